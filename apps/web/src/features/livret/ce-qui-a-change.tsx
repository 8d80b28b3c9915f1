import { LIBELLES_PARTIE_LIVRET } from '@pdp/domain';
import type { ChangementLivret, MonLivretVue } from '@pdp/domain';
import { useState } from 'react';
import { changementEnClair, dateEnClair } from './livret.vue';
import styles from './livret.module.css';

type Props = { readonly livret: MonLivretVue; readonly aujourdhui: string };

/**
 * « Ce qui a changé depuis votre visite » : ouvert tant que cette version n'a pas été lue, replié ensuite. Chaque ligne dit en mots ce
 * qu'elle est (nouveau, changé, enlevé) : ni couleur ni trait à deviner.
 */
export function CeQuiAChange({ livret, aujourdhui }: Props) {
  const { changements, publieLe, version } = livret;
  // Retenu à l'ouverture : l'accusé de lecture, envoyé aussitôt, ne doit pas replier la liste sous les yeux.
  const [nouveau] = useState(livret.luLe === null && version > 1);
  if (publieLe === null) return null;
  const lignes = changements?.lignes ?? [];
  if (!nouveau && lignes.length === 0) return null;
  if (lignes.length === 0)
    return (
      <p className={`${styles['nouveau']} ${styles['ecran']}`} data-lu="">
        Nouveau&nbsp;: votre livret a changé le {dateEnClair(publieLe, aujourdhui)}.
      </p>
    );
  if (nouveau)
    return (
      <section className={`${styles['nouveau']} ${styles['ecran']}`} aria-labelledby="titre-change">
        <h2 id="titre-change" data-lu="">
          Ce qui a changé depuis votre visite du {dateEnClair(changements?.depuis ?? publieLe, aujourdhui)}
        </h2>
        <Liste lignes={lignes} />
      </section>
    );
  return (
    <details className={`${styles['bloc']} ${styles['ecran']}`}>
      <summary>Ce qui a changé le {dateEnClair(publieLe, aujourdhui)}</summary>
      <Liste lignes={lignes} />
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
