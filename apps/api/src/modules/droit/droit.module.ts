import { Module } from '@nestjs/common';
import { AssureModule } from '../assure/assure.module.js';
import { ConsentementModule } from '../consentement/consentement.module.js';
import { DocumentModule } from '../document/document.module.js';
import { DossierModule } from '../dossier/dossier.module.js';
import { JournalModule } from '../journal/journal.module.js';
import { LivretModule } from '../livret/livret.module.js';
import { NotificationModule } from '../notification/notification.module.js';
import { RevueModule } from '../revue/revue.module.js';
import { DeposerDemande } from './demander/deposer-demande.use-case.js';
import { EffetsDepot } from './demander/effets-depot.js';
import { DroitController } from './droit.controller.js';
import { CollecterDonnees } from './exporter/collecter-donnees.js';
import { ExportController } from './exporter/export.controller.js';
import { FabriqueExport } from './exporter/fabrique-export.js';
import { PreparerExport } from './exporter/preparer-export.js';
import { SourcesDossier } from './exporter/sources-dossier.js';
import { TelechargerExport } from './exporter/telecharger-export.use-case.js';
import { ViderExports } from './exporter/vider-exports.js';
import { Gel } from './limiter/gel.js';
import { LimiterController } from './limiter/limiter.controller.js';
import { LimiterDossier } from './limiter/limiter-dossier.use-case.js';
import { DemandeDroitDepot } from './persistence/demande-droit.depot.js';
import { ExportAccesDepot } from './persistence/export-acces.depot.js';
import { LectureAcces } from './persistence/lecture-acces.js';
import { LectureDemandes } from './persistence/lecture-demandes.js';
import { SuitesDemande } from './suites-demande.js';
import { EffetsReponse } from './traiter/effets-reponse.js';
import { LireDemandes } from './traiter/lire-demandes.use-case.js';
import { TransiterDemande } from './traiter/transiter-demande.use-case.js';

/** Droits de la personne sur ses données (RGPD) : demandes, réponses, gel d'un dossier. */
@Module({
  imports: [
    AssureModule,
    ConsentementModule,
    DocumentModule,
    DossierModule,
    JournalModule,
    LivretModule,
    NotificationModule,
    RevueModule,
  ],
  controllers: [DroitController, ExportController, LimiterController],
  providers: [
    CollecterDonnees,
    DemandeDroitDepot,
    DeposerDemande,
    EffetsDepot,
    EffetsReponse,
    ExportAccesDepot,
    FabriqueExport,
    Gel,
    LectureAcces,
    LectureDemandes,
    LimiterDossier,
    LireDemandes,
    PreparerExport,
    SourcesDossier,
    SuitesDemande,
    TelechargerExport,
    TransiterDemande,
    ViderExports,
  ],
})
export class DroitModule {}
