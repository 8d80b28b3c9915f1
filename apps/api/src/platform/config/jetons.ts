/** Jetons d'injection des services techniques. */
export const CONFIGURATION = Symbol('CONFIGURATION');
export const HORLOGE = Symbol('HORLOGE');
export const DATA_SOURCE = Symbol('DATA_SOURCE');
/** Connexions des travaux de fond : leurs requêtes ne prennent pas celles, déjà prêtes, des demandes. */
export const DATA_SOURCE_FOND = Symbol('DATA_SOURCE_FOND');
export const LECTURE = Symbol('LECTURE');
export const DIFFUSION = Symbol('DIFFUSION');
export const REVEIL_OUTBOX = Symbol('REVEIL_OUTBOX');

/** Rend l'instant présent ; remplacée dans les tests. */
export type HorlogeSysteme = () => Date;
