import type { Origine } from '@pdp/domain';
import type { Acteur } from '../../platform/config/acteur.js';
import type { Transaction } from '../../platform/database/unite-de-travail.js';

/** Signalement né d'une ligne de repérage : la personne est déjà connue. */
export type SignalementDeReperage = {
  readonly assureId: string;
  readonly arretId: string;
  readonly plateformeId: string;
  readonly origine: Origine;
};

/** Ce que les autres modules demandent aux signalements. À injecter : `SignalementPort`. */
export abstract class SignalementPort {
  /** Crée le signalement dans la transaction de l'appelant ; rend son id. Le service receveur est servi comme pour tout autre. */
  abstract emettreDepuisReperage(tx: Transaction, acteur: Acteur, demande: SignalementDeReperage): Promise<string>;
}
