import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { CHIFFRES_DU_CODE } from '@pdp/domain';
import { nouveauCodeARecopier } from '../../../platform/auth/invitations.js';
import type { Coffre } from '../../../platform/chiffrement/coffre.js';

/** Les trois secrets d'un lien ; ils ne quittent la mémoire que vers l'écran de qui l'a créé. */
export type SecretsDuLien = {
  readonly jeton: string;
  readonly codeLettre: string;
  readonly codeTelephone: string;
};

/** Jeton de 256 bits, code de lettre de 120 bits à recopier, code court à dire au téléphone. */
export const nouveauxSecrets = (): SecretsDuLien => ({
  jeton: randomBytes(32).toString('base64url'),
  codeLettre: nouveauCodeARecopier(),
  codeTelephone: String(randomInt(10 ** CHIFFRES_DU_CODE)).padStart(CHIFFRES_DU_CODE, '0'),
});

/** Empreinte d'un jeton ou d'un code de lettre : assez longs pour ne pas se deviner. */
export const empreinteDuLien = (secret: string): string =>
  createHash('sha256').update(`lien-reponse/${secret}`).digest('hex');

/** Empreinte du code court, sous la clé de l'installation et propre à son lien. */
export const empreinteDuCode = (coffre: Coffre, lienId: string, code: string): string =>
  coffre.empreinteDeCorps(`lien-reponse/${lienId}/${code}`);

/** Ce code est-il celui du lien ? Comparé en temps constant. */
export const estLeCode = (coffre: Coffre, lienId: string, code: string, empreinte: string): boolean => {
  const [recu, attendu] = [Buffer.from(empreinteDuCode(coffre, lienId, code)), Buffer.from(empreinte)];
  return recu.length === attendu.length && timingSafeEqual(recu, attendu);
};
