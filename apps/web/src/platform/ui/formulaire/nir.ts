import { lireNir, MESSAGES_NIR } from '@pdp/domain';

/** État d'un NIR pendant la saisie : on ne gronde pas un numéro en cours de frappe. */
export type EtatNir = 'vide' | 'incomplet' | 'valide' | 'faux';

const DEBUTS = [0, 1, 3, 5, 7, 10, 13] as const;

/** Garde les caractères utiles d'une saisie ou d'un collage : chiffres, A et B de la Corse, 15 au plus. */
export const nettoyerNir = (saisie: string): string =>
  saisie
    .toUpperCase()
    .replace(/[^0-9AB]/g, '')
    .slice(0, 15);

/** Écrit un NIR comme sur la carte : « 1 80 12 75 123 456 42 », même incomplet. */
export function espacerNir(saisie: string): string {
  const nir = nettoyerNir(saisie);
  return DEBUTS.map((debut, i) => nir.slice(debut, DEBUTS[i + 1] ?? 15))
    .filter((morceau) => morceau !== '')
    .join(' ');
}

/** Juge une saisie avec les règles du domaine. */
export function etatNir(saisie: string): EtatNir {
  const nir = nettoyerNir(saisie);
  if (nir === '') return 'vide';
  if (nir.length < 15) return 'incomplet';
  return lireNir(nir).ok ? 'valide' : 'faux';
}

/** Ce qu'il faut corriger, ou null si le NIR est valide. */
export function messageNir(saisie: string): string | null {
  const lu = lireNir(nettoyerNir(saisie));
  return lu.ok ? null : MESSAGES_NIR[lu.erreur];
}

/** Place du curseur après mise en forme : après le même nombre de caractères utiles qu'avant. */
export function curseurApresFormat(espace: string, utilesAvant: number): number {
  let vus = 0;
  for (let i = 0; i < espace.length; i += 1) {
    if (vus === utilesAvant) return i;
    if (espace[i] !== ' ') vus += 1;
  }
  return espace.length;
}
