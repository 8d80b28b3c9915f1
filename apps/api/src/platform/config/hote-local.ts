/** Hôte local, avec ou sans port. */
export const HOTE_LOCAL = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i;

/** Vrai pour une origine en http de l'hôte local : le seul cas où l'on parle OIDC sans chiffrement. */
export function estHttpLocal(adresse: string): boolean {
  const url = new URL(adresse);
  return url.protocol === 'http:' && HOTE_LOCAL.test(url.host);
}
