import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import type { AlertesVue } from '@pdp/domain';
import type { Acteur } from '../../platform/config/acteur.js';
import { ActeDeclare } from '../../platform/http/actes.decorator.js';
import { Moi } from '../../platform/http/moi.decorator.js';
import { deplier } from '../../platform/http/probleme.exception.js';
import { OuvrirAlerteDto, RepondreAlerteDto, TransitionAlerteDto } from './alerte.dto.js';
import { ListerAlertes } from './alertes.use-case.js';
import { EcrireAlerte, type AlerteEcrite } from './ecrire-alerte.use-case.js';

/** Alertes d'entreprise vers la direction des risques professionnels : une entreprise, jamais une personne. */
@Controller('api/v1/alertes-entreprise')
export class AlerteController {
  constructor(
    private readonly lister: ListerAlertes,
    private readonly ecrire: EcrireAlerte,
  ) {}

  @Get()
  @ActeDeclare('alerte.ouvrir')
  async lire(@Moi() acteur: Acteur): Promise<AlertesVue> {
    return deplier(await this.lister.executer(acteur));
  }

  @Post()
  @ActeDeclare('alerte.ouvrir')
  async ouvrir(@Moi() acteur: Acteur, @Body() corps: OuvrirAlerteDto): Promise<AlerteEcrite> {
    return deplier(await this.ecrire.ouvrir(acteur, corps));
  }

  @Post(':id/reponses')
  @HttpCode(200)
  @ActeDeclare('alerte.repondre')
  async repondre(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() corps: RepondreAlerteDto,
  ): Promise<AlerteEcrite> {
    return deplier(await this.ecrire.repondre(acteur, id, corps));
  }

  @Post(':id/transitions')
  @HttpCode(200)
  @ActeDeclare('alerte.valider')
  async transiter(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() corps: TransitionAlerteDto,
  ): Promise<AlerteEcrite> {
    return deplier(await this.ecrire.transiter(acteur, id, corps));
  }
}
