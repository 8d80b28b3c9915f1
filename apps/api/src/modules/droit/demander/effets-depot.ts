import { Injectable } from '@nestjs/common';
import type { CanalDemandeDroit, ErreurMetier } from '@pdp/domain';
import type { FaitsDossier } from '@pdp/permissions';
import type { Acteur } from '../../../platform/config/acteur.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import { refusDAcces } from '../../../platform/permissions/acces.js';
import { RetraitTotalPort } from '../../consentement/retrait-total.port.js';
import { SuitesDemande } from '../suites-demande.js';

/** Ce qu'un dépôt déclenche aussitôt : les délégués sont prévenus ; un retrait de tous les accords agit sans attendre. */
@Injectable()
export class EffetsDepot {
  constructor(
    private readonly suites: SuitesDemande,
    private readonly retrait: RetraitTotalPort,
  ) {}

  async appliquer(
    tx: Transaction,
    acteur: Acteur,
    faits: FaitsDossier,
    demande: { id: string; plateformeId: string; dossierId: string; type: string; canal: CanalDemandeDroit },
  ): Promise<ErreurMetier | null> {
    if (demande.type === 'RETRAIT_CONSENTEMENT') {
      const refus = refusDAcces(acteur, faits, { action: 'ecrire', categorie: 'consentements', portee: 'retrait' });
      if (refus) return refus;
      await this.retrait.retirerTout(tx, acteur, demande.dossierId, demande.canal);
    }
    await this.suites.prevenirDelegues(tx, acteur, demande);
    return null;
  }
}
