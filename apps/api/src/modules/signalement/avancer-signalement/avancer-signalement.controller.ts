import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import type { TransitionSignalementReponse } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { ActeDeclare } from '../../../platform/http/actes.decorator.js';
import { Moi } from '../../../platform/http/moi.decorator.js';
import { deplier } from '../../../platform/http/probleme.exception.js';
import { VersionSiDonnee } from '../../../platform/http/version-attendue.decorator.js';
import { AvancerSignalementDto } from './avancer-signalement.dto.js';
import { AvancerSignalement } from './avancer-signalement.use-case.js';

/** `POST /signalements/{id}/transitions` ; `If-Match` est facultatif sur une action, mais honoré (ADR 0012). */
@Controller('api/v1/signalements')
export class AvancerSignalementController {
  constructor(private readonly avancer: AvancerSignalement) {}

  @Post(':id/transitions')
  @HttpCode(200)
  @ActeDeclare('signalement.lire')
  async transition(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() demande: AvancerSignalementDto,
    @VersionSiDonnee() version: number | null,
  ): Promise<TransitionSignalementReponse> {
    return deplier(await this.avancer.executer(acteur, id, demande, version));
  }
}
