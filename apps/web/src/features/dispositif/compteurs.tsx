import type { Compteur } from '@pdp/domain';
import { lignesCompteur } from './compteur.vue';
import styles from './dispositif.module.css';

type Props = {
  readonly compteurs: readonly Compteur[];
  /** Dit aussi chaque nombre à part : ce qui est utilisé, ce qui reste, ce qui manque, jusqu'à quand. */
  readonly detail?: boolean;
};

/** Compteurs d'un dispositif : la phrase dit tout, la barre appuie (plein : passé ; contour : prévu). */
export const Compteurs = ({ compteurs, detail = false }: Props) => (
  <>
    {compteurs.map((compteur) => (
      <UnCompteur key={compteur.libelle} compteur={compteur} detail={detail} />
    ))}
  </>
);

function UnCompteur({ compteur, detail }: { readonly compteur: Compteur; readonly detail: boolean }) {
  const { libelle, utilise, prevu, total, depasse, phrase, source } = compteur;
  const part = (valeur: number): string => `${Math.min(100, total === 0 ? 0 : (valeur / total) * 100)}%`;
  return (
    <div className={`${styles['compteur']} ${depasse ? styles['depasse'] : ''}`}>
      <div className={styles['barre']} aria-hidden="true">
        <span className={styles['prevu']} style={{ width: part(prevu) }} />
        <span className={styles['utilise']} style={{ width: part(utilise) }} />
      </div>
      <p>
        {phrase}{' '}
        <span className="fin">
          {libelle}, {source}
        </span>
      </p>
      {detail && (
        <dl className={styles['chiffres']}>
          {lignesCompteur(compteur).map(([titre, valeur]) => (
            <div key={titre}>
              <dt>{titre}</dt>
              <dd>{valeur}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
