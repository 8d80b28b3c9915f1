import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import type { EvenementHistorique, Page } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { Connecte } from '../../../platform/http/actes.decorator.js';
import { Moi } from '../../../platform/http/moi.decorator.js';
import { PageDto } from '../../../platform/http/page.dto.js';
import { deplier } from '../../../platform/http/probleme.exception.js';
import { LireHistorique } from './lire-historique.use-case.js';

/** Historique d'un dossier. */
@Controller('api/v1/dossiers')
export class LireHistoriqueController {
  constructor(private readonly historique: LireHistorique) {}

  @Get(':id/historique')
  @Connecte()
  async lire(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) dossierId: string,
    @Query() page: PageDto,
  ): Promise<Page<EvenementHistorique>> {
    return deplier(await this.historique.executer(acteur, dossierId, page.limite, page.curseur));
  }
}
