import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import type { LectureCompteRenduVue } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { ActeDeclare } from '../../../platform/http/actes.decorator.js';
import { Moi } from '../../../platform/http/moi.decorator.js';
import { deplier } from '../../../platform/http/probleme.exception.js';
import { AjouterAuCompteRenduDto } from './ajouter.dto.js';
import { ApresSeance } from './apres-seance.use-case.js';

/** Compte rendu figé : ajouts datés, et qui l'a ouvert. */
@Controller('api/v1/revues')
export class ApresSeanceController {
  constructor(private readonly apres: ApresSeance) {}

  @Post(':id/compte-rendu/ajouts')
  @ActeDeclare('revue.conduire')
  async ajouter(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() corps: AjouterAuCompteRenduDto,
  ): Promise<{ id: string; sequence: number }> {
    return deplier(await this.apres.ajouter(acteur, id, corps));
  }

  @Get(':id/compte-rendu/lectures')
  @ActeDeclare('revue.conduire')
  async lectures(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<{ elements: LectureCompteRenduVue[] }> {
    return deplier(await this.apres.lectures(acteur, id));
  }
}
