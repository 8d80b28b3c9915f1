import { Injectable } from '@nestjs/common';
import { ConnectedSocket, MessageBody, SubscribeMessage } from '@nestjs/websockets';
import { echec, type ParticipantVue } from '@pdp/domain';
import { peutActe } from '@pdp/permissions';
import type { Acteur } from '../../platform/config/acteur.js';
import { ActeDeclare } from '../../platform/http/actes.decorator.js';
import { accesRefuse, deplier } from '../../platform/http/probleme.exception.js';
import { MoiSocket, PasserelleTempsReel } from '../../platform/realtime/passerelle.decorator.js';
import type { SocketPdp } from '../../platform/realtime/salles.js';
import { Brouillons } from './brouillon/brouillons.js';
import { EcrireEnDirect } from './brouillon/ecrire-en-direct.js';
import { EcrireDto, PrendreLaMainDto, QuitterDto, RejoindreDto } from './rejoindre/messages.dto.js';
import { RejoindreRevue } from './rejoindre/rejoindre-revue.use-case.js';
import { SalleRevue } from './salle-revue.js';

/** Temps réel d'une séance : entrer, sortir, montrer son brouillon. Tout ce qui dure passe par HTTP. */
@PasserelleTempsReel()
@Injectable()
export class RevueGateway {
  constructor(
    private readonly entree: RejoindreRevue,
    private readonly salle: SalleRevue,
    private readonly brouillons: Brouillons,
    private readonly direct: EcrireEnDirect,
  ) {}

  /** Idempotent : un client le rejoue à chaque passage et à chaque reconnexion, ses droits sont réévalués à chaque fois. */
  @SubscribeMessage('revue.rejoindre')
  @ActeDeclare('revue.participer')
  async rejoindre(
    @ConnectedSocket() socket: SocketPdp,
    @MoiSocket() acteur: Acteur,
    @MessageBody() message: RejoindreDto,
  ): Promise<{ sequence: number; participants: readonly ParticipantVue[] }> {
    const { sequence } = deplier(await this.entree.executer(acteur, message.revueId));
    await this.salle.entrer(socket, acteur, message.revueId, () => this.direct.recueillir(acteur.utilisateurId));
    const participants = await this.salle.annoncerEtPlacer(socket, acteur, message.revueId);
    return { sequence, participants };
  }

  @SubscribeMessage('revue.quitter')
  @ActeDeclare('revue.participer')
  async quitter(
    @ConnectedSocket() socket: SocketPdp,
    @MoiSocket() acteur: Acteur,
    @MessageBody() message: QuitterDto,
  ): Promise<null> {
    await this.direct.recueillir(acteur.utilisateurId);
    await this.salle.sortir(socket, acteur, message.revueId);
    return null;
  }

  @SubscribeMessage('passage.ecrire')
  @ActeDeclare('revue.rediger')
  async ecrire(
    @ConnectedSocket() socket: SocketPdp,
    @MoiSocket() acteur: Acteur,
    @MessageBody() message: EcrireDto,
  ): Promise<null> {
    // Être dans la salle du passage, c'est avoir été autorisé au dernier passage ou changement d'accord.
    if (!socket.rooms.has(`passage:${message.passageId}`) || !peutActe(acteur.fonction, 'revue.rediger'))
      return deplier(echec(accesRefuse()));
    return deplier(await this.direct.executer(acteur, message));
  }

  @SubscribeMessage('passage.prendre-la-main')
  @ActeDeclare('revue.rediger')
  async prendreLaMain(
    @MoiSocket() acteur: Acteur,
    @MessageBody() message: PrendreLaMainDto,
  ): Promise<{ ecrivainId: string }> {
    const tenue = deplier(await this.brouillons.prendreLaMain(acteur, message.passageId));
    this.direct.oublier(message.passageId);
    return tenue;
  }
}
