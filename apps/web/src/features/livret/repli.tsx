import type { ReactNode } from 'react';
import styles from './livret.module.css';

type Props = { readonly resume: ReactNode; readonly appel?: boolean; readonly children: ReactNode };

/** Partie secondaire : son titre se voit toujours, le reste s'ouvre d'un appui. `appel` : une réponse y est attendue. */
export const Repli = ({ resume, appel = false, children }: Props) => (
  <details className={styles['repli']} data-repli="">
    <summary className={appel ? styles['appel'] : undefined}>{resume}</summary>
    <div className={styles['deplie']}>{children}</div>
  </details>
);
