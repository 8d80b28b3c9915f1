import { createHash, hash } from 'node:crypto';

/** Nombre de chaînes ; chaque groupe d'écritures en tient une libre. */
export const CHAINES = 64;

/** Ce qu'une empreinte scelle d'une ligne : `us` est l'instant en microsecondes, `corps` le tableau JSON des autres colonnes. */
export type Contenu = { readonly id: number; readonly us: number; readonly corps: string };

/** Ligne chaînée telle que lue : sa place (chaîne, seq), son contenu, l'empreinte écrite avec elle. */
export type Maillon = Contenu & { readonly chaine: number; readonly seq: number; readonly hash: Buffer };

const EN_TETE = 32 + 2 + 8 + 8 + 8;

/** Empreinte d'avant la première ligne d'une chaîne. */
export const genese = (chaine: number): Buffer => createHash('sha256').update(`pdp/journal/1/${chaine}`).digest();

/** Même calcul que `journal_inscrire`, refait hors de la base : une fonction remplacée en base ne trompe pas le contrôle. */
export function empreinteDe(precedente: Buffer, chaine: number, seq: number, contenu: Contenu): Buffer {
  const octets = Buffer.allocUnsafe(EN_TETE + Buffer.byteLength(contenu.corps));
  precedente.copy(octets, 0);
  octets.writeInt16BE(chaine, 32);
  octets.writeBigInt64BE(BigInt(seq), 34);
  octets.writeBigInt64BE(BigInt(contenu.id), 42);
  octets.writeBigInt64BE(BigInt(contenu.us), 50);
  octets.write(contenu.corps, EN_TETE);
  return hash('sha256', octets, 'buffer');
}
