import { Body, Controller, Delete, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import type { Acteur } from '../../../platform/config/acteur.js';
import { ActeDeclare } from '../../../platform/http/actes.decorator.js';
import { Moi } from '../../../platform/http/moi.decorator.js';
import { deplier } from '../../../platform/http/probleme.exception.js';
import { SonderPresence, type SeanceSondee } from '../presence/sonder-presence.use-case.js';
import type { ConduiteChangee } from './changer-de-conducteur.js';
import { PasserLaConduiteDto } from './passer-la-conduite.dto.js';
import { PasserLaConduite, type ConduiteDemandee } from './passer-la-conduite.use-case.js';
import { PrendreLaConduite } from './prendre-la-conduite.use-case.js';

/** Qui conduit la séance, et qui y est. */
@Controller('api/v1/revues')
export class ConduiteController {
  constructor(
    private readonly reprise: PrendreLaConduite,
    private readonly passation: PasserLaConduite,
    private readonly presence: SonderPresence,
  ) {}

  @Post(':id/conduite')
  @HttpCode(200)
  @ActeDeclare('revue.conduire')
  async prendre(@Moi() acteur: Acteur, @Param('id', ParseUUIDPipe) id: string): Promise<ConduiteChangee> {
    return deplier(await this.reprise.executer(acteur, id));
  }

  @Post(':id/conduite/passation')
  @HttpCode(200)
  @ActeDeclare('revue.conduire')
  async passer(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() corps: PasserLaConduiteDto,
  ): Promise<ConduiteChangee> {
    return deplier(await this.passation.passer(acteur, id, corps));
  }

  @Post(':id/conduite/demande')
  @HttpCode(200)
  @ActeDeclare('revue.conduire')
  async demander(@Moi() acteur: Acteur, @Param('id', ParseUUIDPipe) id: string): Promise<ConduiteDemandee> {
    return deplier(await this.passation.demander(acteur, id));
  }

  @Delete(':id/conduite/demande')
  @ActeDeclare('revue.conduire')
  async garder(@Moi() acteur: Acteur, @Param('id', ParseUUIDPipe) id: string): Promise<ConduiteDemandee> {
    return deplier(await this.passation.garder(acteur, id));
  }

  /** Signe de présence d'un écran sans socket, toutes les cinq secondes. */
  @Post(':id/presence')
  @HttpCode(200)
  @ActeDeclare('revue.participer')
  async sonder(@Moi() acteur: Acteur, @Param('id', ParseUUIDPipe) id: string): Promise<SeanceSondee> {
    return deplier(await this.presence.executer(acteur, id));
  }
}
