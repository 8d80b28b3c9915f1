import { Module } from '@nestjs/common';
import { LivretModule } from '../livret/livret.module.js';
import { NotificationModule } from '../notification/notification.module.js';
import { DonnerMandat } from './donner/donner-mandat.use-case.js';
import { ListerMandats } from './lister/lister-mandats.use-case.js';
import { MandatController } from './mandat.controller.js';
import { MandatsDepot } from './persistence/mandats.depot.js';
import { RevoquerMandat } from './revoquer/revoquer-mandat.use-case.js';

/** Mandats par procuration : qui peut lire le livret d'une personne, ou agir à sa place, et jusqu'à quand. */
@Module({
  imports: [LivretModule, NotificationModule],
  controllers: [MandatController],
  providers: [DonnerMandat, ListerMandats, MandatsDepot, RevoquerMandat],
})
export class MandatModule {}
