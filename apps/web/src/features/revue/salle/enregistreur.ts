/** Où en est l'enregistrement du brouillon, dit à l'écran. */
export type EtatBrouillon = 'a-jour' | 'en-cours' | 'a-reprendre' | 'refuse';

/** Suite d'un envoi manqué : le reprendre (sous cette version, si elle est donnée), ou y renoncer. */
export type SuiteDEchec = { readonly sorte: 'reprendre'; readonly version?: number } | { readonly sorte: 'renoncer' };

type Prises<S> = {
  readonly envoyer: (version: number, saisie: S) => Promise<{ readonly version: number }>;
  readonly surEtat: (etat: EtatBrouillon) => void;
  readonly juger: (erreur: unknown) => SuiteDEchec;
  /** Temps entre deux enregistrements pendant la frappe. */
  readonly espacementMs: number;
  /** Temps avant de reprendre un envoi manqué. */
  readonly repriseMs: number;
};

/**
 * Enregistre une saisie au fil de la frappe, un envoi à la fois, chacun sur la version rendue par le précédent : la première
 * frappe part aussitôt, puis au plus une fois par espacement. Une coupure ne perd rien, l'envoi est repris.
 */
export class Enregistreur<S> {
  private attendue: S | null = null;
  private enVol = false;
  private arrete = false;
  private dernier = -Infinity;
  private minuterie: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly prises: Prises<S>,
    private derniereVersion: number,
  ) {}

  get version(): number {
    return this.derniereVersion;
  }

  /** Vrai tant qu'une saisie n'est pas enregistrée. */
  get aEnregistrer(): boolean {
    return this.attendue !== null || this.enVol;
  }

  ecrire(saisie: S): void {
    this.attendue = saisie;
    this.prises.surEtat('en-cours');
    this.programmer(Math.max(0, this.dernier + this.prises.espacementMs - Date.now()));
  }

  /** Une version plus récente est connue, et rien n'est à enregistrer ici. */
  adopter(version: number): void {
    if (!this.aEnregistrer) this.derniereVersion = Math.max(this.derniereVersion, version);
  }

  /** L'écran se ferme : ce qui reste part tout de suite, sans reprise. */
  arreter(): void {
    clearTimeout(this.minuterie);
    if (!this.enVol) void this.vider();
    this.arrete = true;
  }

  private programmer(dansMs: number): void {
    clearTimeout(this.minuterie);
    if (!this.enVol && !this.arrete) this.minuterie = setTimeout(() => void this.vider(), dansMs);
  }

  private async vider(): Promise<void> {
    const saisie = this.attendue;
    if (saisie === null || this.enVol) return;
    this.attendue = null;
    this.enVol = true;
    this.dernier = Date.now();
    let suite: SuiteDEchec | null = null;
    try {
      this.derniereVersion = (await this.prises.envoyer(this.derniereVersion, saisie)).version;
    } catch (erreur) {
      suite = this.prises.juger(erreur);
    }
    this.enVol = false;
    if (suite) this.apresEchec(suite, saisie);
    else if (this.attendue !== null) this.programmer(this.prises.espacementMs);
    else this.prises.surEtat('a-jour');
  }

  private apresEchec(suite: SuiteDEchec, saisie: S): void {
    if (suite.sorte === 'renoncer') {
      this.attendue = null;
      return this.prises.surEtat('refuse');
    }
    this.attendue ??= saisie;
    if (suite.version !== undefined) this.derniereVersion = suite.version;
    this.prises.surEtat(suite.version === undefined ? 'a-reprendre' : 'en-cours');
    this.programmer(suite.version === undefined ? this.prises.repriseMs : 0);
  }
}
