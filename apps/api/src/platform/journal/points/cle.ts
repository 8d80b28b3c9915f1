import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Clé Ed25519 qui signe les points de contrôle ; elle n'est jamais en base. */
export type CleDePoints = { readonly privee: KeyObject; readonly publique: string };

/** Rend la clé du fichier PEM, tirée au hasard si `creer` et que le fichier manque (lisible par son seul propriétaire). */
export function lireCle(chemin: string, options: { readonly creer: boolean }): CleDePoints | null {
  if (!existsSync(chemin)) {
    if (!options.creer) return null;
    ecrireCle(chemin, generateKeyPairSync('ed25519').privateKey);
  }
  const privee = createPrivateKey(readFileSync(chemin));
  if (privee.asymmetricKeyType !== 'ed25519') throw new Error(`${chemin} n’est pas une clé Ed25519.`);
  return { privee, publique: enTexte(createPublicKey(privee)) };
}

// `wx` : deux processus qui démarrent ensemble ne se remplacent pas leur clé.
function ecrireCle(chemin: string, privee: KeyObject): void {
  mkdirSync(dirname(chemin), { recursive: true, mode: 0o700 });
  try {
    writeFileSync(chemin, privee.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
  } catch (erreur) {
    if ((erreur as NodeJS.ErrnoException).code !== 'EEXIST') throw erreur;
  }
}

const enTexte = (publique: KeyObject): string => publique.export({ type: 'spki', format: 'der' }).toString('base64url');

/** Clé publique d'après son texte (SPKI en base64url), ou null si elle n'en est pas une. */
export function clePublique(texte: string): KeyObject | null {
  try {
    const cle = createPublicKey({ key: Buffer.from(texte, 'base64url'), format: 'der', type: 'spki' });
    return cle.asymmetricKeyType === 'ed25519' ? cle : null;
  } catch {
    return null;
  }
}

/** Empreinte courte d'une clé publique, à comparer de vive voix ou dans un relevé. */
export const empreinteDeCle = (publique: string): string =>
  createHash('sha256').update(Buffer.from(publique, 'base64url')).digest('base64url').slice(0, 22);
