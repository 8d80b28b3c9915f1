import { Body, Controller, Post } from '@nestjs/common';
import type { SignalementCree } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { ActeDeclare } from '../../../platform/http/actes.decorator.js';
import { Moi } from '../../../platform/http/moi.decorator.js';
import { deplier } from '../../../platform/http/probleme.exception.js';
import { EmettreSignalementDto } from './emettre-signalement.dto.js';
import { EmettreSignalement } from './emettre-signalement.use-case.js';

/** `POST /signalements` : 201, ou 409 si la personne ressemble à une autre déjà connue. */
@Controller('api/v1/signalements')
export class EmettreSignalementController {
  constructor(private readonly emettre: EmettreSignalement) {}

  @Post()
  @ActeDeclare('signalement.creer')
  async creer(@Moi() acteur: Acteur, @Body() demande: EmettreSignalementDto): Promise<SignalementCree> {
    return deplier(await this.emettre.executer(acteur, demande));
  }
}
