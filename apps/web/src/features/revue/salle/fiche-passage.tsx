import { LIBELLES_CATEGORIE, type CategorieDonnee, type DossierVue, type PassageCourantVue } from '@pdp/domain';
import { dateCourte } from '../../../platform/format/dates';
import { useAujourdhui } from '../../../platform/format/horloge';
import { libelleDe, risqueLong } from '../../../platform/format/libelles';
import { Puce } from '../../../platform/ui/mise-en-page/puce';
import { ListesDuDiagnostic } from '../../diagnostic/listes-en-revue';
import { statutCourt } from '../../dossier/dossier.vue';
import { AvisDifferes } from '../avis/avis-differes';
import { blocsDuDossier } from './blocs-dossier';
import { chrono } from '../revue.vue';
import { SonDuMinuteur } from './son-du-minuteur';
import { useSecondes } from './temps';
import styles from './salle.module.css';

/** Passage affiché : la question, ce qui a changé, et la projection du dossier que ce lecteur peut lire. */
export function FichePassage({ vue }: { readonly vue: PassageCourantVue }) {
  if (!vue.passage.visible || vue.dossier === null) return <SalleDAttente />;
  return (
    <>
      <EnTete vue={vue} dossier={vue.dossier} />
      <div className={`${styles['champ']} ${styles['question']}`}>
        <span className="fin">Question au groupe — posée par {vue.passage.questionDe ?? 'le référent'}</span>
        <b>{vue.passage.question}</b>
      </div>
      <Depuis vue={vue} />
      <AvisDifferes avis={vue.avisDifferes} />
      <section className={styles['champ']}>
        <h3>Freins, ressources, besoins</h3>
        <ListesDuDiagnostic dossierId={vue.dossier.id} />
      </section>
      <div className={styles['blocs']}>
        {blocsDuDossier(vue.dossier).map((bloc) => (
          <section key={bloc.categorie} className={styles['champ']}>
            <h3>{LIBELLES_CATEGORIE[bloc.categorie]}</h3>
            {bloc.lignes.map((ligne) => (
              <p key={ligne} className="doux">
                {ligne}
              </p>
            ))}
            <MasqueA vue={vue} categorie={bloc.categorie} />
          </section>
        ))}
      </div>
      {vue.enAttente.map((p) => (
        <div key={p.nom} className="ferme">
          {p.fonction} ({p.nom})&nbsp;: en salle d’attente sur ce dossier (accord non donné).
        </div>
      ))}
    </>
  );
}

function EnTete({ vue, dossier }: { vue: PassageCourantVue; dossier: DossierVue }) {
  const maintenant = useSecondes();
  const emploi = dossier.categories.emploi as { poste?: string; statutEmploi?: string } | undefined;
  const arret = dossier.categories.arret as { jours?: number; risque?: string } | undefined;
  const situation = [
    emploi?.poste,
    statutCourt(emploi?.statutEmploi),
    arret?.jours === undefined ? undefined : `J ${arret.jours}`,
    risqueLong(arret?.risque ?? null),
  ].filter(Boolean);
  return (
    <div className={styles['tete']}>
      <div>
        <h2>{vue.passage.nomAffiche ?? `Dossier ${dossier.numero}`}</h2>
        <span className="doux">{situation.join(' · ')}</span>
      </div>
      {vue.passage.commenceLe && vue.passage.termineLe === null && (
        <div className={styles['temps']} role="timer" aria-live="off">
          <div className={`${styles['chrono']} ${estDepasse(vue, maintenant) ? styles['depasse'] : ''}`}>
            {chrono(vue.passage.commenceLe, maintenant)}
          </div>
          <span className="fin">sur {vue.passage.dureeMinutes} min</span>{' '}
          <SonDuMinuteur depasse={estDepasse(vue, maintenant)} />
        </div>
      )}
    </div>
  );
}

const estDepasse = ({ passage }: PassageCourantVue, maintenantMs: number): boolean =>
  passage.commenceLe !== null && maintenantMs - Date.parse(passage.commenceLe) > passage.dureeMinutes * 60_000;

function Depuis({ vue }: { vue: PassageCourantVue }) {
  const aujourdhui = useAujourdhui();
  if (vue.depuisDerniereRevue.length === 0) return null;
  return (
    <>
      <h3>Depuis la dernière revue</h3>
      <ul className={styles['depuis']}>
        {vue.depuisDerniereRevue.map((f) => (
          <li key={`${f.libelle}${f.le}`}>
            {f.libelle}, {dateCourte(f.le, aujourdhui)} <Puce>{libelleDe(LIBELLES_CATEGORIE, f.categorie)}</Puce>
          </li>
        ))}
      </ul>
    </>
  );
}

function MasqueA({ vue, categorie }: { vue: PassageCourantVue; categorie: CategorieDonnee }) {
  const noms = vue.masqueA[categorie] ?? [];
  if (noms.length === 0) return null;
  return <Puce couleur="violet">{`masqué à\u00a0: ${noms.join(', ')}`}</Puce>;
}

function SalleDAttente() {
  return (
    <div className={styles['attente']} role="status">
      <h2>Vous êtes en salle d’attente</h2>
      <p>L’assuré n’a pas donné son accord pour que votre service lise ce dossier.</p>
      <p className="doux">Vous reviendrez dans la salle au passage suivant, sans rien faire.</p>
    </div>
  );
}
