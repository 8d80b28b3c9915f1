import { Readable } from 'node:stream';
import { Controller, Get, Header, Query, StreamableFile } from '@nestjs/common';
import type { LigneJournalVue, Page } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { ActeDeclare } from '../../../platform/http/actes.decorator.js';
import { Moi } from '../../../platform/http/moi.decorator.js';
import { deplier } from '../../../platform/http/probleme.exception.js';
import { ChercherJournalDto, FiltresJournalDto } from './chercher-journal.dto.js';
import { ChercherJournal } from './chercher-journal.use-case.js';

/** Journal des accès de la plateforme, pour le délégué à la protection des données. */
@Controller('api/v1')
export class ChercherJournalController {
  constructor(private readonly journal: ChercherJournal) {}

  @Get('journal')
  @ActeDeclare('journal.chercher')
  async chercher(@Moi() acteur: Acteur, @Query() filtres: ChercherJournalDto): Promise<Page<LigneJournalVue>> {
    return deplier(await this.journal.chercher(acteur, filtres));
  }

  /** Mêmes filtres, toutes les pages à la suite. */
  @Get('journal.csv')
  @ActeDeclare('journal.chercher')
  @Header('content-type', 'text/csv; charset=utf-8')
  async exporter(@Moi() acteur: Acteur, @Query() filtres: FiltresJournalDto): Promise<StreamableFile> {
    const morceaux = deplier(await this.journal.exporter(acteur, filtres));
    return new StreamableFile(Readable.from(morceaux), {
      type: 'text/csv; charset=utf-8',
      disposition: 'attachment; filename="journal-des-acces.csv"',
    });
  }
}
