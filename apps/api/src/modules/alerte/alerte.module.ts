import { Module } from '@nestjs/common';
import { TacheModule } from '../tache/tache.module.js';
import { AlerteController } from './alerte.controller.js';
import { ListerAlertes } from './alertes.use-case.js';
import { EcrireAlerte } from './ecrire-alerte.use-case.js';
import { AlertesDepot } from './persistence/alertes.depot.js';
import { LectureAlertes } from './persistence/lecture-alertes.js';

/** Alertes d'entreprise vers la direction des risques professionnels. */
@Module({
  imports: [TacheModule],
  controllers: [AlerteController],
  providers: [AlertesDepot, EcrireAlerte, LectureAlertes, ListerAlertes],
})
export class AlerteModule {}
