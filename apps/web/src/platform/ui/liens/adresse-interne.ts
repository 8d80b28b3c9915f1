/** Adresse interne décomposée pour le routeur ; `hash` sans le dièse. */
export type AdresseInterne = {
  readonly chemin: string;
  readonly recherche: Readonly<Record<string, string>>;
  readonly hash: string | undefined;
};

/** Décompose un lien donné par le serveur (`/signalements?ouvert=…`) ; rien si ce n'est pas une page de l'application. */
export function adresseInterne(lien: string | null | undefined): AdresseInterne | undefined {
  if (!lien || !/^\/(?![/\\])/.test(lien) || /^\/(api|demo)(\/|$)/.test(lien)) return undefined;
  const url = new URL(lien, 'http://interne.invalid');
  if (url.host !== 'interne.invalid') return undefined;
  return {
    chemin: url.pathname,
    recherche: Object.fromEntries(url.searchParams),
    hash: url.hash === '' ? undefined : url.hash.slice(1),
  };
}
