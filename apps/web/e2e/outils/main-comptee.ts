import type { Locator } from 'playwright-core';

/** Compte chaque geste de la main : un clic, une frappe de texte, une touche, un choix dans une liste ; et le temps passé. */
export class Main {
  gestes = 0;
  private readonly debut = performance.now();

  async cliquer(cible: Locator): Promise<void> {
    this.gestes += 1;
    await cible.click();
  }

  async cocher(cible: Locator): Promise<void> {
    this.gestes += 1;
    await cible.check();
  }

  async ecrire(cible: Locator, texte: string): Promise<void> {
    this.gestes += 1;
    await cible.fill(texte);
  }

  async choisir(cible: Locator, valeur: string): Promise<void> {
    this.gestes += 1;
    await cible.selectOption(valeur);
  }

  async presser(cible: Locator, touche: string): Promise<void> {
    this.gestes += 1;
    await cible.press(touche);
  }

  /** Secondes depuis le premier regard : une mesure de cette machine, jamais une promesse. */
  get secondes(): number {
    return (performance.now() - this.debut) / 1000;
  }
}

/** Une tâche mesurée. */
export type Mesure = {
  readonly tache: string;
  readonly gestes: number;
  readonly permis: number;
  readonly secondes: number;
};

/** Tableau des tâches clés, tel qu'il s'imprime à la fin de la suite. */
export function tableau(mesures: readonly Mesure[]): string {
  const lignes = mesures.map(({ tache, gestes, permis, secondes }) => [
    tache,
    String(gestes),
    String(permis),
    secondes.toFixed(1).replace('.', ','),
  ]);
  const entete = ['Tâche', 'interactions', 'au plus', 'secondes, machine'];
  const largeurs = entete.map((titre, i) => Math.max(titre.length, ...lignes.map((ligne) => (ligne[i] ?? '').length)));
  const dire = (ligne: readonly string[]): string =>
    ligne.map((mot, i) => (i === 0 ? mot.padEnd(largeurs[i] ?? 0) : mot.padStart(largeurs[i] ?? 0))).join('  ');
  return ['', dire(entete), ...lignes.map(dire), ''].join('\n');
}
