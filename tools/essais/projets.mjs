/**
 * Les sortes d’essais, dans l’ordre où on les lance : du plus rapide au plus lourd. `reprise` : un fichier en échec est
 * refait une fois, en entier et seul, sur une base neuve, et le bilan nomme ce qui avait échoué. Un essai de navigateur
 * continue souvent celui d’avant : le refaire seul échouerait toujours.
 */
export const PROJETS = [
  { nom: 'unit', titre: 'règles pures', ouvriers: 2 },
  { nom: 'pg', titre: 'PostgreSQL réel', base: true, ouvriers: 4 },
  { nom: 'redis', titre: 'Redis réel', base: true, redis: true, ouvriers: 2 },
  { nom: 'e2e', titre: 'application par HTTP et sockets', base: true, construction: true, ouvriers: 2 },
  { nom: 'fautes', titre: 'processus tués, base et réseau coupés', base: false, construction: true, ouvriers: 3 },
  { nom: 'navigateur', titre: 'vrai navigateur', base: true, construction: true, ouvriers: 2, reprise: true },
];

/**
 * Lit `npm test -- unit domain` : les noms de projets choisissent les projets, tout le reste filtre les chemins.
 * Sans nom de projet, tous sont lancés.
 */
export function lireFiltres(args) {
  const noms = new Set(PROJETS.map((projet) => projet.nom));
  const choisis = args.filter((arg) => noms.has(arg));
  const options = args.filter((arg) => arg.startsWith('-'));
  const motifs = args.filter((arg) => !noms.has(arg) && !arg.startsWith('-'));
  const projets = choisis.length > 0 ? PROJETS.filter((projet) => choisis.includes(projet.nom)) : PROJETS;
  return { projets, motifs, options };
}

/** Ce qu’il faut préparer pour ces projets. */
export function besoinsDe(projets) {
  return {
    base: projets.some((projet) => projet.base),
    construction: projets.some((projet) => projet.construction),
  };
}
