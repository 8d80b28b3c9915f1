import type { CSSProperties, ReactNode } from 'react';
import styles from './filtres.module.css';

type Props = {
  /** Largeur voulue de chaque champ, en pixels ; il rétrécit plutôt que de déborder. */
  readonly largeur?: number;
  readonly children: ReactNode;
};

/** Filtres d'une liste : des champs côte à côte, qui passent à la ligne au téléphone. */
export const Filtres = ({ largeur = 300, children }: Props) => (
  <div className={styles['filtres']} style={{ '--largeur-filtre': `${largeur}px` } as CSSProperties}>
    {children}
  </div>
);
