import { Button } from '@mantine/core';
import { DECISIONS, LIBELLES_CATEGORIE, type CodeDecision, type EcranSalleVue } from '@pdp/domain';
import { useTitrePage } from '../../../platform/ui/accessibilite/titre-page';
import { LienBouton } from '../../../platform/ui/liens/liens';
import { Lecture } from '../../../platform/ui/retours/lecture';
import { SquelettePage } from '../../../platform/ui/retours/squelette';
import { blocsDesCategories } from '../salle/blocs-dossier';
import { minutesDepuis, useSecondes } from '../salle/temps';
import { chrono } from '../revue.vue';
import { useEcran } from './use-ecran';
import styles from './ecran-salle.module.css';

/** Écran partagé d'une salle : grand, lisible de loin, et réduit à ce que tous les présents lisent. */
export function EcranSalle({ revueId }: { readonly revueId: string }) {
  const { ecran, masque, connexion } = useEcran(revueId);
  return (
    <div className={styles['ecran']}>
      <Lecture requete={ecran} squelette={<SquelettePage />}>
        {(vue) => (
          <>
            <Barre vue={vue} coupe={connexion !== 'connectee'} />
            <div className={styles['corps']}>
              {masque ? <p className={styles['message']}>Mise à jour…</p> : <Contenu vue={vue} />}
            </div>
          </>
        )}
      </Lecture>
    </div>
  );
}

function Barre({ vue, coupe }: { vue: EcranSalleVue; coupe: boolean }) {
  const titre = useTitrePage('Mode salle');
  const maintenant = useSecondes(10_000);
  return (
    <header className={styles['barre']}>
      <h1 ref={titre} tabIndex={-1}>
        {vue.titre}
      </h1>
      <span>
        {vue.faits} / {vue.total} dossiers · {minutesDepuis(vue.demarreeLe, maintenant)} min sur {vue.dureeMinutes}
      </span>
      {coupe && <span role="status">Reconnexion…</span>}
      <span className={styles['boutons']}>
        <Button variant="default" onClick={() => void document.documentElement.requestFullscreen?.()}>
          Plein écran
        </Button>
        <LienBouton variant="default" to="/revues/$id" params={{ id: vue.revueId }}>
          Quitter le mode salle
        </LienBouton>
      </span>
    </header>
  );
}

function Contenu({ vue }: { vue: EcranSalleVue }) {
  if (vue.empechePar.length > 0)
    return (
      <div className={styles['message']} role="status">
        <h2>Rien ne s’affiche pour ce dossier</h2>
        <p>
          {vue.empechePar.map((p) => `${p.nom} (${p.fonction})`).join(', ')} n’y a pas accès&nbsp;: attendez son départ
          de la salle, ou lisez chacun sur votre écran.
        </p>
      </div>
    );
  if (vue.passage === null)
    return (
      <p className={styles['message']}>
        {vue.etat === 'EN_COURS' ? 'En attente du prochain dossier.' : 'La séance n’est pas en cours.'}
      </p>
    );
  return <Passage passage={vue.passage} />;
}

type PassageMontre = NonNullable<EcranSalleVue['passage']>;

function Passage({ passage }: { passage: PassageMontre }) {
  const maintenant = useSecondes();
  return (
    <>
      <div className={styles['tete']}>
        <h2>{passage.nomAffiche ?? `Dossier ${passage.ordre}`}</h2>
        {passage.etat === 'EN_DISCUSSION' && (
          <span className={styles['chrono']} role="timer" aria-live="off">
            {chrono(passage.commenceLe, maintenant)} <small>sur {passage.dureeMinutes} min</small>
          </span>
        )}
      </div>
      {passage.question && <p className={styles['question']}>{passage.question}</p>}
      <Avis passage={passage} />
      <div className={styles['blocs']}>
        {blocsDesCategories(passage.categories).map((bloc) => (
          <section key={bloc.categorie}>
            <h3>{LIBELLES_CATEGORIE[bloc.categorie]}</h3>
            {bloc.lignes.map((ligne) => (
              <p key={ligne}>{ligne}</p>
            ))}
          </section>
        ))}
      </div>
      <Decision passage={passage} />
      {passage.reservees.length > 0 && (
        <p className={styles['reserves']}>
          Sur les écrans de ceux qui y ont droit seulement&nbsp;:{' '}
          {passage.reservees.map((c) => LIBELLES_CATEGORIE[c]).join(', ')}.
        </p>
      )}
    </>
  );
}

function Avis({ passage: { avisDifferes, avisReserves } }: { passage: PassageMontre }) {
  if (avisDifferes.length === 0 && avisReserves === 0) return null;
  return (
    <section className={styles['avis']} aria-label="Avis laissés d’avance">
      {avisDifferes.length > 0 && <h3>Avis laissés d’avance</h3>}
      {avisDifferes.map((a) => (
        <p key={a.id}>
          «&nbsp;{a.texte}&nbsp;» <small>{`${a.auteur}, ${a.fonction}`}</small>
        </p>
      ))}
      {avisReserves > 0 && (
        <p className={styles['reserves']}>
          {avisReserves === 1 ? 'Un avis laissé d’avance se lit' : `${avisReserves} avis laissés d’avance se lisent`}{' '}
          sur les écrans de ceux qui y ont droit seulement.
        </p>
      )}
    </section>
  );
}

function Decision({ passage: { decision, brouillon } }: { passage: PassageMontre }) {
  const ecrite = decision ?? brouillon;
  if (!ecrite || (ecrite.texte === '' && ecrite.code === null)) return null;
  return (
    <section className={styles['decision']} aria-label={decision ? 'Décision prise' : 'Décision en cours d’écriture'}>
      <h3>
        {decision ? 'Décision' : `Décision en cours${brouillon?.ecrivain ? `, ${brouillon.ecrivain} écrit` : ''}`}
        {ecrite.code && ` · ${DECISIONS[ecrite.code as CodeDecision]?.libelle ?? ''}`}
      </h3>
      <p>{ecrite.texte}</p>
    </section>
  );
}
