import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import type { PreconisationAvancee } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { ActeDeclare } from '../../../platform/http/actes.decorator.js';
import { Moi } from '../../../platform/http/moi.decorator.js';
import { deplier } from '../../../platform/http/probleme.exception.js';
import { VersionSiDonnee } from '../../../platform/http/version-attendue.decorator.js';
import { TransitionPreconisationDto } from '../accompagnement.dto.js';
import { Preconisations } from './preconisations.use-case.js';

/** Pas d'une préconisation. */
@Controller('api/v1/preconisations')
export class PreconisationsController {
  constructor(private readonly preconisations: Preconisations) {}

  @Post(':id/transitions')
  @HttpCode(200)
  @ActeDeclare('preconisation.avancer')
  async avancer(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @VersionSiDonnee() version: number | null,
    @Body() corps: TransitionPreconisationDto,
  ): Promise<PreconisationAvancee> {
    return deplier(await this.preconisations.avancer(acteur, id, version, corps));
  }
}
