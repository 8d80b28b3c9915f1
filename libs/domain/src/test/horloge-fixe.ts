import type { Horloge } from '../noyau/horloge.js';

/** Horloge qui n'avance que si on le lui dit. */
export const uneHorloge = (depart = '2026-11-22T10:00:00.000Z'): HorlogeFixe => {
  let instant = Date.parse(depart);
  return {
    maintenant: () => new Date(instant),
    avancer: (millisecondes) => {
      instant += millisecondes;
    },
  };
};

/** Horloge d'essai. */
export interface HorlogeFixe extends Horloge {
  avancer(millisecondes: number): void;
}
