import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import type { Page, TransmissionVue } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { ActeDeclare } from '../../../platform/http/actes.decorator.js';
import { Moi } from '../../../platform/http/moi.decorator.js';
import { deplier } from '../../../platform/http/probleme.exception.js';
import { VersionSiDonnee } from '../../../platform/http/version-attendue.decorator.js';
import { TransmissionDepot } from '../persistence/transmission.depot.js';
import { RepondreTransmission } from './repondre-transmission.use-case.js';
import { TransmettreDto } from './transmettre.dto.js';
import { TransmettreReferent } from './transmettre-referent.use-case.js';

/** Transmission du rôle de référent. */
@Controller('api/v1')
export class TransmettreController {
  constructor(
    private readonly transmettre: TransmettreReferent,
    private readonly repondre: RepondreTransmission,
    private readonly transmissions: TransmissionDepot,
  ) {}

  @Post('dossiers/:id/referent/transmission')
  @ActeDeclare('dossier.transmettreReferent')
  async proposer(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) dossierId: string,
    @Body() corps: TransmettreDto,
  ): Promise<TransmissionVue> {
    return deplier(await this.transmettre.executer(acteur, dossierId, corps));
  }

  @Get('transmissions')
  @ActeDeclare('dossier.transmettreReferent')
  async lesMiennes(@Moi() acteur: Acteur): Promise<Page<TransmissionVue>> {
    return { elements: await this.transmissions.lesMiennes(acteur.utilisateurId), curseurSuivant: null };
  }

  @Post('transmissions/:id/acceptation')
  @HttpCode(200)
  @ActeDeclare('dossier.accepterReferent')
  async accepter(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @VersionSiDonnee() version: number | null,
  ): Promise<TransmissionVue> {
    return deplier(await this.repondre.executer(acteur, id, 'ACCEPTEE', version));
  }

  @Post('transmissions/:id/refus')
  @HttpCode(200)
  @ActeDeclare('dossier.accepterReferent')
  async refuser(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @VersionSiDonnee() version: number | null,
  ): Promise<TransmissionVue> {
    return deplier(await this.repondre.executer(acteur, id, 'REFUSEE', version));
  }
}
