import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import type { ClotureVue, PasCloture } from '@pdp/domain';
import type { Acteur } from '../../platform/config/acteur.js';
import { ActeDeclare, Connecte } from '../../platform/http/actes.decorator.js';
import { Moi } from '../../platform/http/moi.decorator.js';
import { deplier } from '../../platform/http/probleme.exception.js';
import { VersionSiDonnee } from '../../platform/http/version-attendue.decorator.js';
import { ProposerRelaisDto, ReponseSuiviDto, TransitionRelaisDto } from './cloture.dto.js';
import { LireCloture } from './lire-cloture.use-case.js';
import { Relais } from './relais.use-case.js';
import { RepondreSuivi } from './repondre-suivi.use-case.js';

/** Clôture d'un dossier : mesures, relais, suivi. L'état lui-même change par `POST /dossiers/{id}/transitions`. */
@Controller('api/v1')
export class ClotureController {
  constructor(
    private readonly lecture: LireCloture,
    private readonly relais: Relais,
    private readonly suivis: RepondreSuivi,
  ) {}

  @Get('dossiers/:id/cloture')
  @Connecte()
  async lire(@Moi() acteur: Acteur, @Param('id', ParseUUIDPipe) id: string): Promise<ClotureVue> {
    return deplier(await this.lecture.executer(acteur, id));
  }

  @Post('dossiers/:id/relais')
  @ActeDeclare('relais.proposer')
  async proposer(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() corps: ProposerRelaisDto,
  ): Promise<PasCloture> {
    return deplier(await this.relais.proposer(acteur, id, corps));
  }

  @Post('relais/:id/transitions')
  @HttpCode(200)
  @ActeDeclare('relais.repondre')
  async repondre(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @VersionSiDonnee() version: number | null,
    @Body() corps: TransitionRelaisDto,
  ): Promise<PasCloture> {
    return deplier(await this.relais.repondre(acteur, id, version, corps));
  }

  @Post('suivis/:id/reponse')
  @HttpCode(200)
  @ActeDeclare('suivi.repondre')
  async repondreAuSuivi(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @VersionSiDonnee() version: number | null,
    @Body() corps: ReponseSuiviDto,
  ): Promise<PasCloture> {
    return deplier(await this.suivis.executer(acteur, id, version, corps));
  }
}
