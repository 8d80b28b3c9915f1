import { LIBELLES_PARTIE_LIVRET, comparerLivrets } from '@pdp/domain';
import type { ChangementLivret, ContenuLivret } from '@pdp/domain';
import styles from './ecarts.module.css';

/** Écarts à montrer ; `null` tant que rien n'a été publié. */
export const ecartsAPublier = (
  publie: ContenuLivret | undefined,
  brouillon: ContenuLivret,
): readonly ChangementLivret[] | null => (publie ? comparerLivrets(publie, brouillon) : null);

/** Ce que la personne verra changer en publiant : texte ajouté souligné, texte retiré barré, et toujours un mot qui le dit. */
export function Ecarts({ lignes }: { readonly lignes: readonly ChangementLivret[] }) {
  if (lignes.length === 0) return <p className="doux">Rien ne change par rapport à la version publiée.</p>;
  return (
    <ul className={styles['ecarts']}>
      {lignes.map(({ partie, avant, apres }) => (
        <li key={`${partie}${avant}${apres}`}>
          <b>{LIBELLES_PARTIE_LIVRET[partie]}</b>
          {avant !== null && (
            <p>
              <span className={styles['mot']}>Retiré</span> <del>{avant}</del>
            </p>
          )}
          {apres !== null && (
            <p>
              <span className={styles['mot']}>Ajouté</span> <ins>{apres}</ins>
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Déplié ou non, et de quoi le changer : un état que garde l'appelant. */
export type Depli = readonly [ouvert: boolean, poser: (ouvert: boolean) => void];

type Props = { readonly lignes: readonly ChangementLivret[] | null; readonly depli: Depli };

/** Le même, replié sous l'éditeur : à jour à chaque frappe. */
export function EcartsDuBrouillon({ lignes, depli: [ouvert, poser] }: Props) {
  if (lignes === null) return null;
  const nombre = lignes.length;
  return (
    <details className={styles['cadre']} open={ouvert} onToggle={({ currentTarget }) => poser(currentTarget.open)}>
      <summary>Différence avec la version publiée&nbsp;: {nombre === 0 ? 'aucune' : nombre}</summary>
      <Ecarts lignes={lignes} />
    </details>
  );
}
