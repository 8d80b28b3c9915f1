import { Module } from '@nestjs/common';
import { LimitesModule } from '../../platform/http/limites/limites.module.js';
import { DossierModule } from '../dossier/dossier.module.js';
import { NotificationModule } from '../notification/notification.module.js';
import { PropositionModule } from '../proposition/proposition.module.js';
import { TacheModule } from '../tache/tache.module.js';
import { AgirSurDispositif } from './agir-sur-dispositif/agir-sur-dispositif.use-case.js';
import { DispositifsDuLecteurPort, DispositifsPort } from './dispositif.port.js';
import { DispositifController } from './dispositif.controller.js';
import { CreerLien } from './lien-reponse/creer-lien.use-case.js';
import { DebitDuLien } from './lien-reponse/debit-du-lien.js';
import { OuvertureDuLien } from './lien-reponse/ouverture-du-lien.js';
import { RepondreParLien } from './lien-reponse/repondre-par-lien.use-case.js';
import { RevoquerLien } from './lien-reponse/revoquer-lien.use-case.js';
import { LienReponseController } from './lien-reponse.controller.js';
import { ListerDispositifs } from './lister-dispositifs/lister-dispositifs.use-case.js';
import { OuvrirDispositif } from './ouvrir-dispositif/ouvrir-dispositif.use-case.js';
import { DispositifsDepot } from './persistence/dispositifs.depot.js';
import { LiensDepot } from './persistence/liens.depot.js';
import { LectureDispositifs } from './persistence/lecture-dispositifs.js';
import { PrevoirVisiteReprise } from './prevoir-visite-reprise/prevoir-visite-reprise.js';
import { SuitesDispositif } from './suites-dispositif.js';

/** Dispositifs d'un dossier : ouverture, réponses, décisions, compteurs, prochains pas. */
@Module({
  imports: [DossierModule, LimitesModule, NotificationModule, PropositionModule, TacheModule],
  controllers: [DispositifController, LienReponseController],
  providers: [
    AgirSurDispositif,
    CreerLien,
    DebitDuLien,
    DispositifsDepot,
    LectureDispositifs,
    LiensDepot,
    ListerDispositifs,
    OuvertureDuLien,
    OuvrirDispositif,
    PrevoirVisiteReprise,
    RepondreParLien,
    RevoquerLien,
    SuitesDispositif,
    { provide: DispositifsPort, useExisting: LectureDispositifs },
    { provide: DispositifsDuLecteurPort, useExisting: ListerDispositifs },
  ],
  exports: [DispositifsPort, DispositifsDuLecteurPort],
})
export class DispositifModule {}
