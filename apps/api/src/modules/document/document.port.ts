import type { ErreurMetier, FichierVue, Resultat } from '@pdp/domain';
import type { Transaction } from '../../platform/database/unite-de-travail.js';

/** Formulaire numérisé, prêt à prouver un accord. */
export type FormulaireRecu = { readonly fichierId: string; readonly empreinte: string };

/** Fichiers reçus, vus des autres modules. À injecter : `FichiersPort`. */
export abstract class FichiersPort {
  /**
   * Formulaire déposé par cet agent sur ce dossier, sain et pas encore rattaché ; refus sinon. L'appelant le rattache dans la
   * même transaction.
   */
  abstract formulairePret(
    tx: Transaction,
    demande: { readonly fichierId: string; readonly dossierId: string; readonly deposePar: string },
  ): Promise<Resultat<FormulaireRecu, ErreurMetier>>;

  /** Fichiers, tels que montrés avec l'accord qu'ils prouvent ; l'appelant a vérifié le droit de les voir. */
  abstract decrire(fichierId: string): Promise<FichierVue | null>;
}
