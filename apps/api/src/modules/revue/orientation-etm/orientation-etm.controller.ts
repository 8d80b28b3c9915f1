import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import type { OrientationEtmVue } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { ActeDeclare } from '../../../platform/http/actes.decorator.js';
import { Moi } from '../../../platform/http/moi.decorator.js';
import { deplier } from '../../../platform/http/probleme.exception.js';
import { VersionSiDonnee } from '../../../platform/http/version-attendue.decorator.js';
import { FiltreOrientationsDto, RepondreOrientationDto } from './orientation-etm.dto.js';
import { SuivreOrientations, type OrientationTransformee } from './suivre-orientations.use-case.js';

/** Orientations vers l'équipe technique de maintien en emploi. */
@Controller('api/v1/orientations-etm')
export class OrientationEtmController {
  constructor(private readonly orientations: SuivreOrientations) {}

  @Get()
  @ActeDeclare('etm.suivre')
  lister(
    @Moi() acteur: Acteur,
    @Query() { dossier }: FiltreOrientationsDto,
  ): Promise<{ elements: OrientationEtmVue[] }> {
    return this.orientations.lister(acteur, dossier ?? null);
  }

  @Post(':id/transitions')
  @HttpCode(200)
  @ActeDeclare('etm.suivre')
  async repondre(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @VersionSiDonnee() version: number | null,
    @Body() corps: RepondreOrientationDto,
  ): Promise<OrientationTransformee> {
    return deplier(await this.orientations.repondre(acteur, id, version, corps));
  }
}
