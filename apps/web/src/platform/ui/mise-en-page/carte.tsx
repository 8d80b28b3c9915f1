import { useId } from 'react';
import type { ReactNode } from 'react';
import styles from './carte.module.css';

type Props = {
  /** Titre de niveau 2 ; la carte devient alors une région nommée. */
  readonly titre?: ReactNode;
  /** À droite du titre : puce, bouton, lien. */
  readonly actions?: ReactNode;
  /** Filet bleu à gauche : la carte qui appelle une action. */
  readonly accent?: boolean;
  readonly className?: string;
  readonly id?: string;
  readonly children: ReactNode;
};

/** Bloc blanc des maquettes ; une section avec son titre, ou un simple cadre. */
export function Carte({ titre, actions, accent = false, className, id, children }: Props) {
  const idTitre = useId();
  const classes = [styles['carte'], accent && styles['accent'], className].filter(Boolean).join(' ');
  if (titre === undefined) {
    return (
      <div className={classes} id={id}>
        {children}
      </div>
    );
  }
  return (
    <section className={classes} id={id} aria-labelledby={idTitre}>
      <div className={styles['entete']}>
        <h2 id={idTitre}>{titre}</h2>
        {actions}
      </div>
      {children}
    </section>
  );
}
