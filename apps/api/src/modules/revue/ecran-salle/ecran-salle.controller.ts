import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import type { EcranSalleVue } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { ActeDeclare } from '../../../platform/http/actes.decorator.js';
import { Moi } from '../../../platform/http/moi.decorator.js';
import { deplier } from '../../../platform/http/probleme.exception.js';
import { LireEcranSalle } from './lire-ecran.use-case.js';

/** Mode salle : la vue de l'écran partagé. */
@Controller('api/v1/revues')
export class EcranSalleController {
  constructor(private readonly ecran: LireEcranSalle) {}

  @Get(':id/ecran')
  @ActeDeclare('revue.participer')
  async lire(@Moi() acteur: Acteur, @Param('id', ParseUUIDPipe) id: string): Promise<EcranSalleVue> {
    return deplier(await this.ecran.executer(acteur, id));
  }
}
