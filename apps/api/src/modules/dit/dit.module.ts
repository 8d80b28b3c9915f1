import { Module } from '@nestjs/common';
import { DossierModule } from '../dossier/dossier.module.js';
import { DitController } from './dit.controller.js';
import { DitsPort } from './dit.port.js';
import { Dits } from './dits.use-case.js';
import { DitsDepot } from './persistence/dits.depot.js';

/** Journal de ce qui a été dit à l'assuré. */
@Module({
  imports: [DossierModule],
  controllers: [DitController],
  providers: [Dits, DitsDepot, { provide: DitsPort, useExisting: Dits }],
  exports: [DitsPort],
})
export class DitModule {}
