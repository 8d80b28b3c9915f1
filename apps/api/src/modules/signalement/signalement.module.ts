import { Module } from '@nestjs/common';
import { AssureModule } from '../assure/assure.module.js';
import { DossierModule } from '../dossier/dossier.module.js';
import { NotificationModule } from '../notification/notification.module.js';
import { TacheModule } from '../tache/tache.module.js';
import { AcceptationSignalement } from './acceptation-signalement.js';
import { AvancementSignalement } from './avancement-signalement.js';
import { AvancerSignalementController } from './avancer-signalement/avancer-signalement.controller.js';
import { AvancerSignalement } from './avancer-signalement/avancer-signalement.use-case.js';
import { EmettreSignalementController } from './emettre-signalement/emettre-signalement.controller.js';
import { EmettreSignalement } from './emettre-signalement/emettre-signalement.use-case.js';
import { LireSignalementController } from './lire-signalement/lire-signalement.controller.js';
import { LireSignalement } from './lire-signalement/lire-signalement.use-case.js';
import { ListerSignalementsController } from './lister-signalements/lister-signalements.controller.js';
import { ListerSignalements } from './lister-signalements/lister-signalements.use-case.js';
import { LectureSignalements } from './persistence/lecture-signalements.js';
import { PersonneConnueRepository } from './persistence/personne-connue.repository.js';
import { SignalementRepository } from './persistence/signalement.repository.js';
import { RecevoirSignalement } from './recevoir-signalement/recevoir-signalement.handler.js';
import { ReperageVersSignalement } from './reperage-vers-signalement.js';
import { SignalementPort } from './signalement.port.js';
import { SuitesSignalement } from './suites-signalement.js';

/** Signalements : porte d'entrée, tri, contact, réponse de l'assuré. */
@Module({
  imports: [AssureModule, DossierModule, NotificationModule, TacheModule],
  controllers: [
    EmettreSignalementController,
    ListerSignalementsController,
    LireSignalementController,
    AvancerSignalementController,
  ],
  providers: [
    EmettreSignalement,
    ListerSignalements,
    LireSignalement,
    AvancerSignalement,
    RecevoirSignalement,
    AvancementSignalement,
    AcceptationSignalement,
    SuitesSignalement,
    SignalementRepository,
    LectureSignalements,
    PersonneConnueRepository,
    { provide: SignalementPort, useClass: ReperageVersSignalement },
  ],
  exports: [SignalementPort],
})
export class SignalementModule {}
