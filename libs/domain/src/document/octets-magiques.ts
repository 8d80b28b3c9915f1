import { LIMITES_DOCUMENT, TYPES_FICHIER, type TypeFichier } from './document.js';

/** Octets de tête et de queue qu'il faut connaître pour juger d'un fichier. */
export const FENETRE = { tete: 33, queue: 2048 } as const;

/** Type reconnu à ses premiers octets (au moins `FENETRE.tete`, ou le fichier entier) ; `null` s'il n'est pas accepté. */
export function typeDeFichier(tete: Uint8Array): TypeFichier | null {
  if (commencePar(tete, PDF)) return 'application/pdf';
  if (commencePar(tete, PNG)) return 'image/png';
  if (commencePar(tete, JPEG)) return 'image/jpeg';
  return null;
}

/** Ce qui ne va pas dans un fichier dont le type est reconnu : coupé, démesuré, protégé ; `null` si rien. */
export function defautDeForme(type: TypeFichier, tete: Uint8Array, queue: Uint8Array): DefautFichier | null {
  if (type === 'application/pdf') return contient(queue, FIN_PDF) ? null : 'INCOMPLET';
  // Un téléphone ajoute souvent ses données après la fin d'une image JPEG : on n'y cherche rien.
  if (type === 'image/jpeg') return null;
  if (!finitPar(queue, FIN_PNG)) return 'INCOMPLET';
  const [largeur, hauteur] = [entier(tete, 16), entier(tete, 20)];
  const { coteImage, pointsImage } = LIMITES_DOCUMENT;
  const demesuree = Math.max(largeur, hauteur) > coteImage || largeur * hauteur > pointsImage;
  return demesuree || largeur === 0 || hauteur === 0 ? 'IMAGE_DEMESUREE' : null;
}

/** Un PDF protégé par un mot de passe ne peut pas être analysé ; `morceau` chevauche le précédent de `chevauchement` octets. */
export const estProtege = (morceau: Uint8Array): boolean => contient(morceau, CHIFFRE);

/** Octets à garder d'un morceau à l'autre pour ne rien manquer. */
export const CHEVAUCHEMENT = 16;

/** Raisons de refuser un fichier. */
export type DefautFichier = 'VIDE' | 'TYPE_REFUSE' | 'TROP_GROS' | 'INCOMPLET' | 'IMAGE_DEMESUREE' | 'PROTEGE';

/** Phrase montrée sous le champ : ce qui ne va pas, et quoi faire. */
export const MESSAGES_FICHIER: Readonly<Record<DefautFichier, string>> = {
  VIDE: 'Ce fichier est vide\u00a0: choisissez-en un autre.',
  TYPE_REFUSE: `Ce fichier n’est ni un PDF, ni une image PNG ou JPEG, quel que soit son nom. Enregistrez-le en PDF, puis recommencez.`,
  TROP_GROS: `Ce fichier dépasse ${LIMITES_DOCUMENT.octets / 1024 / 1024}\u00a0Mo. Réduisez-le, ou numérisez-le à 200\u00a0points par pouce.`,
  INCOMPLET: 'Ce fichier est incomplet ou abîmé. Ouvrez-le sur votre poste pour vérifier, puis recommencez.',
  IMAGE_DEMESUREE: 'Cette image est trop grande pour être ouverte sans risque. Réduisez-la, puis recommencez.',
  PROTEGE:
    'Ce PDF est protégé par un mot de passe\u00a0: l’antivirus ne peut pas le lire. Enregistrez-le sans protection.',
};

/** Liste des types acceptés, pour l'attribut `accept` d'un champ de fichier. */
export const TYPES_ACCEPTES: string = Object.entries(TYPES_FICHIER)
  .flatMap(([type, { extension }]) => [type, `.${extension}`])
  .join(',');

const octets = (texte: string): readonly number[] => Array.from(texte, (c) => c.charCodeAt(0));
const PDF = octets('%PDF-');
const PNG = [0x89, ...octets('PNG\r\n\x1a\n'), 0, 0, 0, 13, ...octets('IHDR')];
const JPEG = [0xff, 0xd8, 0xff];
const FIN_PDF = octets('%%EOF');
const FIN_PNG = [0, 0, 0, 0, ...octets('IEND'), 0xae, 0x42, 0x60, 0x82];
const CHIFFRE = octets('/Encrypt');

const commencePar = (vus: Uint8Array, attendus: readonly number[]): boolean =>
  vus.length >= attendus.length && attendus.every((octet, i) => vus[i] === octet);

const finitPar = (vus: Uint8Array, attendus: readonly number[]): boolean =>
  commencePar(vus.subarray(Math.max(0, vus.length - attendus.length)), attendus);

function contient(vus: Uint8Array, attendus: readonly number[]): boolean {
  const premier = attendus[0] ?? 0;
  for (let i = vus.indexOf(premier); i !== -1; i = vus.indexOf(premier, i + 1))
    if (attendus.every((octet, j) => vus[i + j] === octet)) return true;
  return false;
}

const entier = (vus: Uint8Array, place: number): number =>
  ((vus[place] ?? 0) * 2 ** 24 +
    ((vus[place + 1] ?? 0) << 16) +
    ((vus[place + 2] ?? 0) << 8) +
    (vus[place + 3] ?? 0)) >>>
  0;
