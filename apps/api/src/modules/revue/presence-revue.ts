import { Injectable } from '@nestjs/common';

/** Source de présence branchée par la passerelle temps réel. */
export interface SourcePresence {
  /** Agents ayant au moins un navigateur dans la salle de cette revue, tous processus confondus. */
  agentsPresents(revueId: string): Promise<ReadonlySet<string>>;
}

/** Qui est là, d'après les sockets ; sans temps réel (worker), personne. */
@Injectable()
export class PresenceRevue {
  private source: SourcePresence | null = null;

  brancher(source: SourcePresence): void {
    this.source = source;
  }

  async presents(revueId: string): Promise<ReadonlySet<string>> {
    return this.source?.agentsPresents(revueId) ?? new Set<string>();
  }
}
