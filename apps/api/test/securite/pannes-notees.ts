import { journalTechnique } from '../../src/platform/health/journal-technique.js';

/**
 * À appeler en tête d'un `describe` : retient tout ce que le produit écrit au journal technique au niveau « error » ou plus, et
 * ajoute l'essai qui échoue s'il y en a une seule ligne. Une saisie, même hostile, n'est jamais une panne.
 */
export function exigerAucunePanne(): void {
  const lignes: string[] = [];
  const vrais = { error: journalTechnique.error, fatal: journalTechnique.fatal };
  const noter =
    (niveau: keyof typeof vrais) =>
    (...ligne: unknown[]): void => {
      lignes.push(`${niveau} ${JSON.stringify(ligne)}`);
      (vrais[niveau] as (...l: unknown[]) => void).apply(journalTechnique, ligne);
    };
  beforeAll(() => {
    journalTechnique.error = noter('error');
    journalTechnique.fatal = noter('fatal');
  });
  afterAll(() => {
    Object.assign(journalTechnique, vrais);
    // Après tous les essais du fichier : celui qui l'a causée est dans la ligne (route, pile).
    expect(lignes).toEqual([]);
  });
}
