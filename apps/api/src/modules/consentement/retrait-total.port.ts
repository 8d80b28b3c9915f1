import type { Acteur } from '../../platform/config/acteur.js';
import type { Transaction } from '../../platform/database/unite-de-travail.js';

/** Retrait de tous les accords d'un dossier à la fois. À injecter : `RetraitTotalPort`. */
export abstract class RetraitTotalPort {
  /** Retire chaque accord en cours, avec tous ses effets ; l'appelant a vérifié le droit et verrouillé le dossier. Rend leur nombre. */
  abstract retirerTout(tx: Transaction, acteur: Acteur, dossierId: string, canal: string): Promise<number>;
}
