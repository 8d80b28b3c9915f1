import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import type { LimitationVue } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { ActeDeclare } from '../../../platform/http/actes.decorator.js';
import { Moi } from '../../../platform/http/moi.decorator.js';
import { deplier } from '../../../platform/http/probleme.exception.js';
import { LeverLimitationDto, LimiterDossierDto } from './limiter.dto.js';
import { LimiterDossier } from './limiter-dossier.use-case.js';

/** Gel d'un dossier par le délégué à la protection des données. */
@Controller('api/v1/dossiers')
export class LimiterController {
  constructor(private readonly limiter: LimiterDossier) {}

  @Get(':id/limitation')
  @ActeDeclare('droit.geler')
  async lire(@Moi() acteur: Acteur, @Param('id', ParseUUIDPipe) dossierId: string): Promise<LimitationVue> {
    return deplier(await this.limiter.lire(acteur, dossierId));
  }

  @Post(':id/limitation')
  @HttpCode(200)
  @ActeDeclare('droit.geler')
  async poser(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) dossierId: string,
    @Body() requete: LimiterDossierDto,
  ): Promise<LimitationVue> {
    return deplier(await this.limiter.poser(acteur, dossierId, requete));
  }

  @Post(':id/limitation/levee')
  @HttpCode(200)
  @ActeDeclare('droit.geler')
  async lever(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) dossierId: string,
    @Body() requete: LeverLimitationDto,
  ): Promise<LimitationVue> {
    return deplier(await this.limiter.lever(acteur, dossierId, requete));
  }
}
