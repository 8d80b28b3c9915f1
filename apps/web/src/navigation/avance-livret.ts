/**
 * Qui arrive droit sur son livret, souvent au téléphone, n'attend pas de savoir qui il est pour commencer à en recevoir la page :
 * session et morceaux partent ensemble. À appeler une fois, au démarrage.
 */
export function avancerLivret(chemin: string): void {
  if (chemin !== '/mon-livret') return;
  // Sans suite ici : la route redemandera ces morceaux, et dira elle-même s'ils n'arrivent pas.
  for (const morceau of [
    import('../pages/mon-livret/page-mon-livret'),
    import('../features/navigation/coque/coque-assure'),
  ])
    morceau.catch(() => undefined);
}
