import { Injectable } from '@nestjs/common';
import { peut, type FaitsDossier } from '@pdp/permissions';
import type { Acteur } from '../../../platform/config/acteur.js';
import { ensemble } from '../../../platform/database/requetes-de-transaction.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import { RevueRepository, type Passage, type Revue } from './revue.repository.js';

/** Ce qu'un acte sur un passage doit savoir, verrous tenus. */
export type PassageTenu = { readonly revue: Revue; readonly passage: Passage; readonly faits: FaitsDossier };

/** Charge un passage pour agir dessus, en un seul aller-retour. */
@Injectable()
export class PassageSousVerrou {
  constructor(
    private readonly revues: RevueRepository,
    private readonly faits: FaitsService,
  ) {}

  /** Verrouille la revue puis le dossier ; null si le passage manque, relève d'une autre plateforme ou ne se voit pas (404). */
  async charger(tx: Transaction, acteur: Acteur, passageId: string): Promise<PassageTenu | null> {
    const [trouve, faits] = await ensemble([
      this.revues.verrouillerParPassage(tx, acteur, passageId),
      this.faits.chargerDuPassage(acteur, passageId, tx),
    ]);
    if (!trouve || !faits || !peut(acteur, 'lire', { categorie: 'revueAgenda', faits })) return null;
    return { ...trouve, faits };
  }
}
