import { Injectable } from '@nestjs/common';
import type { Acteur } from '../../../platform/config/acteur.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import { ConsentementDepot } from '../persistence/consentement.depot.js';
import type { RetraitTotalPort } from '../retrait-total.port.js';
import { EffetsRetrait } from './effets-retrait.js';

/** Une demande « je retire tous mes accords » agit aussitôt : elle n'attend pas la réponse du délégué (art. 7.3 RGPD). */
@Injectable()
export class RetraitTotal implements RetraitTotalPort {
  constructor(
    private readonly depot: ConsentementDepot,
    private readonly effets: EffetsRetrait,
  ) {}

  async retirerTout(tx: Transaction, acteur: Acteur, dossierId: string, canal: string): Promise<number> {
    const accords = await this.depot.enCours(tx, dossierId);
    for (const accord of accords) {
      await this.depot.retirer(tx, accord.id, canal, acteur.utilisateurId);
      tx.journaliser({
        action: 'consentement.retirer',
        ressource: 'consentement',
        ressourceId: accord.id,
        dossierId,
        categories: ['consentements'],
      });
      await this.effets.appliquer(tx, acteur, accord);
    }
    return accords.length;
  }
}
