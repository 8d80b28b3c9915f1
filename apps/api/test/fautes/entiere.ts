/** Vrai pour la suite entière, à la main : `PDP_FAUTES=entieres npm run test:fautes`. Sans elle, la part qui tient en huit minutes. */
export const ENTIERE = process.env['PDP_FAUTES'] === 'entieres';
