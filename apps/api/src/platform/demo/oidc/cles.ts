import { createECDH, hkdfSync } from 'node:crypto';
import type { JWK } from 'oidc-provider';

/** Clés du fournisseur de démonstration, tirées du secret de la configuration : les mêmes après un redémarrage. */
export type ClesDemo = { readonly signature: JWK; readonly cookies: string; readonly secretClient: string };

/** Ordre du groupe P-256 (FIPS 186-5) : une clé privée est un entier de 1 à cet ordre exclu. */
const ORDRE_P256 = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

export function deriverCles(secret: string): ClesDemo {
  return {
    signature: cleDeSignature(deriver(secret, 'signature', 48)),
    cookies: deriver(secret, 'cookies', 32).toString('base64url'),
    secretClient: deriver(secret, 'client', 32).toString('base64url'),
  };
}

function deriver(secret: string, usage: string, octets: number): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'plateforme-pdp', `oidc-demo/${usage}`, octets));
}

// 384 bits réduits modulo l'ordre : le biais est négligeable (FIPS 186-5, A.2.1).
function cleDeSignature(alea: Buffer): JWK {
  const scalaire = (BigInt(`0x${alea.toString('hex')}`) % (ORDRE_P256 - 1n)) + 1n;
  const d = Buffer.from(scalaire.toString(16).padStart(64, '0'), 'hex');
  const courbe = createECDH('prime256v1');
  courbe.setPrivateKey(d);
  const point = courbe.getPublicKey();
  return {
    kty: 'EC',
    crv: 'P-256',
    alg: 'ES256',
    use: 'sig',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33, 65).toString('base64url'),
    d: d.toString('base64url'),
  };
}
