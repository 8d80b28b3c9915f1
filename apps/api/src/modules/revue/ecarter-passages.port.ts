import type { ActeurOuSysteme } from '../../platform/config/acteur.js';
import type { Transaction } from '../../platform/database/unite-de-travail.js';

/** Ordre du jour, vu de qui doit en sortir un dossier. À injecter : `EcarterPassagesPort`. */
export abstract class EcarterPassagesPort {
  /**
   * Écarte un dossier de toutes les séances à venir ou en cours : inscrit, il est retiré ; en discussion, reporté. À appeler
   * avant de verrouiller le dossier : une séance prend toujours ses verrous la première. Rend le nombre de passages écartés.
   */
  abstract ecarter(tx: Transaction, acteur: ActeurOuSysteme, dossierId: string): Promise<number>;
}
