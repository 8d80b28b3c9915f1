import { Module } from '@nestjs/common';
import { ChercherJournalController } from './chercher-journal/chercher-journal.controller.js';
import { ChercherJournal } from './chercher-journal/chercher-journal.use-case.js';
import { EntretienJournal } from './entretien/entretien-journal.js';
import { JournalPort } from './journal.port.js';
import { LireJournalController } from './lire-journal/lire-journal.controller.js';
import { LireJournal } from './lire-journal/lire-journal.use-case.js';
import { LectureJournal } from './persistence/lecture-journal.js';
import { RechercheJournal } from './persistence/recherche-journal.js';

/** Journal des accès, côté lecture ; il s'écrit dans chaque transaction et chaque lecture (platform/journal). */
@Module({
  controllers: [LireJournalController, ChercherJournalController],
  providers: [
    { provide: JournalPort, useClass: LectureJournal },
    LireJournal,
    RechercheJournal,
    ChercherJournal,
    EntretienJournal,
  ],
  exports: [JournalPort],
})
export class JournalModule {}
