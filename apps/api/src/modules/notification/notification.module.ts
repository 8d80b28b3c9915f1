import { Module } from '@nestjs/common';
import { Canaux } from './envoyer-message/canaux/canaux.js';
import { EnvoyerMessage } from './envoyer-message/envoyer-message.use-case.js';
import { FileEnvois } from './envoyer-message/file-envois.js';
import { LireNotifications } from './lire-notifications/lire-notifications.use-case.js';
import { ListerNotifications } from './lister-notifications/lister-notifications.use-case.js';
import { NotificationController } from './notification.controller.js';
import { NotificationPort } from './notification.port.js';
import { Notifier } from './notifier/notifier.js';
import { LectureNotifications } from './persistence/lecture-notifications.js';
import { PreparerEnvois } from './preparer-envois/preparer-envois.use-case.js';
import { Recapituler } from './recapituler/recapituler.use-case.js';
import { ReglerPreferences } from './regler-preferences/regler-preferences.use-case.js';
import { SuperviserEnvois } from './superviser-envois/superviser-envois.use-case.js';
import { ActionsDeFond, TachesDeFond } from './taches-de-fond.js';

/** Notifications dans l'application, courriels et SMS neutres, préférences, suivi des envois. */
@Module({
  controllers: [NotificationController],
  providers: [
    { provide: NotificationPort, useClass: Notifier },
    LectureNotifications,
    ListerNotifications,
    LireNotifications,
    ReglerPreferences,
    SuperviserEnvois,
    Canaux,
    FileEnvois,
    PreparerEnvois,
    EnvoyerMessage,
    Recapituler,
    ActionsDeFond,
    TachesDeFond,
  ],
  exports: [NotificationPort],
})
export class NotificationModule {}
