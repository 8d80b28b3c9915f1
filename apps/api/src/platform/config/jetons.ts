/** Jetons d'injection des services techniques. */
export const CONFIGURATION = Symbol('CONFIGURATION');
export const HORLOGE = Symbol('HORLOGE');
export const DATA_SOURCE = Symbol('DATA_SOURCE');
export const LECTURE = Symbol('LECTURE');
export const DIFFUSION = Symbol('DIFFUSION');
export const REVEIL_OUTBOX = Symbol('REVEIL_OUTBOX');

/** Rend l'instant présent ; remplacée dans les tests. */
export type HorlogeSysteme = () => Date;
