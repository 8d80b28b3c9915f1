import { Body, Controller, Get, Post } from '@nestjs/common';
import type { ConservationVue, PasseConservationVue } from '@pdp/domain';
import type { Acteur } from '../../platform/config/acteur.js';
import { ActeDeclare } from '../../platform/http/actes.decorator.js';
import { Moi } from '../../platform/http/moi.decorator.js';
import { deplier } from '../../platform/http/probleme.exception.js';
import { LancerPasseDto } from './conservation.dto.js';
import { Conservation } from './conservation.use-case.js';

/** Conservation des données d'une plateforme, pour son délégué. */
@Controller('api/v1/conservation')
export class ConservationController {
  constructor(private readonly conservation: Conservation) {}

  @Get()
  @ActeDeclare('conservation.gerer')
  async lire(@Moi() acteur: Acteur): Promise<ConservationVue> {
    return deplier(await this.conservation.lire(acteur));
  }

  @Post('passes')
  @ActeDeclare('conservation.gerer')
  async lancer(@Moi() acteur: Acteur, @Body() requete: LancerPasseDto): Promise<PasseConservationVue> {
    return deplier(await this.conservation.lancer(acteur, requete));
  }
}
