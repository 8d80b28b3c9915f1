import { LIBELLES_PARTIE_LIVRET } from '@pdp/domain';
import type { ChangementLivret, MonLivretVue } from '@pdp/domain';
import { changementEnClair, dateEnClair } from './livret.vue';
import styles from './livret.module.css';

type Props = { readonly livret: MonLivretVue; readonly aujourdhui: string };

/** Vrai tant que cette version, qui n'est pas la première, n'a pas été lue. */
export const estNouveau = ({ publieLe, luLe, version }: MonLivretVue): boolean =>
  publieLe !== null && luLe === null && version > 1;

/**
 * « Ce qui a changé depuis votre visite » : en tête tant que la version n'est pas lue. Chaque ligne dit en mots ce qu'elle est
 * (nouveau, changé, enlevé) : ni couleur ni trait à deviner.
 */
export function CeQuiAChange({ livret: { changements, publieLe }, aujourdhui }: Props) {
  if (publieLe === null) return null;
  const lignes = changements?.lignes ?? [];
  if (lignes.length === 0)
    return (
      <p className={`${styles['nouveau']} ${styles['ecran']}`} data-lu="">
        Nouveau&nbsp;: votre livret a changé le {dateEnClair(publieLe, aujourdhui)}.
      </p>
    );
  return (
    <section className={`${styles['nouveau']} ${styles['ecran']}`} aria-labelledby="titre-change">
      <h2 id="titre-change" data-lu="">
        Ce qui a changé depuis votre visite du {dateEnClair(changements?.depuis ?? publieLe, aujourdhui)}
      </h2>
      <Liste lignes={lignes} />
    </section>
  );
}

/** Les mêmes lignes une fois lues : repliées, au bas du livret. */
export function DerniersChangements({ livret: { changements, publieLe }, aujourdhui }: Props) {
  if (publieLe === null || !changements || changements.lignes.length === 0) return null;
  return (
    <details className={`${styles['repli']} ${styles['ecran']}`}>
      <summary>Ce qui a changé le {dateEnClair(publieLe, aujourdhui)}</summary>
      <div className={styles['deplie']}>
        <Liste lignes={changements.lignes} />
      </div>
    </details>
  );
}

function Liste({ lignes }: { lignes: readonly ChangementLivret[] }) {
  return (
    <ul className={styles['liste']}>
      {lignes.map((ligne) => {
        const { mot, texte, avant } = changementEnClair(ligne);
        return (
          <li key={`${ligne.partie}${ligne.avant}${ligne.apres}`} data-lu="">
            <p>
              <strong>{LIBELLES_PARTIE_LIVRET[ligne.partie]}.</strong> {mot}&nbsp;: {texte}
            </p>
            {avant !== null && <p className={styles['petit']}>Avant&nbsp;: {avant}</p>}
          </li>
        );
      })}
    </ul>
  );
}
