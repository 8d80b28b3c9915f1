import type { MonLivretVue } from '@pdp/domain';
import { dateEnClair } from './livret.vue';
import styles from './livret.module.css';

type Props = { readonly caps: MonLivretVue['capsPrecedents']; readonly aujourdhui: string };

/** « Mes caps d'avant » : repliés, loin du cap d'aujourd'hui. */
export function CapsPrecedents({ caps, aujourdhui }: Props) {
  if (caps.length === 0) return null;
  return (
    <details className={`${styles['repli']} ${styles['ecran']}`}>
      <summary>Mes caps d’avant&nbsp;: {caps.length}</summary>
      <ul className={`${styles['liste']} ${styles['deplie']}`}>
        {caps.map(({ texte, le }) => (
          <li key={le}>
            «&nbsp;{texte}&nbsp;»<p className={styles['petit']}>écrit le {dateEnClair(le, aujourdhui)}</p>
          </li>
        ))}
      </ul>
    </details>
  );
}
