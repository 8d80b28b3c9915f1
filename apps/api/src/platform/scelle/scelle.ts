import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const NONCE = 12;
const SCEAU = 16;

/**
 * Octets gardés un temps en base sans que la base seule les rende lisibles : AES-256-GCM, clé dérivée du secret de
 * l'installation pour cet usage, liée à l'endroit où ils sont rangés. Forme : nonce (12), sceau (16), texte chiffré.
 */
export class Scelle {
  private readonly cle: Buffer;

  constructor(secret: string, usage: string) {
    this.cle = Buffer.from(hkdfSync('sha256', secret, '', `pdp/scelle/${usage}`, 32));
  }

  /** `lieu` : table, colonne et ligne ; ouvrir ailleurs échoue. */
  fermer(octets: Uint8Array, lieu: string): Buffer {
    const nonce = randomBytes(NONCE);
    const chiffre = createCipheriv('aes-256-gcm', this.cle, nonce, { authTagLength: SCEAU });
    chiffre.setAAD(Buffer.from(lieu));
    const texte = Buffer.concat([chiffre.update(octets), chiffre.final()]);
    return Buffer.concat([nonce, chiffre.getAuthTag(), texte]);
  }

  /** Lève si un octet a changé, si le lieu n'est pas le sien, ou si le secret n'est plus le même. */
  ouvrir(scelle: Uint8Array, lieu: string): Buffer {
    const octets = Buffer.from(scelle);
    const dechiffre = createDecipheriv('aes-256-gcm', this.cle, octets.subarray(0, NONCE), { authTagLength: SCEAU });
    dechiffre.setAAD(Buffer.from(lieu));
    dechiffre.setAuthTag(octets.subarray(NONCE, NONCE + SCEAU));
    return Buffer.concat([dechiffre.update(octets.subarray(NONCE + SCEAU)), dechiffre.final()]);
  }
}
