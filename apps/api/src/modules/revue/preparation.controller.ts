import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import type { VersionVue } from '@pdp/domain';
import type { Acteur } from '../../platform/config/acteur.js';
import { ActeDeclare } from '../../platform/http/actes.decorator.js';
import { Moi } from '../../platform/http/moi.decorator.js';
import { deplier } from '../../platform/http/probleme.exception.js';
import { VersionAttendue } from '../../platform/http/version-attendue.decorator.js';
import { AnnoncerAbsenceDto } from './avis-differe/annoncer-absence.dto.js';
import { AnnoncerAbsence } from './avis-differe/annoncer-absence.use-case.js';
import { LaisserAvisDto } from './avis-differe/laisser-avis.dto.js';
import { LaisserAvis, type AvisLaisse } from './avis-differe/laisser-avis.use-case.js';
import { OrdreDeConduiteDto } from './conduire/ordre-de-conduite.dto.js';
import { PasserLeLot } from './passer-le-lot/passer-le-lot.use-case.js';
import { PreparerPassageDto } from './preparer-passage/preparer-passage.dto.js';
import { PreparerPassage } from './preparer-passage/preparer-passage.use-case.js';

/** Préparer une séance : la question et le créneau d'un dossier, l'avis de qui sera absent. */
@Controller('api/v1')
export class PreparationController {
  constructor(
    private readonly preparation: PreparerPassage,
    private readonly avis: LaisserAvis,
    private readonly absence: AnnoncerAbsence,
    private readonly lot: PasserLeLot,
  ) {}

  @Put('passages/:id/preparation')
  @ActeDeclare('revue.inscrire')
  async preparer(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @VersionAttendue() version: number,
    @Body() corps: PreparerPassageDto,
  ): Promise<VersionVue> {
    return deplier(await this.preparation.executer(acteur, id, version, corps));
  }

  @Put('passages/:id/avis-differe')
  @ActeDeclare('revue.participer')
  async laisserAvis(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() corps: LaisserAvisDto,
  ): Promise<AvisLaisse> {
    return deplier(await this.avis.executer(acteur, id, corps));
  }

  @Put('revues/:id/ma-presence')
  @ActeDeclare('revue.participer')
  async annoncer(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { absent }: AnnoncerAbsenceDto,
  ): Promise<{ absent: boolean }> {
    return deplier(await this.absence.executer(acteur, id, absent));
  }

  @Post('revues/:id/lot')
  @HttpCode(200)
  @ActeDeclare('revue.conduire')
  async passerLeLot(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { epoque }: OrdreDeConduiteDto,
  ): Promise<{ passages: number }> {
    return deplier(await this.lot.executer(acteur, id, epoque));
  }
}
