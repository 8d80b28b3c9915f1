import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import type { EvenementHistorique, Page, RecitDossier } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { Connecte } from '../../../platform/http/actes.decorator.js';
import { Moi } from '../../../platform/http/moi.decorator.js';
import { deplier } from '../../../platform/http/probleme.exception.js';
import { HistoriqueDto } from './historique.dto.js';
import { LireHistorique } from './lire-historique.use-case.js';
import { LireRecit } from './lire-recit.use-case.js';

/** Frise d'un dossier : son récit, puis chaque événement, selon les droits du lecteur. */
@Controller('api/v1/dossiers')
export class LireHistoriqueController {
  constructor(
    private readonly historique: LireHistorique,
    private readonly recit: LireRecit,
  ) {}

  @Get(':id/historique')
  @Connecte()
  async lire(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) dossierId: string,
    @Query() { limite, curseur, genre }: HistoriqueDto,
  ): Promise<Page<EvenementHistorique>> {
    return deplier(await this.historique.executer(acteur, dossierId, { limite, curseur, genre }));
  }

  @Get(':id/recit')
  @Connecte()
  async raconter(@Moi() acteur: Acteur, @Param('id', ParseUUIDPipe) dossierId: string): Promise<RecitDossier> {
    return deplier(await this.recit.executer(acteur, dossierId));
  }
}
