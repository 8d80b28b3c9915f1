import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { ParticipantVue } from '@pdp/domain';
import type { Acteur } from '../../platform/config/acteur.js';
import { DIFFUSION } from '../../platform/config/jetons.js';
import { journalTechnique } from '../../platform/health/journal-technique.js';
import type { DiffusionPort } from '../../platform/realtime/diffusion.port.js';
import { quitterSalle, rejoindreSalle, type SocketPdp } from '../../platform/realtime/salles.js';
import { ServeurTempsReel } from '../../platform/realtime/serveur-temps-reel.js';
import { RegardsDesPresents } from './lire-passage/regards-des-presents.js';
import { LecturesSalle } from './persistence/lectures-salle.js';
import { PresenceRevue } from './presence-revue.js';
import { presenterParticipants } from './revue.presenter.js';

/** Salle d'une séance : qui est là, qui attend, et à qui le brouillon du passage est montré. */
@Injectable()
export class SalleRevue implements OnModuleInit {
  constructor(
    private readonly serveur: ServeurTempsReel,
    @Inject(DIFFUSION) private readonly diffusion: DiffusionPort,
    private readonly presence: PresenceRevue,
    private readonly regards: RegardsDesPresents,
    private readonly lectures: LecturesSalle,
  ) {}

  onModuleInit(): void {
    this.presence.brancher({ agentsPresents: (revueId) => this.agentsPresents(revueId) });
  }

  /** Met la socket dans la salle du passage courant si son agent le voit, et la sort des autres. */
  async placer(socket: SocketPdp, acteur: Acteur, passageCourantId: string | null): Promise<void> {
    const salle = passageCourantId === null ? null : (`passage:${passageCourantId}` as const);
    const voit = passageCourantId !== null && (await this.lectures.voit(acteur, passageCourantId));
    this.sortirDesPassages(socket, voit ? salle : null);
    if (voit && salle) rejoindreSalle(socket, salle);
  }

  sortirDesPassages(socket: SocketPdp, sauf: string | null = null): void {
    for (const salle of socket.rooms)
      if (/^passage:[0-9a-f-]{36}$/.test(salle) && salle !== sauf) quitterSalle(socket, salle as `passage:${string}`);
  }

  /** Recalcule la présence et l'envoie à toute la salle ; rend les participants. */
  async annoncerPresence(revueId: string, passage?: string | null): Promise<readonly ParticipantVue[]> {
    const revue = await this.lectures.revue(revueId);
    if (!revue) return [];
    const courant = passage === undefined ? revue.passage_courant_id : passage;
    const [participants, presents, enAttente] = await Promise.all([
      this.lectures.participants(revueId),
      this.agentsPresents(revueId),
      courant === null ? new Set<string>() : this.agentsEnAttente(revueId, courant),
    ]);
    const vus = presenterParticipants(revue, participants, presents, enAttente);
    this.diffusion.emettre({
      salle: `revue:${revueId}`,
      evenement: 'revue.presence',
      donnees: [{ revueId, participants: vus }],
    });
    return vus;
  }

  montrerBrouillon(acteur: Acteur, passageId: string, texte: string): void {
    this.diffusion.emettre({
      salle: `passage:${passageId}`,
      evenement: 'passage.brouillon',
      donnees: [{ passageId, texte, auteurId: acteur.utilisateurId, auteur: acteur.nom }],
    });
  }

  /**
   * Après un changement d'accord : qui ne voit plus le dossier quitte la salle de son passage, sur tous les processus.
   * `prevenus` : agents à qui le retrait du dossier vient d'être annoncé ; on ne le leur redit pas pour le passage.
   */
  async reevaluer(revueId: string, passageId: string, prevenus: readonly string[]): Promise<void> {
    for (const agentId of await this.agentsEnAttente(revueId, passageId))
      this.diffusion.exclure(`passage:${passageId}`, agentId, { dejaPrevenu: prevenus.includes(agentId) });
    await this.annoncerPresence(revueId);
  }

  // Les salles sont encore connues pendant l'événement de départ : la présence se recalcule juste après.
  apresDepart(socket: SocketPdp): void {
    const revues = [...socket.rooms].flatMap((s) => /^revue:([0-9a-f-]{36})$/.exec(s)?.[1] ?? []);
    for (const id of revues)
      setTimeout(
        () => void this.annoncerPresence(id).catch(() => journalTechnique.warn('présence non annoncée')),
        50,
      ).unref();
  }

  private async agentsPresents(revueId: string): Promise<ReadonlySet<string>> {
    const sockets = await this.serveur.io.in(`revue:${revueId}`).fetchSockets();
    return new Set(sockets.map((s) => s.data.acteur.utilisateurId));
  }

  private async agentsEnAttente(revueId: string, passageId: string): Promise<ReadonlySet<string>> {
    const dossierId = await this.lectures.dossierDuPassage(passageId);
    if (dossierId === null) return new Set();
    const regards = await this.regards.sur(revueId, dossierId);
    return new Set(regards.filter((r) => !r.lisibles.has('revueAgenda')).map((r) => r.participant.utilisateur_id));
  }
}
