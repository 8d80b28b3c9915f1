import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import type { CandidatsSuppleance, SuppleanceVue, SuppleancesPage } from '@pdp/domain';
import type { Acteur } from '../../platform/config/acteur.js';
import { ActeDeclare } from '../../platform/http/actes.decorator.js';
import { Moi } from '../../platform/http/moi.decorator.js';
import { deplier } from '../../platform/http/probleme.exception.js';
import { CandidatsDto, CreerSuppleanceDto } from './suppleance.dto.js';
import { Suppleer } from './suppleer.use-case.js';

/** Suppléances : qui remplace qui, pendant quelle absence. */
@Controller('api/v1/suppleances')
export class SuppleanceController {
  constructor(private readonly suppleer: Suppleer) {}

  @Get()
  @ActeDeclare('suppleance.designer')
  async lister(@Moi() acteur: Acteur): Promise<SuppleancesPage> {
    return deplier(await this.suppleer.lister(acteur));
  }

  @Get('candidats')
  @ActeDeclare('suppleance.designer')
  async candidats(@Moi() acteur: Acteur, @Query() { habilitationId }: CandidatsDto): Promise<CandidatsSuppleance> {
    return deplier(await this.suppleer.candidats(acteur, habilitationId));
  }

  @Post()
  @ActeDeclare('suppleance.designer')
  async creer(@Moi() acteur: Acteur, @Body() corps: CreerSuppleanceDto): Promise<SuppleanceVue> {
    return deplier(await this.suppleer.creer(acteur, corps));
  }

  @Post(':id/fin')
  @HttpCode(200)
  @ActeDeclare('suppleance.designer')
  async terminer(@Moi() acteur: Acteur, @Param('id', ParseUUIDPipe) id: string): Promise<SuppleanceVue> {
    return deplier(await this.suppleer.terminer(acteur, id));
  }
}
