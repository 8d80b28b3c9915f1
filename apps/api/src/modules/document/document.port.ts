import type { DocumentsVue, ErreurMetier, FichierVue, Resultat } from '@pdp/domain';
import type { Acteur } from '../../platform/config/acteur.js';
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

/** Documents d'un dossier, tels que ce lecteur peut les voir. À injecter : `DocumentsPort`. */
export abstract class DocumentsPort {
  /** Lecture journalisée ; introuvable pour qui ne voit pas le dossier. */
  abstract executer(acteur: Acteur, dossierId: string): Promise<Resultat<DocumentsVue, ErreurMetier>>;
}
