import type { ReactNode } from 'react';
import { initiales } from '../../format/textes';
import styles from './personne.module.css';

type Props = {
  readonly nom: string;
  readonly couleur?: 'violet' | 'vert' | 'bleu' | 'gris';
  /** Fonction, état : en petit après le nom. */
  readonly children?: ReactNode;
};

/** Pastille aux initiales, nom, précision : le bandeau des présents, le cercle de suivi. */
export function Personne({ nom, couleur = 'violet', children }: Props) {
  return (
    <span className={styles['personne']}>
      <span className={`${styles['rond']} ${styles[couleur]}`} aria-hidden="true">
        {initiales(nom)}
      </span>
      <span>
        {nom} {children && <span className="fin">{children}</span>}
      </span>
    </span>
  );
}
