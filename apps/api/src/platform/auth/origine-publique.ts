const HOTE_LOCAL = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i;

/**
 * Origine vue du navigateur : l'adresse publique si elle est réglée, sinon celle de l'en-tête Host, acceptée sur l'hôte
 * local seulement (un Host forgé ferait sinon signer une adresse étrangère). Null : demande à refuser.
 */
export function originePublique(hote: string | undefined, publicUrl: string | null): string | null {
  if (publicUrl !== null) return new URL(publicUrl).origin;
  if (hote === undefined || !HOTE_LOCAL.test(hote) || !URL.canParse(`http://${hote}`)) return null;
  return new URL(`http://${hote}`).origin;
}

/** Vrai pour une origine en http de l'hôte local : le seul cas où l'on parle OIDC sans chiffrement. */
export function estHttpLocal(adresse: string): boolean {
  const url = new URL(adresse);
  return url.protocol === 'http:' && HOTE_LOCAL.test(url.host);
}
