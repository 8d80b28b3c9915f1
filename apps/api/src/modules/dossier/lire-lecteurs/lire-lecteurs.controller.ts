import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import type { LecteursDossierVue } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { Connecte } from '../../../platform/http/actes.decorator.js';
import { Moi } from '../../../platform/http/moi.decorator.js';
import { deplier } from '../../../platform/http/probleme.exception.js';
import { LireLecteurs } from './lire-lecteurs.use-case.js';

/** « Qui lira ceci » dans un dossier. */
@Controller('api/v1/dossiers')
export class LireLecteursController {
  constructor(private readonly lecteurs: LireLecteurs) {}

  @Get(':id/lecteurs')
  @Connecte()
  async lire(@Moi() acteur: Acteur, @Param('id', ParseUUIDPipe) dossierId: string): Promise<LecteursDossierVue> {
    return deplier(await this.lecteurs.executer(acteur, dossierId));
  }
}
