import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import type { PlusTardVue, SuiviVue } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { ActeDeclare } from '../../../platform/http/actes.decorator.js';
import { Moi } from '../../../platform/http/moi.decorator.js';
import { deplier } from '../../../platform/http/probleme.exception.js';
import { GarderPourPlusTardDto } from '../plus-tard/plus-tard.dto.js';
import { PlusTard } from '../plus-tard/plus-tard.use-case.js';
import { RepondreSuiviDto } from './suivi.dto.js';
import { SuivreDecisions, type SuiviRepondu } from './suivi.use-case.js';

/** Ce qui vient de la séance précédente, et ce qu'on garde pour la suite. */
@Controller('api/v1/revues')
export class SuiviController {
  constructor(
    private readonly suivi: SuivreDecisions,
    private readonly plusTard: PlusTard,
  ) {}

  @Get(':id/suivi')
  @ActeDeclare('revue.participer')
  async lire(@Moi() acteur: Acteur, @Param('id', ParseUUIDPipe) id: string): Promise<{ elements: SuiviVue[] }> {
    return deplier(await this.suivi.lire(acteur, id));
  }

  // Rejouée, la même réponse donne le même état : la dernière réponse l'emporte, sans version.
  @Post(':id/suivi/:tacheId')
  @HttpCode(200)
  @ActeDeclare('revue.conduire')
  async repondre(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('tacheId', ParseUUIDPipe) tacheId: string,
    @Body() corps: RepondreSuiviDto,
  ): Promise<SuiviRepondu> {
    return deplier(await this.suivi.repondre(acteur, id, tacheId, corps));
  }

  @Get(':id/plus-tard')
  @ActeDeclare('revue.participer')
  async sujets(@Moi() acteur: Acteur, @Param('id', ParseUUIDPipe) id: string): Promise<{ elements: PlusTardVue[] }> {
    return deplier(await this.plusTard.lister(acteur, id));
  }

  @Post(':id/plus-tard')
  @ActeDeclare('revue.rediger')
  async garder(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() corps: GarderPourPlusTardDto,
  ): Promise<{ id: string; sequence: number }> {
    return deplier(await this.plusTard.garder(acteur, id, corps));
  }

  @Delete(':id/plus-tard/:sujetId')
  @ActeDeclare('revue.rediger')
  async retirer(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('sujetId', ParseUUIDPipe) sujetId: string,
  ): Promise<{ id: string; sequence: number }> {
    return deplier(await this.plusTard.retirer(acteur, id, sujetId));
  }
}
