import { echec, succes, type Resultat } from '../noyau/resultat.js';

/**
 * NIR vérifié, sous sa forme conservée (15 caractères, sans espace). Le mois n'est pas contrôlé et rien n'est déduit
 * du numéro : ni sexe, ni date de naissance (domain.md 3.1).
 */
export const lireNir = (saisie: string): Resultat<string, DefautNir> => {
  const nir = normaliserNir(saisie);
  if (nir === '') return echec('VIDE');
  if (nir.length !== 15) return echec('LONGUEUR');
  if (!FORME.test(nir)) return echec('FORME');
  return cleNir(nir.slice(0, 13)) === nir.slice(13) ? succes(nir) : echec('CLE');
};

/** Saisie sans espaces, points ni tirets, en majuscules ; rien n'est encore vérifié. */
export const normaliserNir = (saisie: string): string => saisie.replace(/[\s.\-‐‑–]/g, '').toUpperCase();

/** Clé à deux chiffres d'un corps de treize caractères ; 2A compte pour 19 et 2B pour 18 (départements corses). */
export const cleNir = (corps: string): string => {
  const chiffres = corps.replace('2A', '19').replace('2B', '18');
  return String(97 - (Number(chiffres) % 97)).padStart(2, '0');
};

/** `1 80 •• •• ••• ••• ••` : ce que voient ceux qui n'ont pas besoin du numéro. */
export const masquerNir = (nir: string): string => `${nir.slice(0, 1)} ${nir.slice(1, 3)} •• •• ••• ••• ••`;

/** `1 80 12 75 123 456 42` : le numéro entier, espacé comme sur la carte Vitale. */
export const formaterNir = (nir: string): string =>
  [
    nir.slice(0, 1),
    nir.slice(1, 3),
    nir.slice(3, 5),
    nir.slice(5, 7),
    nir.slice(7, 10),
    nir.slice(10, 13),
    nir.slice(13),
  ].join(' ');

/** Ce qui ne va pas dans un NIR. */
export type DefautNir = 'VIDE' | 'LONGUEUR' | 'FORME' | 'CLE';

/** Phrase montrée sous le champ. */
export const MESSAGES_NIR: Readonly<Record<DefautNir, string>> = {
  VIDE: 'Le numéro de sécurité sociale est obligatoire.',
  LONGUEUR: 'Le numéro de sécurité sociale compte 15 caractères, clé comprise.',
  FORME: 'Ce numéro n’a pas la forme d’un numéro de sécurité sociale.',
  CLE: 'La clé (les deux derniers chiffres) ne correspond pas au numéro\u00a0: vérifiez la saisie.',
};

const FORME = /^[1-478][0-9]{2}[0-9]{2}(?:[0-9]{2}|2[AB])[0-9]{3}[0-9]{3}[0-9]{2}$/;
