import { deflateSync } from 'node:zlib';

/** Chaîne d'essai des antivirus (eicar.org), coupée pour que ce fichier ne soit pas pris pour elle. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-', 'ANTIVIRUS-TEST-FILE!$H+H*'].join('');

/** PDF d'essai : la tête et la fin d'un vrai, `contenu` au milieu. */
export const unPdf = (contenu: string | Buffer = 'Convention'): Buffer =>
  Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from(contenu), Buffer.from('\nstartxref\n0\n%%EOF\n')]);

/** PNG valable d'un point, ou qui annonce d'autres dimensions. */
export function unPng(largeur = 1, hauteur = 1): Buffer {
  const entete = Buffer.alloc(13);
  entete.writeUInt32BE(largeur, 0);
  entete.writeUInt32BE(hauteur, 4);
  entete.set([8, 0, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    bloc('IHDR', entete),
    bloc('IDAT', deflateSync(Buffer.from([0, 0]))),
    bloc('IEND', Buffer.alloc(0)),
  ]);
}

/** JPEG d'essai. */
export const unJpeg = (): Buffer => Buffer.from([0xff, 0xd8, 0xff, 0xe0, ...Array<number>(40).fill(0), 0xff, 0xd9]);

/** Formulaire d'envoi, champs d'abord. */
export function unEnvoi(
  champs: Readonly<Record<string, string>>,
  octets: Uint8Array,
  nom = 'convention.pdf',
  type = 'application/pdf',
): FormData {
  const corps = new FormData();
  for (const [cle, valeur] of Object.entries(champs)) corps.append(cle, valeur);
  corps.append('fichier', new Blob([new Uint8Array(octets)], { type }), nom);
  return corps;
}

function bloc(nom: string, donnees: Buffer): Buffer {
  const corps = Buffer.concat([Buffer.from(nom), donnees]);
  const longueur = Buffer.alloc(4);
  longueur.writeUInt32BE(donnees.length);
  const somme = Buffer.alloc(4);
  somme.writeUInt32BE(crc32(corps));
  return Buffer.concat([longueur, corps, somme]);
}

function crc32(octets: Buffer): number {
  let reste = 0xffffffff;
  for (const octet of octets) {
    reste ^= octet;
    for (let i = 0; i < 8; i++) reste = reste & 1 ? (reste >>> 1) ^ 0xedb88320 : reste >>> 1;
  }
  return (reste ^ 0xffffffff) >>> 0;
}
