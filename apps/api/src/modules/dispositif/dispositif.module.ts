import { Module } from '@nestjs/common';
import { DossierModule } from '../dossier/dossier.module.js';
import { NotificationModule } from '../notification/notification.module.js';
import { TacheModule } from '../tache/tache.module.js';
import { AgirSurDispositif } from './agir-sur-dispositif/agir-sur-dispositif.use-case.js';
import { DispositifsPort } from './dispositif.port.js';
import { DispositifController } from './dispositif.controller.js';
import { ListerDispositifs } from './lister-dispositifs/lister-dispositifs.use-case.js';
import { OuvrirDispositif } from './ouvrir-dispositif/ouvrir-dispositif.use-case.js';
import { DispositifsDepot } from './persistence/dispositifs.depot.js';
import { LectureDispositifs } from './persistence/lecture-dispositifs.js';
import { PrevoirVisiteReprise } from './prevoir-visite-reprise/prevoir-visite-reprise.js';
import { SuitesDispositif } from './suites-dispositif.js';

/** Dispositifs d'un dossier : ouverture, réponses, décisions, compteurs, prochains pas. */
@Module({
  imports: [DossierModule, NotificationModule, TacheModule],
  controllers: [DispositifController],
  providers: [
    AgirSurDispositif,
    DispositifsDepot,
    LectureDispositifs,
    ListerDispositifs,
    OuvrirDispositif,
    PrevoirVisiteReprise,
    SuitesDispositif,
    { provide: DispositifsPort, useExisting: LectureDispositifs },
  ],
  exports: [DispositifsPort],
})
export class DispositifModule {}
