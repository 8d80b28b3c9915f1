import { Module } from '@nestjs/common';
import { ComptesDesSuivis } from './persistence/comptes-suivis.js';
import { ComptesDesRevues } from './persistence/comptes-revues.js';
import { DelaisRencontre } from './persistence/delais-rencontre.js';
import { PilotageController } from './pilotage.controller.js';
import { ResumerRencontres } from './resumer-rencontres.use-case.js';
import { ResumerSuivis } from './resumer-suivis.use-case.js';
import { ResumerRevues } from './resumer-revues.use-case.js';

/** Pilotage (domain.md 7) : chiffres agrégés, petits effectifs masqués. */
@Module({
  controllers: [PilotageController],
  providers: [ResumerRevues, ComptesDesRevues, ResumerRencontres, DelaisRencontre, ResumerSuivis, ComptesDesSuivis],
})
export class PilotageModule {}
