import { Module } from '@nestjs/common';
import { ConsentementModule } from '../consentement/consentement.module.js';
import { DossierModule } from '../dossier/dossier.module.js';
import { NotificationModule } from '../notification/notification.module.js';
import { TacheModule } from '../tache/tache.module.js';
import { AnnoncerAbsence } from './avis-differe/annoncer-absence.use-case.js';
import { LaisserAvis } from './avis-differe/laisser-avis.use-case.js';
import { LectureAvis } from './persistence/lecture-avis.js';
import { Brouillons } from './brouillon/brouillons.js';
import { AnnulerDecision } from './annuler-decision/annuler-decision.use-case.js';
import { RetirerSuites } from './annuler-decision/retirer-suites.js';
import { CommandesBrouillon } from './brouillon/commandes-brouillon.js';
import { EcrireEnDirect } from './brouillon/ecrire-en-direct.js';
import { Frappes } from './brouillon/frappes.js';
import { LireBrouillon } from './brouillon/lire-brouillon.use-case.js';
import { ProposerCandidats } from './candidats/candidats.use-case.js';
import { CommandesRevue } from './commandes-revue.js';
import { CompteRenduPdfController } from './compte-rendu-pdf/compte-rendu-pdf.controller.js';
import { ApresSeanceController } from './compte-rendu/apres-seance.controller.js';
import { ApresSeance } from './compte-rendu/apres-seance.use-case.js';
import { LireCompteRendu } from './compte-rendu/lire-compte-rendu.use-case.js';
import { EcranSalleController } from './ecran-salle/ecran-salle.controller.js';
import { LireEcranSalle } from './ecran-salle/lire-ecran.use-case.js';
import { EcarterPassagesPort } from './ecarter-passages.port.js';
import { EcarterPassages } from './ecarter-passages.js';
import { ConduiteController } from './conduire/conduite.controller.js';
import { PasserLaConduite } from './conduire/passer-la-conduite.use-case.js';
import { PrendreLaConduite } from './conduire/prendre-la-conduite.use-case.js';
import { Decider } from './decider/decider.use-case.js';
import { SuitesDecision } from './decider/suites-decision.js';
import { Inscription } from './inscrire-passage/inscription.js';
import { InscrirePassage } from './inscrire-passage/inscrire-passage.use-case.js';
import { LireEvenements } from './lire-evenements/lire-evenements.use-case.js';
import { ComplementsPassage } from './lire-passage/complements-passage.js';
import { LirePassage } from './lire-passage/lire-passage.use-case.js';
import { RegardsDesPresents } from './lire-passage/regards-des-presents.js';
import { LireRevue } from './lire-revue/lire-revue.use-case.js';
import { AnnoncesOrientation } from './orientation-etm/annonces-orientation.js';
import { OrientationEtmController } from './orientation-etm/orientation-etm.controller.js';
import { SuitesOrientation } from './orientation-etm/suites-orientation.js';
import { SuivreOrientations } from './orientation-etm/suivre-orientations.use-case.js';
import { PasserLeLot } from './passer-le-lot/passer-le-lot.use-case.js';
import { LectureOrientations } from './persistence/lecture-orientations.js';
import { OrientationsDepot } from './persistence/orientations.depot.js';
import { OrdonnerPassages } from './ordonner-passages/ordonner-passages.use-case.js';
import { PassageController } from './passage.controller.js';
import { LectureDepuis } from './persistence/lecture-depuis.js';
import { LecturePassages } from './persistence/lecture-passages.js';
import { LectureRevues } from './persistence/lecture-revues.js';
import { LecturesSalle } from './persistence/lectures-salle.js';
import { LiensDeSeance } from './persistence/liens-de-seance.js';
import { Presences } from './persistence/presences.js';
import { PassageSousVerrou } from './persistence/passage-sous-verrou.js';
import { RevueRepository } from './persistence/revue.repository.js';
import { PlusTard } from './plus-tard/plus-tard.use-case.js';
import { LectureSuivi } from './suivi/lecture-suivi.js';
import { SuiviController } from './suivi/suivi.controller.js';
import { SuitesDeSuivi } from './suivi/suites-suivi.js';
import { SuivreDecisions } from './suivi/suivi.use-case.js';
import { PlanifierRevue } from './planifier-revue/planifier-revue.use-case.js';
import { PreparationController } from './preparation.controller.js';
import { PreparerPassage } from './preparer-passage/preparer-passage.use-case.js';
import { BattementPresence } from './presence/battement-presence.js';
import { PresenceRevue } from './presence/presence-revue.js';
import { SonderPresence } from './presence/sonder-presence.use-case.js';
import { ReactionAccords } from './reaction-accords.js';
import { RejoindreRevue } from './rejoindre/rejoindre-revue.use-case.js';
import { RevueController } from './revue.controller.js';
import { RevueGateway } from './revue.gateway.js';
import { RecurrenceController } from './rythme/recurrence.controller.js';
import { PreparerSeances } from './rythme/preparer-seances.js';
import { ReglerRythme } from './rythme/regler-rythme.use-case.js';
import { SeancesDuRythme } from './rythme/seances-du-rythme.js';
import { RecurrencesDepot } from './persistence/recurrences.depot.js';
import { SuitesReport } from './transiter-revue/suites-report.js';
import { SalleRevue } from './salle-revue.js';
import { TransiterPassage } from './transiter-passage/transiter-passage.use-case.js';
import { TransiterRevue } from './transiter-revue/transiter-revue.use-case.js';

const LECTURES = [
  LectureDepuis,
  LecturePassages,
  LectureRevues,
  LectureSuivi,
  LecturesSalle,
  LireBrouillon,
  LireCompteRendu,
  LireEcranSalle,
  LireEvenements,
  LirePassage,
  LireRevue,
  ComplementsPassage,
  ProposerCandidats,
];
const ECRITURES = [
  ApresSeance,
  AnnulerDecision,
  RetirerSuites,
  Brouillons,
  CommandesBrouillon,
  CommandesRevue,
  Decider,
  InscrirePassage,
  Inscription,
  OrdonnerPassages,
  PlanifierRevue,
  PlusTard,
  PasserLaConduite,
  PreparerPassage,
  PrendreLaConduite,
  RejoindreRevue,
  SuitesDecision,
  SuitesDeSuivi,
  SuivreDecisions,
  TransiterPassage,
  TransiterRevue,
];
const ORIENTATION = [
  AnnoncesOrientation,
  LectureOrientations,
  OrientationsDepot,
  PasserLeLot,
  SuitesOrientation,
  SuivreOrientations,
];
const RYTHME = [
  AnnoncerAbsence,
  LaisserAvis,
  LectureAvis,
  PreparerSeances,
  RecurrencesDepot,
  ReglerRythme,
  SeancesDuRythme,
  SuitesReport,
];
const SALLE = [
  BattementPresence,
  EcrireEnDirect,
  Frappes,
  PresenceRevue,
  Presences,
  SonderPresence,
  ReactionAccords,
  RegardsDesPresents,
  RevueGateway,
  SalleRevue,
];

/** Revue de dossiers : préparation, séance en direct, compte rendu. */
@Module({
  imports: [ConsentementModule, DossierModule, NotificationModule, TacheModule],
  controllers: [
    ConduiteController,
    EcranSalleController,
    RevueController,
    PassageController,
    CompteRenduPdfController,
    SuiviController,
    ApresSeanceController,
    PreparationController,
    RecurrenceController,
    OrientationEtmController,
  ],
  providers: [
    LiensDeSeance,
    PassageSousVerrou,
    RevueRepository,
    ...LECTURES,
    ...ECRITURES,
    ...ORIENTATION,
    ...RYTHME,
    ...SALLE,
    { provide: EcarterPassagesPort, useClass: EcarterPassages },
  ],
  exports: [EcarterPassagesPort],
})
export class RevueModule {}
