let demandees: Promise<unknown> | undefined;

/** Feuilles de style des composants Mantine, demandées une seule fois ; l'ordre des couches (couches.css) rend leur moment indifférent. */
export function demanderFeuilles(): Promise<unknown> {
  demandees ??= import('./composants').catch((erreur: unknown) => {
    // Réseau coupé : la prochaine page les redemandera.
    demandees = undefined;
    throw erreur;
  });
  return demandees;
}
