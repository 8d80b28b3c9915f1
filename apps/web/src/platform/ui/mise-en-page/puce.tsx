import type { ReactNode } from 'react';
import styles from './puce.module.css';

/** Couleurs des maquettes : p-b, p-v, p-a, p-r, p-m, p-g. */
export type CouleurPuce = 'bleu' | 'vert' | 'ambre' | 'rouge' | 'violet' | 'gris';

type Props = { readonly couleur?: CouleurPuce; readonly titre?: string; readonly children: ReactNode };

const LONGUEUR_SUR_UNE_LIGNE = 26;

/** Étiquette courte ; son texte suffit à la comprendre, la couleur ne fait qu'appuyer. */
export function Puce({ couleur = 'gris', titre, children }: Props) {
  const longue = typeof children === 'string' && children.length > LONGUEUR_SUR_UNE_LIGNE;
  return (
    <span className={`${styles['puce']} ${styles[couleur]} ${longue ? styles['longue'] : ''}`} title={titre}>
      {children}
    </span>
  );
}
