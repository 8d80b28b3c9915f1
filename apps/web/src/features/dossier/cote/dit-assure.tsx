import { useQuery } from '@tanstack/react-query';
import { LIBELLES_CANAL_DIT } from '@pdp/domain';
import type { DitVue, DossierVue } from '@pdp/domain';
import { useState } from 'react';
import { dateCourte } from '../../../platform/format/dates';
import { useAujourdhui } from '../../../platform/format/horloge';
import { peut } from '../../../platform/permissions/capacites';
import { Carte } from '../../../platform/ui/mise-en-page/carte';
import { optionsDits } from '../dit.requetes';
import { lAssure } from '../dossier.vue';
import { NoterDit } from './noter-dit';
import styles from '../dossier.module.css';

/** Phrases montrées avant « tout voir ». */
const MONTREES = 3;

/** « Dit à l’assuré(e) » : qui lui a dit quoi, quand et comment, livrets publiés compris. */
export function DitAssure({ dossier }: { readonly dossier: DossierVue }) {
  const dits = useQuery({ ...optionsDits(dossier.id), enabled: !dossier.masque.includes('livret') });
  const [tout, poserTout] = useState(false);
  const [ajout, poserAjout] = useState(false);
  if (!dits.data) return null;
  const { elements } = dits.data;
  return (
    <Carte titre={`Dit à ${lAssure(dossier)}`}>
      {elements.length === 0 && <p className="doux">Rien n’est encore noté, et aucun livret n’est publié.</p>}
      <ul className={styles['dits']}>
        {(tout ? elements : elements.slice(0, MONTREES)).map((dit) => (
          <UnDit key={dit.id} dit={dit} />
        ))}
      </ul>
      {elements.length > MONTREES && !tout && (
        <button type="button" className={styles['bouton']} onClick={() => poserTout(true)}>
          Tout voir ({elements.length})
        </button>
      )}
      {peut(dossier, 'NOTER_DIT') && (
        <div>
          <button type="button" className={styles['bouton']} onClick={() => poserAjout(true)}>
            Noter ce qui a été dit
          </button>
        </div>
      )}
      {ajout && <NoterDit dossierId={dossier.id} fermer={() => poserAjout(false)} />}
    </Carte>
  );
}

function UnDit({ dit }: { readonly dit: DitVue }) {
  const aujourdhui = useAujourdhui();
  const lu = dit.livret?.luLe ? `lu le ${dateCourte(dit.livret.luLe, aujourdhui)}` : 'pas encore lu';
  const comment =
    dit.canal === 'LIVRET' ? `livret v${dit.livret?.version}, ${lu}` : LIBELLES_CANAL_DIT[dit.canal].toLowerCase();
  return (
    <li>
      <blockquote className={styles['citation']}>«&nbsp;{dit.phrase}&nbsp;»</blockquote>
      <p className="fin">{[dateCourte(dit.le, aujourdhui), comment, dit.par].filter(Boolean).join(' · ')}</p>
    </li>
  );
}
