import { HOTE_LOCAL } from '../config/hote-local.js';

/**
 * Origine vue du navigateur : l'adresse publique si elle est réglée, sinon celle de l'en-tête Host, acceptée sur l'hôte
 * local seulement (un Host forgé ferait sinon signer une adresse étrangère). Null : demande à refuser.
 */
export function originePublique(hote: string | undefined, publicUrl: string | null): string | null {
  if (publicUrl !== null) return new URL(publicUrl).origin;
  if (hote === undefined || !HOTE_LOCAL.test(hote) || !URL.canParse(`http://${hote}`)) return null;
  return new URL(`http://${hote}`).origin;
}
