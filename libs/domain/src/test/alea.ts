/** Nombres pseudo-aléatoires reproductibles, pour des jeux d'essai identiques d'une machine à l'autre (mulberry32). */
export const creerAlea = (graine: number): Alea => {
  let etat = graine >>> 0;
  const suivant = (): number => {
    etat = (etat + 0x6d2b79f5) >>> 0;
    let t = etat;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const entier = (min: number, max: number): number => min + Math.floor(suivant() * (max - min + 1));
  return {
    entier,
    parmi: (choix) => {
      const tire = choix[entier(0, choix.length - 1)];
      if (tire === undefined) throw new RangeError('Rien à tirer');
      return tire;
    },
    octets: (nombre) => Uint8Array.from({ length: nombre }, () => entier(0, 255)),
  };
};

/** Source d'aléa à graine. */
export interface Alea {
  entier(min: number, max: number): number;
  parmi<T>(choix: readonly T[]): T;
  octets(nombre: number): Uint8Array;
}
