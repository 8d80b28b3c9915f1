import type { ReactNode } from 'react';
import styles from './retours.module.css';

type Props = {
  readonly couleur?: 'bleu' | 'ambre' | 'vert' | 'rouge';
  /** Annoncé par les lecteurs d'écran à son apparition. */
  readonly annonce?: boolean;
  readonly children: ReactNode;
};

/** Information d'une ligne, dans le fil de la page. */
export function Bandeau({ couleur = 'bleu', annonce = false, children }: Props) {
  return (
    <div className={`${styles['bandeau']} ${styles[couleur]}`} {...(annonce ? { role: 'status' } : {})}>
      {children}
    </div>
  );
}
