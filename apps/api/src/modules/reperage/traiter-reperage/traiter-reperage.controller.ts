import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import type { TransitionReperageReponse } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { ActeDeclare } from '../../../platform/http/actes.decorator.js';
import { Moi } from '../../../platform/http/moi.decorator.js';
import { deplier } from '../../../platform/http/probleme.exception.js';
import { VersionSiDonnee } from '../../../platform/http/version-attendue.decorator.js';
import { TraiterReperageDto } from './traiter-reperage.dto.js';
import { TraiterReperage } from './traiter-reperage.use-case.js';

/** `POST /reperage/{id}/transitions` : `signaler` ou `ecarter`. */
@Controller('api/v1/reperage')
export class TraiterReperageController {
  constructor(private readonly traiter: TraiterReperage) {}

  @Post(':id/transitions')
  @HttpCode(200)
  @ActeDeclare('reperage.traiter')
  async transition(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() demande: TraiterReperageDto,
    @VersionSiDonnee() version: number | null,
  ): Promise<TransitionReperageReponse> {
    return deplier(await this.traiter.executer(acteur, id, demande, version));
  }
}
