type Attente<T> = {
  readonly cle: string;
  readonly rendre: (ligne: T | null) => void;
  readonly rejeter: (e: unknown) => void;
};

/**
 * Lit ensemble, en une requête, ce qui est demandé dans un même tour de boucle : douze écrans prévenus d'un fait le demandent à la
 * fois. Chaque demande est lue après son appel, jamais d'avance, et n'a que sa ligne ; une faute est celle de tout le groupe.
 */
export class LectureGroupee<T> {
  private attentes: Attente<T>[] = [];

  /** `lireTout` rend les lignes trouvées, par clé. */
  constructor(private readonly lireTout: (cles: readonly string[]) => Promise<ReadonlyMap<string, T>>) {}

  /** La ligne de cette clé, ou null. */
  lire(cle: string): Promise<T | null> {
    return new Promise((rendre, rejeter) => {
      this.attentes.push({ cle, rendre, rejeter });
      if (this.attentes.length === 1) setImmediate(() => void this.partir());
    });
  }

  private async partir(): Promise<void> {
    const groupe = this.attentes;
    this.attentes = [];
    try {
      const lignes = await this.lireTout([...new Set(groupe.map(({ cle }) => cle))]);
      for (const { cle, rendre } of groupe) rendre(lignes.get(cle) ?? null);
    } catch (erreur) {
      for (const { rejeter } of groupe) rejeter(erreur);
    }
  }
}
