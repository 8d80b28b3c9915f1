import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { ScellementPort, type PlaceScellee } from './scellement.port.js';

const NONCE = 12;
const SCEAU = 16;

/** Scelle sous une clé tirée du secret de l'installation, propre à cet usage. */
export class ScellementParSecret extends ScellementPort {
  private readonly cle: Buffer;

  constructor(secret: string) {
    super();
    this.cle = Buffer.from(hkdfSync('sha256', secret, '', 'pdp-scellement-1', 32));
  }

  sceller(clair: string, place: PlaceScellee): string {
    const nonce = randomBytes(NONCE);
    const chiffre = createCipheriv('aes-256-gcm', this.cle, nonce).setAAD(lien(place));
    return Buffer.concat([nonce, chiffre.update(clair, 'utf8'), chiffre.final(), chiffre.getAuthTag()]).toString(
      'base64url',
    );
  }

  ouvrir(scelle: string, place: PlaceScellee): string {
    const octets = Buffer.from(scelle, 'base64url');
    const clair = createDecipheriv('aes-256-gcm', this.cle, octets.subarray(0, NONCE)).setAAD(lien(place));
    clair.setAuthTag(octets.subarray(octets.length - SCEAU));
    return Buffer.concat([clair.update(octets.subarray(NONCE, octets.length - SCEAU)), clair.final()]).toString('utf8');
  }
}

const lien = ({ table, colonne, ligne }: PlaceScellee): Buffer => Buffer.from(`${table}.${colonne}:${ligne}`);
