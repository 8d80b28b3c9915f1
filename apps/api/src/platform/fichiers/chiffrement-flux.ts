import { createCipheriv, createDecipheriv } from 'node:crypto';

/*
 * Format d'un fichier chiffré, version 1 : « PDPF », 0x01, puis des segments de 64 Kio chiffrés en AES-256-GCM, chacun suivi
 * de son sceau de 16 octets. La clé ne sert qu'à ce fichier : le nonce est le rang du segment, et dit s'il est le dernier.
 * Un segment changé, déplacé, ôté ou ajouté ne se déchiffre pas ; rien n'est rendu avant que son sceau soit vérifié.
 */
const ENTETE = Buffer.from([0x50, 0x44, 0x50, 0x46, 0x01]);
const SEGMENT = 64 * 1024;
const SCEAU = 16;
const ALGORITHME = 'aes-256-gcm';

/** Longueur d'une clé de fichier, en octets. */
export const CLE_FICHIER = 32;

/** Contenu altéré, coupé, ou d'un autre fichier. */
export class FichierAltere extends Error {
  override readonly name = 'FichierAltere';
}

/** Chiffre un flux ; `aad` lie le contenu à sa place (l'id du fichier). La mémoire tient un segment. */
export async function* chiffrer(
  flux: AsyncIterable<Uint8Array>,
  cle: Uint8Array,
  aad: string,
): AsyncGenerator<Uint8Array> {
  yield ENTETE;
  for await (const { octets, rang, dernier } of segments(flux, SEGMENT)) {
    const chiffre = createCipheriv(ALGORITHME, cle, nonceDe(rang, dernier));
    chiffre.setAAD(Buffer.from(aad));
    yield Buffer.concat([chiffre.update(octets), chiffre.final(), chiffre.getAuthTag()]);
  }
}

/** Déchiffre un flux écrit par `chiffrer` ; lève `FichierAltere`. */
export async function* dechiffrer(
  flux: AsyncIterable<Uint8Array>,
  cle: Uint8Array,
  aad: string,
): AsyncGenerator<Uint8Array> {
  for await (const { octets, rang, dernier } of segments(sansEntete(flux), SEGMENT + SCEAU)) {
    if (octets.length < SCEAU) throw new FichierAltere();
    const clair = createDecipheriv(ALGORITHME, cle, nonceDe(rang, dernier), { authTagLength: SCEAU });
    clair.setAAD(Buffer.from(aad));
    clair.setAuthTag(octets.subarray(octets.length - SCEAU));
    const morceau = clair.update(octets.subarray(0, octets.length - SCEAU));
    try {
      clair.final();
    } catch {
      throw new FichierAltere();
    }
    if (morceau.length > 0) yield morceau;
  }
}

type Segment = { readonly octets: Buffer; readonly rang: number; readonly dernier: boolean };

// Un segment plein n'est rendu qu'une fois la suite arrivée : lui seul, à la fin, est « le dernier », même vide.
async function* segments(flux: AsyncIterable<Uint8Array>, taille: number): AsyncGenerator<Segment> {
  let reste = Buffer.alloc(0);
  let rang = 0;
  for await (const morceau of flux) {
    reste = Buffer.concat([reste, morceau]);
    let debut = 0;
    for (; reste.length - debut > taille; debut += taille)
      yield { octets: reste.subarray(debut, debut + taille), rang: rang++, dernier: false };
    reste = reste.subarray(debut);
  }
  yield { octets: reste, rang, dernier: true };
}

async function* sansEntete(flux: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let debut: Buffer | null = Buffer.alloc(0);
  for await (const morceau of flux) {
    if (debut === null) {
      yield morceau;
      continue;
    }
    debut = Buffer.concat([debut, morceau]);
    if (debut.length < ENTETE.length) continue;
    if (!debut.subarray(0, ENTETE.length).equals(ENTETE)) throw new FichierAltere();
    yield debut.subarray(ENTETE.length);
    debut = null;
  }
  if (debut !== null) throw new FichierAltere();
}

function nonceDe(rang: number, dernier: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(rang, 7);
  nonce.writeUInt8(dernier ? 1 : 0, 11);
  return nonce;
}
