import { Module } from '@nestjs/common';
import { EntretienJournal } from './entretien/entretien-journal.js';
import { JournalPort } from './journal.port.js';
import { LireJournalController } from './lire-journal/lire-journal.controller.js';
import { LireJournal } from './lire-journal/lire-journal.use-case.js';
import { LectureJournal } from './persistence/lecture-journal.js';

/** Journal des accès, côté lecture ; il s'écrit dans chaque transaction et chaque lecture (platform/journal). */
@Module({
  controllers: [LireJournalController],
  providers: [{ provide: JournalPort, useClass: LectureJournal }, LireJournal, EntretienJournal],
  exports: [JournalPort],
})
export class JournalModule {}
