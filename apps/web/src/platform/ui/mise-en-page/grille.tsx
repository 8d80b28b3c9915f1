import type { ReactNode } from 'react';
import styles from './grille.module.css';

type Props = { readonly children: ReactNode };

/** Contenu d'une page : blocs l'un sous l'autre, espacés de 16 px. */
export const Page = ({ children }: Props) => <div className={styles['page']}>{children}</div>;

/** Deux colonnes (2/3, 1/3) ; une seule sous 1100 px. */
export const DeuxColonnes = ({ children }: Props) => <div className={styles['deux']}>{children}</div>;

/** Cartes empilées dans une colonne. */
export const Pile = ({ children }: Props) => <div className={styles['pile']}>{children}</div>;

/** Éléments côte à côte qui passent à la ligne. */
export const Rangee = ({ children }: Props) => <div className={styles['rangee']}>{children}</div>;
