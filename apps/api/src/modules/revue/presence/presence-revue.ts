import { Injectable } from '@nestjs/common';
import { nouvelId } from '../../../platform/config/identifiants.js';
import { journalTechnique } from '../../../platform/health/journal-technique.js';
import type { SocketPdp } from '../../../platform/realtime/salles.js';
import { ServeurTempsReel } from '../../../platform/realtime/serveur-temps-reel.js';
import { Presences, type Couple } from '../persistence/presences.js';

/** Poste des personnes sans socket (mandataire d'entreprise) : un seul par personne, quel que soit le processus. */
export const POSTE_SONDAGE = 'sondage';

const DANS_UNE_REVUE = /^revue:([0-9a-f-]{36})\|agent:([0-9a-f-]{36})$/;

/** Présence vue de ce processus : ses sockets d'un côté, leurs signes en base de l'autre. */
@Injectable()
export class PresenceRevue {
  private readonly poste = `processus:${nouvelId()}`;

  constructor(
    private readonly serveur: ServeurTempsReel,
    private readonly presences: Presences,
  ) {}

  arriver(couple: Couple): Promise<void> {
    return this.presences.signaler([couple], this.poste);
  }

  /** Signe d'une personne qui interroge au lieu d'écouter. */
  sonder(couple: Couple): Promise<void> {
    return this.presences.signaler([couple], POSTE_SONDAGE);
  }

  /** Départ voulu : les deux postes de la personne s'effacent, sauf si un autre de ses onglets reste ici. */
  async quitter(couple: Couple): Promise<void> {
    await this.presences.quitter(couple, [POSTE_SONDAGE, ...(this.estIci(couple) ? [] : [this.poste])]);
  }

  /** Séances qu'une socket qui se ferme était seule à suivre pour son agent, sur ce processus ; leurs signes sont perdus. */
  async perdre(socket: SocketPdp): Promise<string[]> {
    const seuls = [...socket.rooms].flatMap((salle) => {
      const couple = coupleDe(salle);
      return couple && (this.serveur.io.of('/').adapter.rooms.get(salle)?.size ?? 0) <= 1 ? [couple] : [];
    });
    await Promise.all(seuls.map((couple) => this.presences.perdre(couple, this.poste)));
    return seuls.map((c) => c.revueId);
  }

  /** Renouvelle les signes de toutes les sockets de ce processus ; rend les séances suivies ici. Une base en panne ne lève pas. */
  async battre(): Promise<readonly string[]> {
    const couples = [...this.serveur.io.of('/').adapter.rooms.keys()].flatMap((salle) => coupleDe(salle) ?? []);
    try {
      await this.presences.signaler(couples, this.poste);
    } catch {
      journalTechnique.warn('présence non renouvelée : base injoignable');
      return [];
    }
    return [...new Set(couples.map((c) => c.revueId))];
  }

  private estIci({ revueId, utilisateurId }: Couple): boolean {
    return this.serveur.io.of('/').adapter.rooms.has(`revue:${revueId}|agent:${utilisateurId}`);
  }
}

function coupleDe(salle: string): Couple | null {
  const [, revueId, utilisateurId] = DANS_UNE_REVUE.exec(salle) ?? [];
  return revueId !== undefined && utilisateurId !== undefined ? { revueId, utilisateurId } : null;
}
