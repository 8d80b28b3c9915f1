import { Module } from '@nestjs/common';
import { DossierModule } from '../dossier/dossier.module.js';
import { SignalementModule } from '../signalement/signalement.module.js';
import { ConfirmerImportController } from './confirmer-import/confirmer-import.controller.js';
import { ConfirmerImport } from './confirmer-import/confirmer-import.use-case.js';
import { DeposerImportController } from './deposer-import/deposer-import.controller.js';
import { DeposerImport } from './deposer-import/deposer-import.use-case.js';
import { Horloges } from './horloges/horloges.js';
import { LireImportController } from './lire-import/lire-import.controller.js';
import { ListerImportsController } from './lister-imports/lister-imports.controller.js';
import { ListerLignesController } from './lister-lignes/lister-lignes.controller.js';
import { ListerReperageController } from './lister-reperage/lister-reperage.controller.js';
import { ChargementListe } from './persistence/chargement-liste.js';
import { ConfirmationRepository } from './persistence/confirmation.repository.js';
import { ImportsRepository } from './persistence/imports.repository.js';
import { LectureImports } from './persistence/lecture-imports.js';
import { ReperageRepository } from './persistence/reperage.repository.js';
import { RepositoriesImport } from './persistence/repositories-import.js';
import { RepriseImports } from './reprise-imports.js';
import { TelechargerRejetsController } from './telecharger-rejets/telecharger-rejets.controller.js';
import { TraiterReperageController } from './traiter-reperage/traiter-reperage.controller.js';
import { TraiterReperage } from './traiter-reperage/traiter-reperage.use-case.js';

/** Repérage : liste mensuelle de la CPAM, horloges J 45 et J 90, listes d'appel. */
@Module({
  imports: [DossierModule, SignalementModule],
  controllers: [
    DeposerImportController,
    ListerImportsController,
    LireImportController,
    ListerLignesController,
    TelechargerRejetsController,
    ConfirmerImportController,
    ListerReperageController,
    TraiterReperageController,
  ],
  providers: [
    DeposerImport,
    ConfirmerImport,
    TraiterReperage,
    Horloges,
    RepriseImports,
    ChargementListe,
    ImportsRepository,
    ConfirmationRepository,
    LectureImports,
    RepositoriesImport,
    ReperageRepository,
  ],
})
export class ReperageModule {}
