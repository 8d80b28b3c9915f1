import { Injectable } from '@nestjs/common';
import type { AccesVue, DossierVue } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { accesDe, sousAcces } from '../../../platform/database/acces-base.js';
import { DocumentsPort } from '../../document/document.port.js';
import { JournalPort } from '../../journal/journal.port.js';
import { LivretEntierPort } from '../../livret/livret-entier.port.js';
import { LectureAcces } from '../persistence/lecture-acces.js';
import type { DossierRemis } from './donnees-acces.js';

const PAGE_JOURNAL = 200;
/** Au-delà, le journal s'arrête : la suite se demande au délégué, qui l'exporte entier. */
const JOURNAL_MAX = 5_000;

/** Ce qui entoure la fiche d'un dossier remis. */
@Injectable()
export class SourcesDossier {
  constructor(
    private readonly lecture: LectureAcces,
    private readonly livrets: LivretEntierPort,
    private readonly journal: JournalPort,
    private readonly documents: DocumentsPort,
  ) {}

  async unDossier(dossierId: string, vue: DossierVue, acteur: Acteur): Promise<DossierRemis> {
    const [donnees, livret, journal, documents] = await Promise.all([
      this.lecture.dossier(dossierId),
      this.livrets.lire(dossierId),
      this.toutLeJournal(dossierId, acteur.utilisateurId),
      sousAcces(accesDe(acteur), () => this.documents.executer(acteur, dossierId)),
    ]);
    const { numero, etat, ouvertLe, plateforme, categories } = vue;
    return {
      numero,
      etat,
      ouvertLe,
      plateforme: plateforme.nom,
      fiche: categories,
      ...donnees,
      livret,
      documents: documents.ok ? documents.valeur.elements : [],
      journal,
    };
  }

  private async toutLeJournal(dossierId: string, sauf: string): Promise<AccesVue[]> {
    const lignes: AccesVue[] = [];
    let curseur: string | undefined;
    do {
      const page = await this.journal.lister({ dossierId, sauf, limite: PAGE_JOURNAL, curseur });
      lignes.push(...page.elements);
      curseur = page.curseurSuivant ?? undefined;
    } while (curseur !== undefined && lignes.length < JOURNAL_MAX);
    return lignes;
  }
}
