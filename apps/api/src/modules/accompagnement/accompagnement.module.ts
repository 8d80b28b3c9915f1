import { Module } from '@nestjs/common';
import { DossierModule } from '../dossier/dossier.module.js';
import { TacheModule } from '../tache/tache.module.js';
import { AccompagnementController } from './accompagnement.controller.js';
import { EntretiensDepot } from './entretiens/entretiens.depot.js';
import { Entretiens } from './entretiens/entretiens.use-case.js';
import { PreconisationsDepot } from './preconisations/preconisations.depot.js';
import { Preconisations } from './preconisations/preconisations.use-case.js';
import { SuivreCloture } from './suivre-cloture/suivre-cloture.js';

/** Entretiens, préconisations, suivi après clôture. */
@Module({
  imports: [DossierModule, TacheModule],
  controllers: [AccompagnementController],
  providers: [EntretiensDepot, Entretiens, PreconisationsDepot, Preconisations, SuivreCloture],
})
export class AccompagnementModule {}
