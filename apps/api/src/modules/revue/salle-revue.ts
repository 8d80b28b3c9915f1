import { Inject, Injectable } from '@nestjs/common';
import type { ParticipantVue } from '@pdp/domain';
import type { Acteur } from '../../platform/config/acteur.js';
import { DIFFUSION } from '../../platform/config/jetons.js';
import { journalTechnique } from '../../platform/health/journal-technique.js';
import type { DiffusionPort } from '../../platform/realtime/diffusion.port.js';
import { quitterSalle, rejoindreSalle, type SocketPdp } from '../../platform/realtime/salles.js';
import { RegardsDesPresents, repartir } from './lire-passage/regards-des-presents.js';
import { LecturesSalle } from './persistence/lectures-salle.js';
import { CalculGroupe } from './presence/calcul-groupe.js';
import { PresenceRevue } from './presence/presence-revue.js';
import { signatureDePresence } from './presence/signature-presence.js';
import { presenterParticipants } from './revue.presenter.js';

/** La salle d'un instant : ce qui en est dit à tous, et les agents admis dans le passage courant. */
type SalleVue = {
  readonly vues: readonly ParticipantVue[];
  readonly signature: string;
  readonly passageCourantId: string | null;
  readonly admis: ReadonlySet<string>;
};

const PERSONNE: ReadonlySet<string> = new Set();
const passage = (id: string): `passage:${string}` => `passage:${id}`;

/** Salle d'une séance : qui est là, qui attend, et à qui le brouillon du passage est montré. */
@Injectable()
export class SalleRevue {
  private readonly suivies = new WeakSet<SocketPdp>();
  private readonly annoncees = new Map<string, string>();
  private readonly annonces = new CalculGroupe((revueId) => this.annoncer(revueId));
  private readonly verifications = new CalculGroupe((revueId) => this.lireSalle(revueId));

  constructor(
    @Inject(DIFFUSION) private readonly diffusion: DiffusionPort,
    private readonly presence: PresenceRevue,
    private readonly regards: RegardsDesPresents,
    private readonly lectures: LecturesSalle,
  ) {}

  /** Entrée d'une socket dans la séance : sa présence est signalée ; à sa perte, `surPerte` se joue et le départ est annoncé. */
  async entrer(socket: SocketPdp, acteur: Acteur, revueId: string, surPerte: () => Promise<void>): Promise<void> {
    rejoindreSalle(socket, `revue:${revueId}`);
    await this.presence.arriver({ revueId, utilisateurId: acteur.utilisateurId });
    if (this.suivies.has(socket)) return;
    this.suivies.add(socket);
    // « disconnecting » et non « disconnect » : les salles y sont encore connues.
    socket.on('disconnecting', () => void this.apresDepart(socket, surPerte));
  }

  /** Sortie voulue d'une socket. */
  async sortir(socket: SocketPdp, acteur: Acteur, revueId: string): Promise<void> {
    quitterSalle(socket, `revue:${revueId}`);
    this.sortirDesPassages(socket);
    await this.presence.quitter({ revueId, utilisateurId: acteur.utilisateurId });
    await this.annoncerPresence(revueId);
  }

  /**
   * Annonce la présence, puis met la socket dans la salle du passage courant si son agent y est admis, et la sort des autres ; rend
   * les participants. Un agent que la salle ne compte pas présent n'est admis nulle part.
   */
  async annoncerEtPlacer(socket: SocketPdp, acteur: Acteur, revueId: string): Promise<readonly ParticipantVue[]> {
    const { vues, passageCourantId, admis } = await this.annonces.demander(revueId);
    const salle = passageCourantId !== null && admis.has(acteur.utilisateurId) ? passage(passageCourantId) : null;
    this.sortirDesPassages(socket, salle);
    if (salle) {
      rejoindreSalle(socket, salle);
      await this.verifier(socket, acteur, revueId, salle);
    }
    return vues;
  }

  // Un accord repris entre la lecture et l'entrée a fait sortir de la salle une socket qui n'y était pas encore : on relit, dedans.
  private async verifier(
    socket: SocketPdp,
    acteur: Acteur,
    revueId: string,
    salle: `passage:${string}`,
  ): Promise<void> {
    let admise = false;
    try {
      const { passageCourantId, admis } = await this.verifications.demander(revueId);
      admise = passageCourantId !== null && passage(passageCourantId) === salle && admis.has(acteur.utilisateurId);
    } finally {
      if (!admise) quitterSalle(socket, salle);
    }
  }

  private sortirDesPassages(socket: SocketPdp, sauf: string | null = null): void {
    for (const salle of socket.rooms)
      if (/^passage:[0-9a-f-]{36}$/.test(salle) && salle !== sauf) quitterSalle(socket, salle as `passage:${string}`);
  }

  /** Recalcule la présence et l'envoie à toute la salle. */
  async annoncerPresence(revueId: string): Promise<void> {
    await this.annonces.demander(revueId);
  }

  /** Signature de la dernière présence annoncée par ce processus ; indéfinie s'il n'a rien annoncé de cette séance. */
  derniereAnnonce(revueId: string): string | undefined {
    return this.annoncees.get(revueId);
  }

  /** Oublie les annonces des séances que ce processus ne suit plus. */
  oublierSauf(suivies: ReadonlySet<string>): void {
    for (const revueId of this.annoncees.keys()) if (!suivies.has(revueId)) this.annoncees.delete(revueId);
  }

  private async annoncer(revueId: string): Promise<SalleVue> {
    const salle = await this.lireSalle(revueId);
    this.diffusion.emettre({
      salle: `revue:${revueId}`,
      evenement: 'revue.presence',
      donnees: [{ revueId, participants: salle.vues }],
    });
    this.annoncees.set(revueId, salle.signature);
    return salle;
  }

  /** Participants et leur présence de cet instant ; qui ne voit pas le passage courant attend. */
  async participants(revueId: string): Promise<readonly ParticipantVue[]> {
    return (await this.lireSalle(revueId)).vues;
  }

  private async lireSalle(revueId: string): Promise<SalleVue> {
    const lue = await this.lectures.salle(revueId);
    if (!lue) return { vues: [], signature: '', passageCourantId: null, admis: PERSONNE };
    const { participants, dossier } = lue;
    const { admis, enAttente } = dossier ? repartir(participants, dossier) : { admis: PERSONNE, enAttente: PERSONNE };
    const signature = signatureDePresence(
      participants.map((p) => ({ utilisateurId: p.utilisateur_id, presence: p.presence })),
    );
    const vues = presenterParticipants(lue, participants, enAttente);
    return { vues, signature, passageCourantId: lue.passage_courant_id, admis };
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

  private async apresDepart(socket: SocketPdp, surPerte: () => Promise<void>): Promise<void> {
    try {
      // Avant toute attente : la fermeture oublie les salles aussitôt après.
      const perdues = this.presence.perdre(socket);
      await surPerte();
      for (const revueId of await perdues) await this.annoncerPresence(revueId);
    } catch {
      journalTechnique.warn('départ non annoncé');
    }
  }

  private async agentsEnAttente(revueId: string, passageId: string): Promise<ReadonlySet<string>> {
    const dossierId = await this.lectures.dossierDuPassage(passageId);
    if (dossierId === null) return new Set();
    return this.regards.enAttente(await this.lectures.participants(revueId), dossierId);
  }
}
