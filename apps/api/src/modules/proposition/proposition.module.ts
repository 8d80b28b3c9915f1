import { Module } from '@nestjs/common';
import { PropositionPort } from './proposition.port.js';
import { PropositionsDepot } from './propositions.depot.js';

/** Propositions faites au livret par les autres modules ; à part, pour que les tâches en fassent sans dépendre du livret. */
@Module({
  providers: [{ provide: PropositionPort, useClass: PropositionsDepot }],
  exports: [PropositionPort],
})
export class PropositionModule {}
