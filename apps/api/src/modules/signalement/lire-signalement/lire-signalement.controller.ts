import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import type { SignalementVue } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { ActeDeclare } from '../../../platform/http/actes.decorator.js';
import { Moi } from '../../../platform/http/moi.decorator.js';
import { deplier } from '../../../platform/http/probleme.exception.js';
import { LireSignalement } from './lire-signalement.use-case.js';

/** `GET /signalements/{id}` : 404 pour qui n'est ni l'émetteur ni le service qui reçoit. */
@Controller('api/v1/signalements')
export class LireSignalementController {
  constructor(private readonly lire: LireSignalement) {}

  @Get(':id')
  @ActeDeclare('signalement.lire')
  async fiche(@Moi() acteur: Acteur, @Param('id', ParseUUIDPipe) id: string): Promise<SignalementVue> {
    return deplier(await this.lire.executer(acteur, id));
  }
}
