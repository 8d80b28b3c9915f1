import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import type { ReconnaissanceVue } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { ActeDeclare } from '../../../platform/http/actes.decorator.js';
import { Moi } from '../../../platform/http/moi.decorator.js';
import { deplier } from '../../../platform/http/probleme.exception.js';
import { ReconnaitreAssureDto } from './reconnaitre-assure.dto.js';
import { ReconnaitreAssure } from './reconnaitre-assure.use-case.js';

/** Pendant la saisie d'un signalement : cette personne est-elle déjà connue ? POST : rien de personnel dans l'adresse. */
@Controller('api/v1/assures')
export class ReconnaitreAssureController {
  constructor(private readonly reconnaitre: ReconnaitreAssure) {}

  @Post('reconnaissance')
  @HttpCode(200)
  @ActeDeclare('signalement.creer')
  async reconnaissance(@Moi() acteur: Acteur, @Body() saisie: ReconnaitreAssureDto): Promise<ReconnaissanceVue> {
    return deplier(await this.reconnaitre.executer(acteur, saisie));
  }
}
