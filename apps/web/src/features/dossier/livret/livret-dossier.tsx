import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { LIBELLES_PARTIE_LIVRET } from '@pdp/domain';
import type { DossierVue, LivretVue } from '@pdp/domain';
import { dateMoyenne } from '../../../platform/format/dates';
import { peut } from '../../../platform/permissions/capacites';
import { Puce } from '../../../platform/ui/mise-en-page/puce';
import { EtatVide } from '../../../platform/ui/retours/etat-vide';
import { Lecture } from '../../../platform/ui/retours/lecture';
import { AccesLivret } from './acces-livret';
import { EditeurLivret } from './editeur-livret';
import { MandatsDossier } from './mandats-dossier';
import { LectureLivret } from './lecture-livret';
import { Propositions } from './propositions';
import { Questions } from './questions';
import { optionsLivret } from './livret.requetes';
import styles from '../dossier.module.css';

/** Livret côté référent : ce que l'assuré lit, et de quoi préparer la version suivante. */
export function LivretDossier({ dossier }: { readonly dossier: DossierVue }) {
  const livret = useQuery(optionsLivret(dossier.id));
  return <Lecture requete={livret}>{(vue) => <Contenu dossier={dossier} livret={vue} />}</Lecture>;
}

function Contenu({ dossier, livret }: { dossier: DossierVue; livret: LivretVue }) {
  const redige = peut(livret, 'ECRIRE_BROUILLON');
  // Gardé ici : chaque nouvelle version du brouillon refait l'éditeur, sans refermer ce qu'on y a ouvert.
  const ecarts = useState(false);
  return (
    <div className={styles['formulaire']}>
      <div className={styles['titreRubrique']}>
        <h2>Livret de suivi</h2>
        <EtatPublication livret={livret} />
      </div>
      {peut(dossier, 'OUVRIR_LIVRET') && <AccesLivret dossier={dossier} />}
      {peut(dossier, 'OUVRIR_LIVRET') && <MandatsDossier dossier={dossier} />}
      {livret.cap && (
        <p>
          <b>Son cap&nbsp;:</b> «&nbsp;{livret.cap.texte}&nbsp;»
        </p>
      )}
      {livret.capsPrecedents.length > 0 && <CapsPrecedents livret={livret} />}
      {livret.mots.length > 0 && <MotsPartages livret={livret} />}
      {livret.questions.length > 0 && <Questions livret={livret} />}
      {livret.propositions.length > 0 && <Propositions livret={livret} />}
      {redige ? (
        <EditeurLivret key={livret.brouillonVersion} livret={livret} ecarts={ecarts} />
      ) : (
        <Publie livret={livret} />
      )}
    </div>
  );
}

function CapsPrecedents({ livret: { capsPrecedents } }: { livret: LivretVue }) {
  return (
    <details>
      <summary>Ses caps d’avant&nbsp;: {capsPrecedents.length}</summary>
      <ul>
        {capsPrecedents.map(({ texte, le }) => (
          <li key={le}>
            «&nbsp;{texte}&nbsp;», {dateMoyenne(le)}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Ce que la personne a choisi de partager ; ses notes à elle n'arrivent jamais jusqu'ici. */
function MotsPartages({ livret: { mots } }: { livret: LivretVue }) {
  return (
    <section>
      <h3>Ses mots partagés</h3>
      <ul className={styles['frise']}>
        {mots.map(({ id, texte, partie, le }) => (
          <li key={id} className={styles['ligne']}>
            <div>
              <div className={styles['texte']}>«&nbsp;{texte}&nbsp;»</div>
              <div className="fin">
                {[partie && `sur «\u00a0${LIBELLES_PARTIE_LIVRET[partie]}\u00a0»`, dateMoyenne(le)]
                  .filter(Boolean)
                  .join(' · ')}
              </div>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function EtatPublication({ livret: { publie } }: { livret: LivretVue }) {
  if (!publie) return <Puce>jamais publié</Puce>;
  return (
    <span style={{ display: 'flex', gap: 6, flexWrap: 'wrap' }}>
      <Puce couleur="bleu">{`version ${publie.version}, ${dateMoyenne(publie.publieLe)}`}</Puce>
      <Puce couleur={publie.luLe ? 'vert' : 'ambre'}>
        {publie.luLe ? `lu ${dateMoyenne(publie.luLe)}` : 'pas encore lu'}
      </Puce>
    </span>
  );
}

function Publie({ livret }: { livret: LivretVue }) {
  if (!livret.publie) {
    return <EtatVide titre="Pas encore de livret">Le référent le publie après le premier entretien.</EtatVide>;
  }
  return <LectureLivret contenu={livret.publie.contenu} />;
}
