/** Débit permis à une socket : 20 commandes par seconde, 60 d'un coup, puis autant de refus avant la coupure. */
export const DEBIT_SOCKET = { parSeconde: 20, rafale: 60, refusAvantCoupure: 60 } as const;

/**
 * Paquets permis à une connexion, commandes comprises : ce qui n'est pas une commande (salutations, espaces de noms inconnus,
 * accusés) ne passe par aucun autre frein. Bien au-dessus de ce que permet `DEBIT_SOCKET`, qui répond poliment d'abord.
 */
export const DEBIT_CONNEXION = { parSeconde: 100, rafale: 300, refusAvantCoupure: 0 } as const;

/** Suite à donner à une commande. */
export type VerdictDebit = 'accepter' | 'refuser' | 'couper';

type Debit = { readonly parSeconde: number; readonly rafale: number; readonly refusAvantCoupure: number };

/** Seau à jetons d'une socket : se remplit avec le temps, refuse quand il est vide, coupe qui insiste. */
export class SeauDeJetons {
  private jetons: number;
  private refus = 0;
  private dernier: number;

  constructor(
    maintenantMs: number,
    private readonly debit: Debit = DEBIT_SOCKET,
  ) {
    this.jetons = debit.rafale;
    this.dernier = maintenantMs;
  }

  prendre(maintenantMs: number): VerdictDebit {
    const ecoule = Math.max(0, maintenantMs - this.dernier);
    this.dernier = maintenantMs;
    this.jetons = Math.min(this.debit.rafale, this.jetons + (ecoule * this.debit.parSeconde) / 1000);
    if (this.jetons >= this.debit.rafale) this.refus = 0;
    if (this.jetons >= 1) {
      this.jetons -= 1;
      return 'accepter';
    }
    this.refus += 1;
    return this.refus > this.debit.refusAvantCoupure ? 'couper' : 'refuser';
  }
}
