import { Module } from '@nestjs/common';
import { ComptesDesRevues } from './persistence/comptes-revues.js';
import { DelaisRencontre } from './persistence/delais-rencontre.js';
import { PilotageController } from './pilotage.controller.js';
import { ResumerRencontres } from './resumer-rencontres.use-case.js';
import { ResumerRevues } from './resumer-revues.use-case.js';

/** Pilotage (domain.md 7) : chiffres agrégés, petits effectifs masqués. */
@Module({
  controllers: [PilotageController],
  providers: [ResumerRevues, ComptesDesRevues, ResumerRencontres, DelaisRencontre],
})
export class PilotageModule {}
