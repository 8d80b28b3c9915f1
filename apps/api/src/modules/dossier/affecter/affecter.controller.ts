import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import type { AffectationVue, AncienMembreVue, Page } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { ActeDeclare, Connecte } from '../../../platform/http/actes.decorator.js';
import { Moi } from '../../../platform/http/moi.decorator.js';
import { deplier } from '../../../platform/http/probleme.exception.js';
import { AffecterDto, FinAffectationDto } from './affecter.dto.js';
import { Affecter } from './affecter.use-case.js';
import { LireAnciens } from './lire-anciens.use-case.js';
import { TerminerAffectation } from './terminer-affectation.use-case.js';

/** Cercle d'un dossier. */
@Controller('api/v1')
export class AffecterController {
  constructor(
    private readonly affecter: Affecter,
    private readonly terminer: TerminerAffectation,
    private readonly anciens: LireAnciens,
  ) {}

  @Get('dossiers/:id/cercle/anciens')
  @Connecte()
  async anciensMembres(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) dossierId: string,
  ): Promise<Page<AncienMembreVue>> {
    return deplier(await this.anciens.executer(acteur, dossierId));
  }

  @Post('dossiers/:id/affectations')
  @ActeDeclare('dossier.affecter')
  async creer(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) dossierId: string,
    @Body() corps: AffecterDto,
  ): Promise<AffectationVue> {
    return deplier(await this.affecter.executer(acteur, dossierId, corps));
  }

  @Delete('affectations/:id')
  @HttpCode(204)
  @Connecte()
  async finir(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) affectationId: string,
    @Query() { motif }: FinAffectationDto,
  ): Promise<void> {
    deplier(await this.terminer.executer(acteur, affectationId, motif ?? null));
  }
}
