/** Code de la décision qui oriente vers l'équipe technique de maintien. */
export const ORIENTER_ETM = 'ORIENTER_ETM';

/** Cette décision ouvre ou conclut une orientation : elle oriente vers l'équipe technique, ou se prend dans sa séance. */
export const regardeLEtm = (typeSeance: string, code: string): boolean => typeSeance === 'ETM' || code === ORIENTER_ETM;
