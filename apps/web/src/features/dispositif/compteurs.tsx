import type { Compteur } from '@pdp/domain';
import styles from './dispositif.module.css';

/** Compteurs d'un dispositif : la phrase dit tout, la barre appuie (plein : passé ; contour : prévu). */
export const Compteurs = ({ compteurs }: { readonly compteurs: readonly Compteur[] }) => (
  <>
    {compteurs.map((compteur) => (
      <UnCompteur key={compteur.libelle} compteur={compteur} />
    ))}
  </>
);

function UnCompteur({ compteur: { libelle, utilise, prevu, total, depasse, phrase, source } }: { compteur: Compteur }) {
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
    </div>
  );
}
