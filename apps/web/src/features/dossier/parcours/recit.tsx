import { useQuery } from '@tanstack/react-query';
import type { RecitDossier } from '@pdp/domain';
import { useAujourdhui } from '../../../platform/format/horloge';
import { dateCourte, dateMoyenne } from '../../../platform/format/dates';
import { Lecture } from '../../../platform/ui/retours/lecture';
import { optionsRecit } from '../dossier.requetes';
import { dureeLisible, modalitesLisibles, phraseRecit } from './recit.vue';
import styles from './frise-dossier.module.css';

/** Récit du parcours, en tête de la frise : ce que ce lecteur peut en raconter. */
export const Recit = ({ dossierId }: { readonly dossierId: string }) => (
  <Lecture requete={useQuery(optionsRecit(dossierId))}>{(recit) => <Chiffres recit={recit} />}</Lecture>
);

function Chiffres({ recit }: { readonly recit: RecitDossier }) {
  const { ouvertLe, closLe, mois, entretiens, partenaires, resultats } = recit;
  return (
    <section className={styles['recit']} aria-label="Récit du parcours">
      <p className="visuellement-cache">{phraseRecit(recit)}</p>
      <dl className={styles['tuiles']}>
        <Tuile titre="Durée" valeur={dureeLisible(mois)}>
          {closLe === null
            ? `depuis le ${dateMoyenne(ouvertLe)}`
            : `du ${dateMoyenne(ouvertLe)} au ${dateMoyenne(closLe)}`}
        </Tuile>
        {entretiens && (
          <Tuile titre="Entretiens" valeur={String(entretiens.total)}>
            {modalitesLisibles(entretiens) || 'aucun noté'}
          </Tuile>
        )}
        {partenaires && (
          <Tuile titre="Partenaires mobilisés" valeur={String(partenaires.length)}>
            {partenaires.join(', ') || 'aucun pour l’instant'}
          </Tuile>
        )}
      </dl>
      {resultats && <Resultats resultats={resultats} />}
    </section>
  );
}

const Tuile = ({ titre, valeur, children }: { titre: string; valeur: string; children: string }) => (
  <div>
    <dt>{titre}</dt>
    <dd>
      <span className={styles['grand']}>{valeur}</span>
      <div className="fin">{children}</div>
    </dd>
  </div>
);

function Resultats({ resultats }: { readonly resultats: NonNullable<RecitDossier['resultats']> }) {
  const aujourdhui = useAujourdhui();
  return (
    <>
      <h3>Résultats obtenus</h3>
      {resultats.length === 0 ? (
        <p className="doux">Aucun pour l’instant.</p>
      ) : (
        <ul className={styles['resultats']}>
          {resultats.map(({ le, libelle }) => (
            <li key={`${le}${libelle}`}>
              {libelle} <span className="fin">({dateCourte(le, aujourdhui)})</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
