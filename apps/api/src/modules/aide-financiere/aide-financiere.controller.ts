import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import type { AideAvancee, AidesFinancieresVue } from '@pdp/domain';
import type { Acteur } from '../../platform/config/acteur.js';
import { ActeDeclare, Connecte } from '../../platform/http/actes.decorator.js';
import { Moi } from '../../platform/http/moi.decorator.js';
import { deplier } from '../../platform/http/probleme.exception.js';
import { VersionSiDonnee } from '../../platform/http/version-attendue.decorator.js';
import { PreparerAideDto, TransitionAideDto } from './aide-financiere.dto.js';
import { LireAides } from './lire-aides.use-case.js';
import { SuivreAide } from './suivre-aide.use-case.js';

/** Demandes d'aide à la Commission d'action sanitaire et sociale. */
@Controller('api/v1')
export class AideFinanciereController {
  constructor(
    private readonly lecture: LireAides,
    private readonly suivi: SuivreAide,
  ) {}

  @Get('dossiers/:id/aides-financieres')
  @Connecte()
  async lister(@Moi() acteur: Acteur, @Param('id', ParseUUIDPipe) id: string): Promise<AidesFinancieresVue> {
    return deplier(await this.lecture.executer(acteur, id));
  }

  @Post('dossiers/:id/aides-financieres')
  @ActeDeclare('aide.suivre')
  async preparer(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() corps: PreparerAideDto,
  ): Promise<AideAvancee> {
    return deplier(await this.suivi.preparer(acteur, id, corps));
  }

  @Post('aides-financieres/:id/transitions')
  @HttpCode(200)
  @ActeDeclare('aide.suivre')
  async avancer(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @VersionSiDonnee() version: number | null,
    @Body() corps: TransitionAideDto,
  ): Promise<AideAvancee> {
    return deplier(await this.suivi.avancer(acteur, id, version, corps));
  }
}
