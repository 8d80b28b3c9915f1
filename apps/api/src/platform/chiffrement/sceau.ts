import { createCipheriv, createDecipheriv, randomBytes, type KeyObject } from 'node:crypto';

const ALGORITHME = 'aes-256-gcm';
const NONCE = 12;
const TAG = 16;
const VERSION = 'v1';
/** Identifiant d'une clé : court, sans point, car le point sépare les champs d'un sceau. */
const ID_CLE = /^[A-Za-z0-9_-]{1,32}$/;

/** Clé de données et son identifiant, écrit dans chaque sceau. */
export type CleDeDonnees = { readonly id: string; readonly cle: KeyObject };

/** Valeur qui ne s'ouvre pas : clé absente, texte changé, ou ligne déplacée. Le message ne cite aucune valeur. */
export class SceauRefuse extends Error {
  override readonly name = 'SceauRefuse';
}

/**
 * `v1.<clé>.<base64url(nonce | chiffré | tag)>`. `lien` (table, colonne, ligne) est authentifié sans être écrit : le même
 * texte posé sur une autre ligne ne s'ouvre pas. Nonce de 96 bits tiré au hasard (NIST SP 800-38D, 8.2.2).
 */
export function sceller({ id, cle }: CleDeDonnees, clair: Buffer, lien: string): string {
  const octets = chiffrer(cle, clair, Buffer.from(lien, 'utf8'), nonceNeuf());
  return `${VERSION}.${id}.${octets.toString('base64url')}`;
}

/** Octets d'un sceau, si la clé et le lien sont ceux de l'écriture ; lève `SceauRefuse` sinon. */
export function ouvrir(cle: KeyObject, sceau: string, lien: string): Buffer {
  const octets = Buffer.from(sceau.slice(sceau.lastIndexOf('.') + 1), 'base64url');
  return dechiffrer(cle, octets, Buffer.from(lien, 'utf8'));
}

/** Identifiant de la clé d'un sceau ; lève `SceauRefuse` si le texte n'en est pas un. */
export function cleDuSceau(sceau: string): string {
  const [version, id, octets, reste] = sceau.split('.');
  if (version !== VERSION || id === undefined || octets === undefined || reste !== undefined || !ID_CLE.test(id))
    throw new SceauRefuse('Cette valeur n’est pas un sceau lisible.');
  return id;
}

export const estIdDeCle = (id: unknown): id is string => typeof id === 'string' && ID_CLE.test(id);

// Tirés par paquets : un import scelle deux cent mille valeurs, et chaque tirage est un appel au système. Chacun sert une fois.
const RESERVE = NONCE * 256;
let reserve = Buffer.alloc(0);
let place = 0;

function nonceNeuf(): Buffer {
  if (place >= reserve.length) [reserve, place] = [randomBytes(RESERVE), 0];
  place += NONCE;
  return reserve.subarray(place - NONCE, place);
}

/** nonce | chiffré | tag. */
export function chiffrer(cle: KeyObject, clair: Buffer, lien: Buffer, nonce: Buffer): Buffer {
  const chiffre = createCipheriv(ALGORITHME, cle, nonce, { authTagLength: TAG });
  chiffre.setAAD(lien);
  return Buffer.concat([nonce, chiffre.update(clair), chiffre.final(), chiffre.getAuthTag()]);
}

/** Inverse de `chiffrer` ; lève `SceauRefuse` si un bit a changé. */
export function dechiffrer(cle: KeyObject, octets: Buffer, lien: Buffer): Buffer {
  if (octets.length < NONCE + TAG) throw new SceauRefuse('Ce sceau est tronqué.');
  const chiffre = createDecipheriv(ALGORITHME, cle, octets.subarray(0, NONCE), { authTagLength: TAG });
  chiffre.setAAD(lien);
  chiffre.setAuthTag(octets.subarray(octets.length - TAG));
  try {
    return Buffer.concat([chiffre.update(octets.subarray(NONCE, octets.length - TAG)), chiffre.final()]);
  } catch {
    throw new SceauRefuse('Ce sceau a été changé, ou n’est pas celui de cette ligne.');
  }
}
