import { LIBELLES_STATUT_ETAPE } from '@pdp/domain';
import type { ContenuLivret } from '@pdp/domain';
import type { ReactNode } from 'react';
import { dateHeureLongue, dateLongue } from '../../../platform/format/dates';
import { libelleDe } from '../../../platform/format/libelles';
import styles from '../dossier.module.css';

/** Livret publié, tel que l'assuré le lit. */
export function LectureLivret({ contenu }: { readonly contenu: ContenuLivret }) {
  const { rendezVous, etapes, quiFaitQuoi, decisions, ressources } = contenu;
  return (
    <dl className={styles['faits']}>
      <Partie titre="Où j’en suis">{contenu.ouJenSuis}</Partie>
      {rendezVous && (
        <Partie titre="Prochain rendez-vous">
          {[dateHeureLongue(rendezVous.dateHeure), rendezVous.objet, rendezVous.lieu].filter(Boolean).join(', ')}
        </Partie>
      )}
      <Partie titre="Mes étapes">
        <Liste
          lignes={etapes.map((e) =>
            [e.titre, e.qui, e.quand ? dateLongue(e.quand) : null, libelleDe(LIBELLES_STATUT_ETAPE, e.statut)]
              .filter(Boolean)
              .join(' · '),
          )}
        />
      </Partie>
      <Partie titre="Qui fait quoi">
        <Liste lignes={quiFaitQuoi.map((q) => `${q.nom}, ${q.fonction}\u00a0: ${q.fait}`)} />
      </Partie>
      {decisions.length > 0 && (
        <Partie titre="Ce qui a été décidé">
          <Liste lignes={decisions.map((d) => `${dateLongue(d.date)}\u00a0: ${d.phrase}`)} />
        </Partie>
      )}
      {ressources.length > 0 && (
        <Partie titre="Ce qui m’aide">
          <Liste lignes={ressources} />
        </Partie>
      )}
    </dl>
  );
}

const Partie = ({ titre, children }: { titre: string; children: ReactNode }) => (
  <>
    <dt>{titre}</dt>
    <dd>{children}</dd>
  </>
);

const Liste = ({ lignes }: { lignes: readonly string[] }) => (
  <ul>
    {lignes.map((ligne) => (
      <li key={ligne}>{ligne}</li>
    ))}
  </ul>
);
