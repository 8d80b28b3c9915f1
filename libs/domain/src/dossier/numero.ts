/** Numéro de dossier « 56-2026-0412 » : département, année d'ouverture, rang dans l'année (au moins quatre chiffres). */
export const formerNumeroDossier = ({ departement, annee, rang }: NumeroDossier): string => {
  if (
    !DEPARTEMENT.test(departement) ||
    !Number.isInteger(annee) ||
    annee < 2000 ||
    annee > 2999 ||
    !Number.isInteger(rang) ||
    rang < 1
  )
    throw new RangeError('Numéro de dossier impossible');
  return `${departement}-${annee}-${String(rang).padStart(4, '0')}`;
};

/** Lit un numéro saisi, avec ou sans tirets ; `null` si ce n'en est pas un. */
export const lireNumeroDossier = (saisie: string): NumeroDossier | null => {
  const lu = /^(\d{2}|2[ab]|9[78]\d)[\s-]*(2\d{3})[\s-]*(\d{4,7})$/i.exec(saisie.trim());
  const rang = Number(lu?.[3]);
  return lu?.[1] && lu[2] && rang >= 1 ? { departement: lu[1].toUpperCase(), annee: Number(lu[2]), rang } : null;
};

/** Parties d'un numéro de dossier. */
export interface NumeroDossier {
  readonly departement: string;
  readonly annee: number;
  readonly rang: number;
}

const DEPARTEMENT = /^(?:\d{2}|2[AB]|9[78]\d)$/;
