import { Injectable } from '@nestjs/common';
import type { ActeurOuSysteme } from '../../../platform/config/acteur.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import { DossierPort, LiensPort } from '../../dossier/dossier.port.js';
import { NotificationPort } from '../../notification/notification.port.js';
import { ConsentementDepot, type LigneConsentement } from '../persistence/consentement.depot.js';
import { ReactionsRetrait } from '../reactions-retrait.port.js';

/** Pourquoi l'accord cesse : la personne l'a retiré, ou son terme est passé. */
export type Cause = 'retrait' | 'echeance';

/** Tout ce qu'un retrait, ou un terme échu, coupe : liens, notifications en file, écrans ouverts, séances en direct. */
@Injectable()
export class EffetsRetrait {
  constructor(
    private readonly depot: ConsentementDepot,
    private readonly liens: LiensPort,
    private readonly dossiers: DossierPort,
    private readonly notifications: NotificationPort,
    private readonly reactions: ReactionsRetrait,
  ) {}

  async appliquer(
    tx: Transaction,
    acteur: ActeurOuSysteme,
    accord: LigneConsentement,
    cause: Cause = 'retrait',
  ): Promise<void> {
    const { id: consentementId, dossierId, portee, unite, organismeId } = accord;
    const agentsIds = await this.depot.agentsTouches(tx, accord);
    await this.liens.terminerLiensDe(tx, consentementId);
    if (unite !== null && organismeId !== null)
      await this.liens.terminerLiensDuPartenaire(tx, dossierId, unite, organismeId);
    await this.dossiers.toucher(tx, dossierId);
    await this.notifications.annulerSansAcces(tx, dossierId);
    await this.prevenirReferent(tx, acteur, { dossierId, consentementId, cause });
    tx.publier(cause === 'retrait' ? 'consentement-retire' : 'consentement-echu', {
      dossierId,
      consentementId,
      portee,
      unite,
      organismeId,
    });
    for (const agentId of agentsIds)
      tx.diffuser(`agent:${agentId}`, 'acces.retire', { ressource: 'dossier', id: dossierId });
    for (const agentId of await this.depot.agentsRelies(tx, dossierId))
      if (!agentsIds.includes(agentId)) tx.diffuser(`agent:${agentId}`, 'dossier.change', { id: dossierId });
    tx.apresValidation(() =>
      this.reactions.declencher('retrait', { dossierId, consentementId, portee, unite, organismeId, agentsIds }),
    );
  }

  private async prevenirReferent(
    tx: Transaction,
    acteur: ActeurOuSysteme,
    { dossierId, consentementId, cause }: { dossierId: string; consentementId: string; cause: Cause },
  ): Promise<void> {
    const referentId = (await this.dossiers.resume(dossierId, tx))?.referentId ?? null;
    if (referentId === null) return;
    await this.notifications.notifier(tx, {
      destinataires: [referentId],
      type: cause === 'retrait' ? 'CONSENTEMENT_RETIRE' : 'CONSENTEMENT_ECHU',
      ressource: 'consentement',
      ressourceId: consentementId,
      dossierId,
      urgente: cause === 'retrait',
      sauf: acteur.utilisateurId,
    });
  }
}
