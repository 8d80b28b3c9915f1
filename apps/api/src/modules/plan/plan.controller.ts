import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import type { FeuilleEcrite, PlanEcrit, PlanVue } from '@pdp/domain';
import type { Acteur } from '../../platform/config/acteur.js';
import { ActeDeclare, Connecte } from '../../platform/http/actes.decorator.js';
import { Moi } from '../../platform/http/moi.decorator.js';
import { deplier } from '../../platform/http/probleme.exception.js';
import { VersionSiDonnee } from '../../platform/http/version-attendue.decorator.js';
import { AgirSurPlan } from './agir-sur-plan.use-case.js';
import { LirePlan } from './lire-plan.use-case.js';
import { GestePlanDto, TransiterFeuilleDto } from './plan.dto.js';
import { RepondreFeuille } from './repondre-feuille.use-case.js';

/** Plan d'actions d'un dossier, et feuille de route acceptée par la personne. */
@Controller('api/v1')
export class PlanController {
  constructor(
    private readonly lecture: LirePlan,
    private readonly ecriture: AgirSurPlan,
    private readonly reponse: RepondreFeuille,
  ) {}

  @Get('dossiers/:id/plan')
  @Connecte()
  async lire(@Moi() acteur: Acteur, @Param('id', ParseUUIDPipe) id: string): Promise<PlanVue> {
    return deplier(await this.lecture.executer(acteur, id));
  }

  @Post('dossiers/:id/plan/gestes')
  @HttpCode(200)
  @ActeDeclare('plan.rediger')
  async agir(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @VersionSiDonnee() version: number | null,
    @Body() corps: GestePlanDto,
  ): Promise<PlanEcrit> {
    return deplier(await this.ecriture.executer(acteur, id, version, corps));
  }

  @Post('feuilles-de-route/:id/transitions')
  @HttpCode(200)
  @ActeDeclare('plan.repondre')
  async transiter(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @VersionSiDonnee() version: number | null,
    @Body() corps: TransiterFeuilleDto,
  ): Promise<FeuilleEcrite> {
    return deplier(await this.reponse.executer(acteur, id, version, corps));
  }
}
