import { Module } from '@nestjs/common';
import { DossierModule } from '../dossier/dossier.module.js';
import { PropositionModule } from '../proposition/proposition.module.js';
import { NotificationModule } from '../notification/notification.module.js';
import { CreerTache } from './creer-tache/creer-tache.use-case.js';
import { ListerTaches } from './lister-taches/lister-taches.use-case.js';
import { ModifierTache } from './modifier-tache/modifier-tache.use-case.js';
import { MonTravail } from './mon-travail/mon-travail.use-case.js';
import { CreationTaches } from './persistence/creation-taches.js';
import { LectureMonTravail } from './persistence/lecture-mon-travail.js';
import { LectureTaches } from './persistence/lecture-taches.js';
import { TachesDepot } from './persistence/taches.depot.js';
import { TacheController } from './tache.controller.js';
import { TachePort } from './tache.port.js';

@Module({
  imports: [DossierModule, NotificationModule, PropositionModule],
  controllers: [TacheController],
  providers: [
    CreerTache,
    ModifierTache,
    ListerTaches,
    MonTravail,
    LectureTaches,
    LectureMonTravail,
    TachesDepot,
    { provide: TachePort, useClass: CreationTaches },
  ],
  exports: [TachePort],
})
export class TacheModule {}
