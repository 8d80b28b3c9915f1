import { useQuery } from '@tanstack/react-query';
import type { DossierVue, LivretVue } from '@pdp/domain';
import { dateMoyenne } from '../../../platform/format/dates';
import { peut } from '../../../platform/permissions/capacites';
import { Puce } from '../../../platform/ui/mise-en-page/puce';
import { EtatVide } from '../../../platform/ui/retours/etat-vide';
import { Lecture } from '../../../platform/ui/retours/lecture';
import { AccesLivret } from './acces-livret';
import { EditeurLivret } from './editeur-livret';
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
  return (
    <div className={styles['formulaire']}>
      <div className={styles['titreRubrique']}>
        <h2>Livret de suivi</h2>
        <EtatPublication livret={livret} />
      </div>
      {peut(dossier, 'OUVRIR_LIVRET') && <AccesLivret dossier={dossier} />}
      {livret.cap && (
        <p>
          <b>Son cap&nbsp;:</b> «&nbsp;{livret.cap.texte}&nbsp;»
        </p>
      )}
      {livret.questions.length > 0 && <Questions livret={livret} />}
      {livret.propositions.length > 0 && <Propositions livret={livret} />}
      {redige ? <EditeurLivret key={livret.brouillonVersion} livret={livret} /> : <Publie livret={livret} />}
    </div>
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
