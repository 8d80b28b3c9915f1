import { Module } from '@nestjs/common';
import { NotificationPort } from './notification.port.js';
import { Notifier } from './notifier/notifier.js';

/** Notifications dans l'application, courriels et SMS neutres, préférences, suivi des envois. */
@Module({
  providers: [{ provide: NotificationPort, useClass: Notifier }],
  exports: [NotificationPort],
})
export class NotificationModule {}
