import { Module } from '@nestjs/common';
import { RetraitConfigure, RetraitDuJournal } from '../../platform/journal/points/retrait-du-journal.js';
import { ConservationController } from './conservation.controller.js';
import { Conservation } from './conservation.use-case.js';
import { PasserConservation } from './passer-conservation.js';
import { Effacements } from './persistence/effacements.js';
import { PassesDepot } from './persistence/passes.depot.js';
import { TravauxConservation } from './travaux-conservation.js';

/** Conservation (domain.md 4) : règles, passes à blanc et exécutions, effacements accordés. */
@Module({
  controllers: [ConservationController],
  providers: [
    Conservation,
    Effacements,
    PasserConservation,
    PassesDepot,
    TravauxConservation,
    { provide: RetraitDuJournal, useClass: RetraitConfigure },
  ],
})
export class ConservationModule {}
