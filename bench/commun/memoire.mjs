import { fileURLToPath } from 'node:url';

/** Réglages de lancement d’un processus à qui `memoireVivante` pourra être demandée. */
export const AVEC_SONDE = ['--expose-gc', '--import', fileURLToPath(new URL('./sonde-memoire.mjs', import.meta.url))];

/** Mémoire de ce processus après un ramassage complet, en Mo : `vivante` et `rss` ; l’arrête une fraction de seconde. */
export const memoireVivante = (processus) => processus.demander({ memoire: true });

/** Pente d’une suite de points [minute, Mo], en Mo par minute, et son erreur type : une pente plus petite qu’elle ne dit rien. */
export function pente(points) {
  const n = points.length;
  if (n < 3) return { pente: Number.NaN, erreur: Number.NaN };
  const somme = (lire) => points.reduce((total, p) => total + lire(p), 0);
  const [mx, my] = [somme(([x]) => x) / n, somme(([, y]) => y) / n];
  const sxx = somme(([x]) => (x - mx) ** 2);
  const a = somme(([x, y]) => (x - mx) * (y - my)) / sxx;
  const residus = somme(([x, y]) => (y - my - a * (x - mx)) ** 2);
  return { pente: a, erreur: Math.sqrt(residus / (n - 2) / sxx) };
}
