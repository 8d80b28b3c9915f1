import type { ReactNode } from 'react';
import styles from './retours.module.css';

type Props = {
  /** Constat : « Aucune tâche à faire ». */
  readonly titre: string;
  /** Ce qu'on peut faire, en une phrase. */
  readonly children: ReactNode;
  readonly icone?: ReactNode;
  /** Un seul bouton. */
  readonly action?: ReactNode;
};

/** Liste vide : dit pourquoi, ce qu'on peut faire, et offre un bouton. */
export function EtatVide({ titre, children, icone, action }: Props) {
  return (
    <div className={styles['vide']}>
      {icone && (
        <span className={styles['icone']} aria-hidden="true">
          {icone}
        </span>
      )}
      <strong>{titre}</strong>
      <p className="doux">{children}</p>
      {action}
    </div>
  );
}
