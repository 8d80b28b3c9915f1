/** Noms des cookies ; `__Host-` interdit tout autre domaine ou chemin, mais exige https. */
export type NomsCookies = {
  readonly session: string;
  readonly lien: string;
  readonly invitation: string;
  readonly securise: boolean;
};

/** Les noms dépendent de la seule adresse publique : https partout sauf sur l'hôte local. */
export function nomsDesCookies(publicUrl: string | null): NomsCookies {
  const securise = publicUrl?.startsWith('https:') ?? false;
  const prefixe = securise ? '__Host-' : '';
  return {
    session: `${prefixe}pdp`,
    lien: `${prefixe}pdp-connexion`,
    invitation: `${prefixe}pdp-invitation`,
    securise,
  };
}

/** Valeur d'un cookie dans l'en-tête `Cookie`, ou null. Deux cookies du même nom : le premier, le plus précis. */
export function lireCookie(entete: string | undefined, nom: string): string | null {
  if (entete === undefined) return null;
  for (const paire of entete.split(';')) {
    const egal = paire.indexOf('=');
    if (egal < 0 || paire.slice(0, egal).trim() !== nom) continue;
    const valeur = paire.slice(egal + 1).trim();
    return valeur === '' ? null : valeur;
  }
  return null;
}

/** En-tête `Set-Cookie` : HttpOnly, SameSite=Lax, Path=/ ; sans durée, le cookie part avec le navigateur. */
export function ecrireCookie(
  nom: string,
  valeur: string,
  options: { readonly securise: boolean; readonly dureeS?: number },
): string {
  const attributs = [`${nom}=${valeur}`, 'Path=/', 'HttpOnly', 'SameSite=Lax'];
  if (options.securise) attributs.push('Secure');
  if (options.dureeS !== undefined) attributs.push(`Max-Age=${options.dureeS}`);
  return attributs.join('; ');
}

/** En-tête `Set-Cookie` qui efface le cookie. */
export const effacerCookie = (nom: string, securise: boolean): string => ecrireCookie(nom, '', { securise, dureeS: 0 });
