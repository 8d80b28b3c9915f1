import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import type { AccesVue, Page } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { Connecte } from '../../../platform/http/actes.decorator.js';
import { Moi } from '../../../platform/http/moi.decorator.js';
import { PageDto } from '../../../platform/http/page.dto.js';
import { deplier } from '../../../platform/http/probleme.exception.js';
import { LireJournal } from './lire-journal.use-case.js';

/** Journal des accès d'un dossier. Ouvert à tout connecté : à qui n'y a pas droit, il n'existe pas (404). */
@Controller('api/v1/dossiers')
export class LireJournalController {
  constructor(private readonly journal: LireJournal) {}

  @Get(':id/journal')
  @Connecte()
  async lire(
    @Moi() acteur: Acteur,
    @Param('id', ParseUUIDPipe) dossierId: string,
    @Query() page: PageDto,
  ): Promise<Page<AccesVue>> {
    return deplier(await this.journal.executer(acteur, dossierId, page.limite, page.curseur));
  }
}
