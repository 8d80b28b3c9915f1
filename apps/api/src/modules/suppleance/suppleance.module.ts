import { Module } from '@nestjs/common';
import { NotificationModule } from '../notification/notification.module.js';
import { LiensDeSuppleance } from './liens-de-suppleance.js';
import { SuppleanceDepot } from './persistence/suppleance.depot.js';
import { SuivreSuppleances } from './suivre-suppleances.js';
import { SuppleanceController } from './suppleance.controller.js';
import { Suppleer } from './suppleer.use-case.js';

/** Absences couvertes par un suppléant de même fonction. */
@Module({
  imports: [NotificationModule],
  controllers: [SuppleanceController],
  providers: [Suppleer, SuivreSuppleances, LiensDeSuppleance, SuppleanceDepot],
})
export class SuppleanceModule {}
