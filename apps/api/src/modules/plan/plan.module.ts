import { Module } from '@nestjs/common';
import { DossierModule } from '../dossier/dossier.module.js';
import { NotificationModule } from '../notification/notification.module.js';
import { TacheModule } from '../tache/tache.module.js';
import { AgirSurPlan } from './agir-sur-plan.use-case.js';
import { LirePlan } from './lire-plan.use-case.js';
import { PlanDepot } from './persistence/plan.depot.js';
import { PlanController } from './plan.controller.js';
import { PlansPort } from './plan.port.js';
import { RepondreFeuille } from './repondre-feuille.use-case.js';
import { SuitesPlan } from './suites-plan.js';

/** Plan d'actions d'un dossier et feuilles de route. */
@Module({
  imports: [DossierModule, NotificationModule, TacheModule],
  controllers: [PlanController],
  providers: [
    AgirSurPlan,
    LirePlan,
    PlanDepot,
    RepondreFeuille,
    SuitesPlan,
    { provide: PlansPort, useExisting: LirePlan },
  ],
  exports: [PlansPort],
})
export class PlanModule {}
