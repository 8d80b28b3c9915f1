import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { UniteDeTravail } from '../../platform/database/unite-de-travail.js';
import { FILE, type FilePort } from '../../platform/queue/file.port.js';
import { RegistreOutbox, dansUneTransaction, type MessageOutbox } from '../../platform/queue/registre-outbox.js';
import { EnvoyerMessage } from './envoyer-message/envoyer-message.use-case.js';
import { FILE_ENVOIS, FileEnvois } from './envoyer-message/file-envois.js';
import { NOTIFICATION_CREEE } from './persistence/notification.repository.js';
import { PreparerEnvois } from './preparer-envois/preparer-envois.use-case.js';
import { Recapituler } from './recapituler/recapituler.use-case.js';

const PREPARER = 'notification.preparer-envois';
const FILET_MS = 30_000;

/** Ce que les tâches de fond déclenchent. */
@Injectable()
export class ActionsDeFond {
  constructor(
    readonly preparer: PreparerEnvois,
    readonly envoyer: EnvoyerMessage,
    readonly envois: FileEnvois,
    readonly recapituler: Recapituler,
  ) {}
}

/** Branche les notifications sur la boîte de sortie, la file et l'horloge. */
@Injectable()
export class TachesDeFond implements OnModuleInit {
  constructor(
    private readonly registre: RegistreOutbox,
    @Inject(FILE) private readonly file: FilePort,
    private readonly unite: UniteDeTravail,
    private readonly actions: ActionsDeFond,
  ) {}

  onModuleInit(): void {
    const { preparer, envoyer, envois, recapituler } = this.actions;
    this.registre.surEvenement(
      NOTIFICATION_CREEE,
      PREPARER,
      dansUneTransaction(this.unite, PREPARER, (tx, message) => preparer.executer(tx, notificationsDe(message))),
    );
    this.file.traiter(FILE_ENVOIS, (travail) => envoyer.executer(String(travail.donnees['envoiId'])), {
      concurrence: 5,
    });
    this.file.planifier('envois.relancer', { chaqueMs: FILET_MS }, () => envois.relancer());
    this.file.planifier('notifications.recapituler', { cron: '0 30 7 * * *', fuseau: 'Europe/Paris' }, () =>
      recapituler.executer(),
    );
  }
}

// Un message écrit avant la mise à jour n'en annonce qu'une.
const notificationsDe = ({ donnees }: MessageOutbox): readonly string[] =>
  String(donnees['notificationIds'] ?? donnees['notificationId']).split(',');
