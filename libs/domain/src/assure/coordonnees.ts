import { echec, succes, type Resultat } from '../noyau/resultat.js';

/** Téléphone sous forme internationale `+33612345678` ; un numéro à dix chiffres est tenu pour français. */
export const lireTelephone = (saisie: string): Resultat<string, string> => {
  const compact = saisie.replace(/[\s.\-()/‐‑–]/g, '').replace(/^00/, '+');
  const national = /^(?:\+33)?0?([1-9]\d{8})$/.exec(compact);
  if (national?.[1] && (compact.startsWith('+') || compact.startsWith('0'))) {
    const indicatif = compact.startsWith('+') ? '33' : indicatifDe(national[1]);
    return succes(`+${indicatif}${national[1]}`);
  }
  if (/^\+(?!33|0)\d{7,15}$/.test(compact)) return succes(compact);
  return echec('Un numéro de téléphone à dix chiffres est attendu, par exemple 06 12 34 56 78.');
};

/** `06 12 34 56 78` pour un numéro français, la forme internationale sinon. */
export const formaterTelephone = (telephone: string): string => {
  const francais = /^\+(?:33|262|590|594|596)(\d{9})$/.exec(telephone);
  return francais?.[1] ? `0${francais[1]}`.replace(/(\d{2})(?=\d)/g, '$1 ') : telephone;
};

/** Vrai si l'on peut envoyer un SMS à ce numéro conservé. */
export const estMobile = (telephone: string): boolean => /^\+(?:33[67]|(?:262|590|594|596)6)\d{8}$/.test(telephone);

/** Courriel en minuscules ; la seule preuve qu'il existe est qu'un message arrive. */
export const lireCourriel = (saisie: string): Resultat<string, string> => {
  const courriel = saisie.trim().toLowerCase();
  return courriel.length <= 254 &&
    /^[^\s@"<>,;:\\]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,}$/u.test(courriel)
    ? succes(courriel)
    : echec('Cette adresse électronique n’est pas complète, par exemple prenom.nom@exemple.fr.');
};

/** Code postal français à cinq chiffres. */
export const lireCodePostal = (saisie: string): Resultat<string, string> => {
  const code = saisie.replace(/\s/g, '');
  return /^(?:0[1-9]|[1-8]\d|9[0-8])\d{3}$/.test(code) ? succes(code) : echec('Un code postal compte cinq chiffres.');
};

// Départements d'outre-mer : même numérotation à dix chiffres, indicatif propre.
const indicatifDe = (national: string): string => {
  const zone = /^(?:(262|692|693)|(590|690|691)|(594|694)|(596|696|697))/.exec(national);
  if (!zone) return '33';
  return zone[1] ? '262' : zone[2] ? '590' : zone[3] ? '594' : '596';
};
