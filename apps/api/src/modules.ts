import type { Type } from '@nestjs/common';
import { AccompagnementModule } from './modules/accompagnement/accompagnement.module.js';
import { AnnuaireModule } from './modules/annuaire/annuaire.module.js';
import { ConsentementModule } from './modules/consentement/consentement.module.js';
import { DocumentModule } from './modules/document/document.module.js';
import { DroitModule } from './modules/droit/droit.module.js';
import { ConservationModule } from './modules/conservation/conservation.module.js';
import { DossierModule } from './modules/dossier/dossier.module.js';
import { LivretModule } from './modules/livret/livret.module.js';
import { MandatModule } from './modules/mandat/mandat.module.js';
import { JournalModule } from './modules/journal/journal.module.js';
import { SessionModule } from './modules/session/session.module.js';
import { NotificationModule } from './modules/notification/notification.module.js';
import { RevueModule } from './modules/revue/revue.module.js';
import { TacheModule } from './modules/tache/tache.module.js';
import { VisiteModule } from './modules/visite/visite.module.js';
import { AssureModule } from './modules/assure/assure.module.js';
import { ReperageModule } from './modules/reperage/reperage.module.js';
import { SignalementModule } from './modules/signalement/signalement.module.js';
import { SuppleanceModule } from './modules/suppleance/suppleance.module.js';
import { SurveillanceModule } from './modules/surveillance/surveillance.module.js';
import { PilotageModule } from './modules/pilotage/pilotage.module.js';
import { ClotureModule } from './modules/cloture/cloture.module.js';
import { DroitSocialModule } from './modules/droit-social/droit-social.module.js';
import { AideFinanciereModule } from './modules/aide-financiere/aide-financiere.module.js';
import { DispositifModule } from './modules/dispositif/dispositif.module.js';
import { DiagnosticModule } from './modules/diagnostic/diagnostic.module.js';
import { DitModule } from './modules/dit/dit.module.js';
import { RegleModule } from './modules/regle/regle.module.js';
import { RegimeModule } from './modules/regime/regime.module.js';
import { AlerteModule } from './modules/alerte/alerte.module.js';
import { AxeModule } from './modules/axe/axe.module.js';
import { PlanModule } from './modules/plan/plan.module.js';
import { PdfModule } from './platform/pdf/pdf.module.js';
import { PermissionsModule } from './platform/permissions/permissions.module.js';

/** Modules métier, un par domaine. */
export const MODULES_METIER: Type[] = [
  PermissionsModule,
  PdfModule,
  NotificationModule,
  DossierModule,
  ConsentementModule,
  AccompagnementModule,
  JournalModule,
  SessionModule,
  RevueModule,
  TacheModule,
  VisiteModule,
  AssureModule,
  SignalementModule,
  ReperageModule,
  LivretModule,
  AnnuaireModule,
  SurveillanceModule,
  DocumentModule,
  SuppleanceModule,
  DroitModule,
  ConservationModule,
  PilotageModule,
  DispositifModule,
  DiagnosticModule,
  DitModule,
  ClotureModule,
  DroitSocialModule,
  AideFinanciereModule,
  RegleModule,
  RegimeModule,
  AlerteModule,
  AxeModule,
  MandatModule,
  PlanModule,
];
