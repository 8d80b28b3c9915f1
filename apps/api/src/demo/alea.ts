/** Tirages reproductibles : même graine, même démonstration. */
export type Alea = {
  /** Réel dans [0, 1[. */
  reel(): number;
  /** Entier entre min et max compris. */
  entier(min: number, max: number): number;
  un<T>(liste: readonly T[]): T;
  /** Un élément selon son poids. */
  pondere<T>(liste: readonly (readonly [T, number])[]): T;
  vrai(probabilite: number): boolean;
  plusieurs<T>(liste: readonly T[], nombre: number): T[];
  melange<T>(liste: readonly T[]): T[];
};

/** Générateur mulberry32 : petit, rapide, sans rapport avec la sécurité. */
export function creerAlea(graine: number): Alea {
  let etat = graine >>> 0;
  const reel = (): number => {
    etat = (etat + 0x6d2b79f5) >>> 0;
    let t = etat;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const entier = (min: number, max: number): number => min + Math.floor(reel() * (max - min + 1));
  const un = <T>(liste: readonly T[]): T => liste[entier(0, liste.length - 1)]!;
  const pondere = <T>(liste: readonly (readonly [T, number])[]): T => {
    const total = liste.reduce((s, [, poids]) => s + poids, 0);
    let reste = reel() * total;
    for (const [valeur, poids] of liste) if ((reste -= poids) < 0) return valeur;
    return liste.at(-1)![0];
  };
  const melange = <T>(liste: readonly T[]): T[] => {
    const copie = [...liste];
    for (let i = copie.length - 1; i > 0; i--) {
      const j = entier(0, i);
      [copie[i], copie[j]] = [copie[j]!, copie[i]!];
    }
    return copie;
  };
  return { reel, entier, un, pondere, vrai: (p) => reel() < p, plusieurs: (l, n) => melange(l).slice(0, n), melange };
}

/** UUID v7 tiré de l'aléa et d'un instant : stable d'un chargement à l'autre pour un même jour. */
export function creerIds(alea: Alea): (instant: Date) => string {
  return (instant) => {
    const temps = instant.getTime().toString(16).padStart(12, '0');
    const h = (n: number): string => Array.from({ length: n }, () => alea.entier(0, 15).toString(16)).join('');
    return `${temps.slice(0, 8)}-${temps.slice(8)}-7${h(3)}-${(8 + alea.entier(0, 3)).toString(16)}${h(3)}-${h(12)}`;
  };
}
