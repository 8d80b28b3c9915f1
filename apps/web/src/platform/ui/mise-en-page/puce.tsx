import type { ReactNode } from 'react';
import styles from './puce.module.css';

/** Couleurs des maquettes : p-b, p-v, p-a, p-r, p-m, p-g. */
export type CouleurPuce = 'bleu' | 'vert' | 'ambre' | 'rouge' | 'violet' | 'gris';

type Props = { readonly couleur?: CouleurPuce; readonly titre?: string; readonly children: ReactNode };

/** Étiquette courte ; son texte suffit à la comprendre, la couleur ne fait qu'appuyer. */
export function Puce({ couleur = 'gris', titre, children }: Props) {
  return (
    <span className={`${styles['puce']} ${styles[couleur]}`} title={titre}>
      {children}
    </span>
  );
}
