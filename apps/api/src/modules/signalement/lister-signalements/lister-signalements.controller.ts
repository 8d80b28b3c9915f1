import { Controller, Get, Query } from '@nestjs/common';
import type { SignalementsPage } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { ActeDeclare } from '../../../platform/http/actes.decorator.js';
import { Moi } from '../../../platform/http/moi.decorator.js';
import { ListerSignalementsDto } from './lister-signalements.dto.js';
import { ListerSignalements } from './lister-signalements.use-case.js';

/** `GET /signalements` : les siens et ceux de son service. */
@Controller('api/v1/signalements')
export class ListerSignalementsController {
  constructor(private readonly lister: ListerSignalements) {}

  @Get()
  @ActeDeclare('signalement.lire')
  liste(@Moi() acteur: Acteur, @Query() filtres: ListerSignalementsDto): Promise<SignalementsPage> {
    return this.lister.executer(acteur, filtres);
  }
}
