import { Module } from '@nestjs/common';
import { DossierModule } from '../dossier/dossier.module.js';
import { NotificationModule } from '../notification/notification.module.js';
import { PropositionModule } from '../proposition/proposition.module.js';
import { TacheModule } from '../tache/tache.module.js';
import { DemanderVisite } from './demander-visite/demander-visite.use-case.js';
import { LireVisites } from './lire-visites/lire-visites.use-case.js';
import { CapacitesDeVisite } from './persistence/capacites-de-visite.js';
import { LectureVisites } from './persistence/lecture-visites.js';
import { LiensSpst } from './persistence/liens-spst.js';
import { VisitesDepot } from './persistence/visites.depot.js';
import { SuitesVisite } from './suites-visite.js';
import { TransiterVisite } from './transiter-visite/transiter-visite.use-case.js';
import { VisiteController } from './visite.controller.js';

/** Visite de pré-reprise : demande, rendez-vous, résultat en un écran, réponse de l'assuré sur la transmission. */
@Module({
  imports: [DossierModule, NotificationModule, PropositionModule, TacheModule],
  controllers: [VisiteController],
  providers: [
    CapacitesDeVisite,
    DemanderVisite,
    LectureVisites,
    LiensSpst,
    LireVisites,
    SuitesVisite,
    TransiterVisite,
    VisitesDepot,
  ],
})
export class VisiteModule {}
