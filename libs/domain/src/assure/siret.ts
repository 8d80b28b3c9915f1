import { echec, succes, type Resultat } from '../noyau/resultat.js';

/** SIRET vérifié, sans espace : 14 chiffres et clé de Luhn, ou la règle propre aux établissements de La Poste. */
export const lireSiret = (saisie: string): Resultat<string, DefautSiret> => {
  const siret = saisie.replace(/[\s.]/g, '');
  if (!/^[0-9]{14}$/.test(siret)) return echec('FORME');
  return luhn(siret) || (siret.startsWith(SIREN_LA_POSTE) && sommeChiffres(siret) % 5 === 0)
    ? succes(siret)
    : echec('CLE');
};

/** SIREN vérifié : 9 chiffres et clé de Luhn. */
export const lireSiren = (saisie: string): Resultat<string, DefautSiret> => {
  const siren = saisie.replace(/[\s.]/g, '');
  if (!/^[0-9]{9}$/.test(siren)) return echec('FORME');
  return luhn(siren) ? succes(siren) : echec('CLE');
};

/** `732 829 320 00074`. */
export const formaterSiret = (siret: string): string =>
  [siret.slice(0, 3), siret.slice(3, 6), siret.slice(6, 9), siret.slice(9)].join(' ');

/** Ce qui ne va pas dans un SIRET ou un SIREN. */
export type DefautSiret = 'FORME' | 'CLE';

/** Phrase montrée sous le champ. */
export const MESSAGES_SIRET: Readonly<Record<DefautSiret, string>> = {
  FORME: 'Un numéro SIRET compte 14 chiffres.',
  CLE: 'Ce numéro SIRET n’existe pas\u00a0: un chiffre est sans doute faux.',
};

// Ses établissements ne suivent pas tous la clé de Luhn : la somme des chiffres est alors un multiple de 5 (domain.md 3.2).
const SIREN_LA_POSTE = '356000000';

const luhn = (chiffres: string): boolean => {
  let somme = 0;
  for (let rang = 0; rang < chiffres.length; rang += 1) {
    const valeur = Number(chiffres[chiffres.length - 1 - rang]) * (rang % 2 === 1 ? 2 : 1);
    somme += valeur > 9 ? valeur - 9 : valeur;
  }
  return somme % 10 === 0;
};

const sommeChiffres = (chiffres: string): number =>
  [...chiffres].reduce((total, chiffre) => total + Number(chiffre), 0);
