import { Injectable } from '@nestjs/common';
import {
  CATEGORIE_DE_CLASSE,
  CLASSES_DOCUMENT,
  echec,
  succes,
  type DocumentVue,
  type DocumentsVue,
  type ErreurMetier,
  type Resultat,
} from '@pdp/domain';
import { faitsDeDocument, peut, porteeDe, type FaitsDossier } from '@pdp/permissions';
import { AntivirusPort } from '../../../platform/antivirus/antivirus.port.js';
import type { Acteur } from '../../../platform/config/acteur.js';
import { ScellementPort } from '../../../platform/fichiers/scellement.port.js';
import { introuvable } from '../../../platform/http/probleme.exception.js';
import { JournalGroupe } from '../../../platform/journal/journal-groupe.js';
import { estVisible } from '../../../platform/permissions/acces.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import { Reception } from '../deposer/reception.js';
import type { DocumentsPort } from '../document.port.js';
import { presenterDocument } from '../document.presenter.js';
import { LectureDocuments, type LigneDocumentLu } from '../persistence/lecture-documents.js';

/** Services techniques d'une liste. */
@Injectable()
export class OutilsDeListe {
  constructor(
    readonly scellement: ScellementPort,
    readonly antivirus: AntivirusPort,
  ) {}
}

/** Documents d'un dossier que ce lecteur peut connaître, et ce qu'il peut y déposer ; la lecture est journalisée. */
@Injectable()
export class ListerDocuments implements DocumentsPort {
  constructor(
    private readonly faits: FaitsService,
    private readonly lecture: LectureDocuments,
    private readonly journal: JournalGroupe,
    private readonly reception: Reception,
    private readonly outils: OutilsDeListe,
  ) {}

  async executer(acteur: Acteur, dossierId: string): Promise<Resultat<DocumentsVue, ErreurMetier>> {
    const faits = await this.faits.charger(acteur, dossierId);
    if (!estVisible(acteur, faits)) return echec(introuvable());
    const elements = (await this.lecture.duDossier(dossierId)).flatMap(
      (ligne) => this.projeter(acteur, faits, ligne) ?? [],
    );
    await this.journal.consigner(acteur, {
      action: 'document.lister',
      ressource: 'dossier',
      ressourceId: dossierId,
      dossierId,
      categories: [...new Set(elements.map(({ classe }) => CATEGORIE_DE_CLASSE[classe]))],
    });
    const classes = CLASSES_DOCUMENT.filter((c) =>
      peut(acteur, 'ecrire', { categorie: CATEGORIE_DE_CLASSE[c], faits }),
    );
    const ferme = classes.length === 0 ? null : this.reception.fermeture();
    const analyseSimulee = this.outils.antivirus.sorte === 'SIMULEE';
    return succes({ elements, curseurSuivant: null, depot: { classes, ferme, analyseSimulee } });
  }

  private projeter(acteur: Acteur, faits: FaitsDossier, ligne: LigneDocumentLu): DocumentVue | null {
    const categorie = CATEGORIE_DE_CLASSE[ligne.classe];
    const portee = porteeDe(acteur, 'lire', { categorie, faits, element: faitsDeDocument(acteur, ligne) });
    const ecrit = peut(acteur, 'ecrire', { categorie, faits });
    if (portee === null || (!ecrit && ligne.retireLe !== null)) return null;
    const vue = presenterDocument(ligne, { portee, ecrit }, this.outils.scellement);
    // Tout entier refusé par l'antivirus : ce n'est pas un document pour qui ne peut que lire.
    return ecrit || portee !== 'complete' || vue.versions.length > 0 ? vue : null;
  }
}
