import { Module } from '@nestjs/common';
import { DossierModule } from '../dossier/dossier.module.js';
import { TacheModule } from '../tache/tache.module.js';
import { AideFinanciereController } from './aide-financiere.controller.js';
import { LireAides } from './lire-aides.use-case.js';
import { AidesDepot } from './persistence/aides.depot.js';
import { SuivreAide } from './suivre-aide.use-case.js';

/** Aides financières demandées à la Commission d'action sanitaire et sociale. */
@Module({
  imports: [DossierModule, TacheModule],
  controllers: [AideFinanciereController],
  providers: [AidesDepot, LireAides, SuivreAide],
})
export class AideFinanciereModule {}
