import { Module } from '@nestjs/common';
import { NotificationModule } from '../notification/notification.module.js';
import { AlerterDpo } from './alerter-dpo.js';

/** Ce qui doit alerter : lectures en nombre inhabituel. */
@Module({ imports: [NotificationModule], providers: [AlerterDpo] })
export class SurveillanceModule {}
