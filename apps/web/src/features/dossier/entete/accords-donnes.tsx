import { IconCheck, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { DossierVue } from '@pdp/domain';
import { useAujourdhui } from '../../../platform/format/horloge';
import { useSession } from '../../../platform/session/session.requetes';
import { Puce } from '../../../platform/ui/mise-en-page/puce';
import { resumeAccords } from '../../consentement/consentement.vue';
import { QuiVoitQuoi } from './qui-voit-quoi';
import styles from '../dossier.module.css';

/** « Accords donnés », partenaire par partenaire, et le tableau de qui lit quoi. */
export function AccordsDonnes({ dossier }: { readonly dossier: DossierVue }) {
  const { fonction } = useSession().habilitationActive;
  const aujourdhui = useAujourdhui();
  const [ouvert, poserOuvert] = useState(false);
  const accords = resumeAccords(dossier, fonction, aujourdhui);
  return (
    <div className={styles['accords']}>
      <span className="fin">Accords donnés&nbsp;:</span>
      {accords.length === 0 && <span className="fin">aucun</span>}
      {accords.map(({ cle, marque, texte, couleur, detail }) => (
        <Puce key={cle} couleur={couleur} {...(detail ? { titre: detail } : {})}>
          {marque === 'oui' && <IconCheck size={14} stroke={2.5} role="img" aria-label="Accord donné" />}
          {marque === 'non' && <IconX size={14} stroke={2.5} aria-hidden="true" />}
          {texte}
        </Puce>
      ))}
      <button type="button" className={styles['bouton']} onClick={() => poserOuvert(true)}>
        qui voit quoi&nbsp;?
      </button>
      {ouvert && <QuiVoitQuoi dossier={dossier} fermer={() => poserOuvert(false)} />}
    </div>
  );
}
