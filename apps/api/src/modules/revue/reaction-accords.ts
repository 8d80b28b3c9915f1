import { Injectable, type OnModuleInit } from '@nestjs/common';
import { succes } from '@pdp/domain';
import { SYSTEME } from '../../platform/config/acteur.js';
import { UniteDeTravail } from '../../platform/database/unite-de-travail.js';
import { ReactionsRetrait, type AccordChange } from '../consentement/reactions-retrait.port.js';
import { LecturesSalle } from './persistence/lectures-salle.js';
import { RevueRepository } from './persistence/revue.repository.js';
import { SalleRevue } from './salle-revue.js';

/**
 * Un accord change pendant une séance : la salle d'attente est recalculée, et un événement durable fait relire chaque
 * écran par sa propre route (qui n'y a plus droit ne reçoit plus rien).
 */
@Injectable()
export class ReactionAccords implements OnModuleInit {
  constructor(
    private readonly reactions: ReactionsRetrait,
    private readonly unite: UniteDeTravail,
    private readonly revues: RevueRepository,
    private readonly lectures: LecturesSalle,
    private readonly salle: SalleRevue,
  ) {}

  onModuleInit(): void {
    const reagir = (change: AccordChange): Promise<void> => this.reagir(change);
    this.reactions.surRetrait(reagir);
    this.reactions.surOctroi(reagir);
  }

  private async reagir({ dossierId, agentsIds }: AccordChange): Promise<void> {
    for (const { revue_id, passage_id, est_courant } of await this.lectures.seancesEnCours(dossierId)) {
      if (est_courant) await this.salle.reevaluer(revue_id, passage_id, agentsIds);
      await this.unite.executer(SYSTEME, async (tx) => {
        const revue = await this.revues.verrouillerPourSysteme(tx, revue_id);
        if (revue)
          await this.revues.ajouter(tx, SYSTEME, revue, { type: 'accords-changes', passageId: passage_id, dossierId });
        return succes(null);
      });
    }
  }
}
