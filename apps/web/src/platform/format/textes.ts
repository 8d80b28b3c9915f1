const NOMBRE = new Intl.NumberFormat('fr-FR');
const POURCENT = new Intl.NumberFormat('fr-FR', { style: 'percent', maximumFractionDigits: 1 });

/** « 1 234 » avec l'espace fine insécable. */
export const nombre = (valeur: number): string => NOMBRE.format(valeur);

/** « 12,5 % » ; `part` va de 0 à 1. */
export const pourcent = (part: number): string => POURCENT.format(part);

/** « 1 dossier », « 3 dossiers », « 0 dossier » : au singulier jusqu'à moins de 2. */
export const pluriel = (quantite: number, singulier: string, plurielForme = `${singulier}s`): string =>
  `${nombre(quantite)} ${Math.abs(quantite) < 2 ? singulier : plurielForme}`;

/** Première lettre en capitale. */
export const capitale = (texte: string): string => texte.charAt(0).toLocaleUpperCase('fr-FR') + texte.slice(1);

/** Initiales pour la pastille d'une personne : « Dr Anne Morvan » → « AM ». */
export function initiales(nom: string): string {
  const mots = nom.split(/[\s-]+/).filter((mot) => mot !== '' && !/^(m|mme|mlle|dr|pr)\.?$/iu.test(mot));
  const lettres = [mots[0], mots.length > 1 ? mots[mots.length - 1] : undefined].map((mot) => mot?.charAt(0) ?? '');
  return lettres.join('').toLocaleUpperCase('fr-FR');
}

/** Numéro de téléphone français lisible : « 02 97 00 00 00 » ; laissé tel quel sinon. */
export function telephone(numero: string): string {
  const chiffres = numero.replace(/[\s.-]/g, '').replace(/^\+33/, '0');
  return /^0\d{9}$/.test(chiffres) ? (chiffres.match(/\d{2}/g) ?? []).join(' ') : numero;
}

/** Taille de fichier : « 1,4 Mo ». */
export function taille(octets: number): string {
  if (octets < 1000) return `${octets} o`;
  if (octets < 1_000_000) return `${nombre(Math.round(octets / 1000))} ko`;
  return `${new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 }).format(octets / 1_000_000)} Mo`;
}

/** Libellé placé au milieu d'une phrase : sa première lettre en minuscule, les sigles gardés. */
export const enPhrase = (libelle: string): string => libelle.charAt(0).toLowerCase() + libelle.slice(1);
