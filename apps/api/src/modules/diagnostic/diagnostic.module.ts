import { Module } from '@nestjs/common';
import { DossierModule } from '../dossier/dossier.module.js';
import { NotificationModule } from '../notification/notification.module.js';
import { TacheModule } from '../tache/tache.module.js';
import { DiagnosticController } from './diagnostic.controller.js';
import { DiagnosticsPort } from './diagnostic.port.js';
import { EcrireDiagnostic } from './ecrire-diagnostic.use-case.js';
import { LireDiagnostic } from './lire-diagnostic.use-case.js';
import { DiagnosticsDepot } from './persistence/diagnostics.depot.js';
import { SuitesDiagnostic } from './suites-diagnostic.js';
import { TransiterDiagnostic } from './transiter-diagnostic.use-case.js';

/** Diagnostic social d'un dossier : versions, validation, projection par catégorie. */
@Module({
  imports: [DossierModule, NotificationModule, TacheModule],
  controllers: [DiagnosticController],
  providers: [
    DiagnosticsDepot,
    EcrireDiagnostic,
    LireDiagnostic,
    SuitesDiagnostic,
    TransiterDiagnostic,
    { provide: DiagnosticsPort, useExisting: LireDiagnostic },
  ],
  exports: [DiagnosticsPort],
})
export class DiagnosticModule {}
