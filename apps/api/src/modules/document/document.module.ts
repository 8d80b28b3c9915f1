import { Module } from '@nestjs/common';
import { NotificationModule } from '../notification/notification.module.js';
import { AnalyserFichier, OutilsDAnalyse } from './analyser/analyser-fichier.js';
import { DeposerDocument } from './deposer/deposer-document.use-case.js';
import { DeposerFormulaire } from './deposer/deposer-formulaire.use-case.js';
import { Reception } from './deposer/reception.js';
import { DocumentController } from './document.controller.js';
import { DocumentsPort, FichiersPort } from './document.port.js';
import { DeclencheursFichiers, EntretienFichiers } from './entretien/entretien-fichiers.js';
import { FormulaireAccordController } from './formulaire-accord.controller.js';
import { ListerDocuments, OutilsDeListe } from './lister/lister-documents.use-case.js';
import { OuvrirFichier } from './ouvrir-fichier/ouvrir-fichier.use-case.js';
import { DocumentsDepot } from './persistence/documents.depot.js';
import { FichiersDesAccords } from './persistence/fichiers-des-accords.js';
import { LectureDocuments } from './persistence/lecture-documents.js';
import { RetirerDocument } from './retirer/retirer-document.use-case.js';

/** Documents d'un dossier (domain.md 1.5, classes 1 et 2) et formulaires numérisés des accords ; décision 0026. */
@Module({
  imports: [NotificationModule],
  controllers: [DocumentController, FormulaireAccordController],
  providers: [
    LectureDocuments,
    DocumentsDepot,
    Reception,
    DeposerDocument,
    DeposerFormulaire,
    OutilsDeListe,
    ListerDocuments,
    OuvrirFichier,
    RetirerDocument,
    OutilsDAnalyse,
    AnalyserFichier,
    DeclencheursFichiers,
    EntretienFichiers,
    { provide: FichiersPort, useClass: FichiersDesAccords },
    { provide: DocumentsPort, useExisting: ListerDocuments },
  ],
  exports: [DocumentsPort, FichiersPort],
})
export class DocumentModule {}
