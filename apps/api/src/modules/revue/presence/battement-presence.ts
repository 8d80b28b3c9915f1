import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { journalTechnique } from '../../../platform/health/journal-technique.js';
import { Presences } from '../persistence/presences.js';
import { SalleRevue } from '../salle-revue.js';
import { PresenceRevue } from './presence-revue.js';
import { signatureDePresence } from './signature-presence.js';

const BATTEMENT_MS = 5_000;
const OUBLI_TOUS_LES = 120;

/** Toutes les cinq secondes : renouvelle les signes de ce processus, et annonce à ses salles ce qui y a changé ailleurs. */
@Injectable()
export class BattementPresence implements OnApplicationBootstrap, OnApplicationShutdown {
  private minuterie: NodeJS.Timeout | undefined;
  private rang = 0;

  constructor(
    private readonly presence: PresenceRevue,
    private readonly presences: Presences,
    private readonly salle: SalleRevue,
  ) {}

  onApplicationBootstrap(): void {
    this.minuterie = setInterval(
      () => void this.battre().catch(() => journalTechnique.warn('présence non annoncée')),
      BATTEMENT_MS,
    );
    this.minuterie.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.minuterie);
  }

  /** Un battement ; rend les séances dont la présence vient d'être annoncée. */
  async battre(): Promise<readonly string[]> {
    const suivies = await this.presence.battre();
    if (suivies.length === 0) return [];
    if (++this.rang % OUBLI_TOUS_LES === 0) await this.presences.oublierLesAnciens();
    const changees = this.changees(suivies, await this.presences.dans(suivies));
    for (const revueId of changees) await this.salle.annoncerPresence(revueId);
    return changees;
  }

  // Comparée à ce que ce processus a annoncé en dernier : ce que les écrans savent déjà n'est pas redit.
  private changees(suivies: readonly string[], lues: Awaited<ReturnType<Presences['dans']>>): readonly string[] {
    this.salle.oublierSauf(new Set(suivies));
    const parSeance = Map.groupBy(lues, (l) => l.revueId);
    return suivies.filter(
      (revueId) => this.salle.derniereAnnonce(revueId) !== signatureDePresence(parSeance.get(revueId) ?? []),
    );
  }
}
