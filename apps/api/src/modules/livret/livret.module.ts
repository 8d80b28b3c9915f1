import { Module } from '@nestjs/common';
import { DiagnosticModule } from '../diagnostic/diagnostic.module.js';
import { DispositifModule } from '../dispositif/dispositif.module.js';
import { DitModule } from '../dit/dit.module.js';
import { DocumentModule } from '../document/document.module.js';
import { DossierModule } from '../dossier/dossier.module.js';
import { NotificationModule } from '../notification/notification.module.js';
import { PlanModule } from '../plan/plan.module.js';
import { TacheModule } from '../tache/tache.module.js';
import { AccuserLecture } from './accuser-lecture/accuser-lecture.use-case.js';
import { EcrireBrouillon } from './ecrire-brouillon/ecrire-brouillon.use-case.js';
import { EcrireCap } from './ecrire-cap/ecrire-cap.use-case.js';
import { LireLivret } from './lire-livret/lire-livret.use-case.js';
import { LireMonJournal } from './lire-mon-journal/lire-mon-journal.use-case.js';
import { LireMonLivret } from './lire-mon-livret/lire-mon-livret.use-case.js';
import { AutourDuLivret, ParcoursDuLivret } from './livret-pdf/autour-du-livret.js';
import { LivretPdfController } from './livret-pdf/livret-pdf.controller.js';
import { LivretController } from './livret.controller.js';
import { LivretEntierPort } from './livret-entier.port.js';
import { LectureLivretEntier } from './persistence/livret-entier.js';
import { MonDossierPort } from './mon-dossier.port.js';
import { MonDossier } from './mon-dossier.js';
import { MonLivretController } from './mon-livret.controller.js';
import { EcrireMot } from './mots/ecrire-mot.use-case.js';
import { MotsController } from './mots/mots.controller.js';
import { MotsDepot } from './mots/mots.depot.js';
import { SuitesMot } from './mots/suites-mot.js';
import { LectureAssure } from './persistence/lecture-assure.js';
import { LectureLivret } from './persistence/lecture-livret.js';
import { LectureMatiere } from './persistence/lecture-matiere.js';
import { LectureRendezVous } from './persistence/lecture-rendez-vous.js';
import { LivretDepot } from './persistence/livret.depot.js';
import { MesDossiers } from './persistence/mes-dossiers.js';
import { PoserQuestion } from './poser-question/poser-question.use-case.js';
import { SuitesQuestion } from './poser-question/suites-question.js';
import { PublierLivret } from './publier/publier-livret.use-case.js';
import { SuitesPublication } from './publier/suites-publication.js';
import { RepondreQuestion } from './repondre-question/repondre-question.use-case.js';
import { TrierProposition } from './trier-proposition/trier-proposition.use-case.js';

/** Livret de suivi : rédigé et publié par le référent, lu par l'assuré, qui y écrit son cap et ses questions. */
@Module({
  imports: [
    DiagnosticModule,
    DispositifModule,
    DitModule,
    DocumentModule,
    DossierModule,
    NotificationModule,
    PlanModule,
    TacheModule,
  ],
  controllers: [LivretController, MonLivretController, MotsController, LivretPdfController],
  providers: [
    AccuserLecture,
    AutourDuLivret,
    EcrireBrouillon,
    EcrireCap,
    EcrireMot,
    LectureAssure,
    LectureLivret,
    LectureMatiere,
    LectureRendezVous,
    LireLivret,
    LireMonJournal,
    LireMonLivret,
    LivretDepot,
    MesDossiers,
    MonDossier,
    MotsDepot,
    ParcoursDuLivret,
    PoserQuestion,
    PublierLivret,
    RepondreQuestion,
    SuitesMot,
    SuitesPublication,
    SuitesQuestion,
    TrierProposition,
    { provide: MonDossierPort, useExisting: MonDossier },
    { provide: LivretEntierPort, useClass: LectureLivretEntier },
  ],
  exports: [LivretEntierPort, MonDossierPort],
})
export class LivretModule {}
