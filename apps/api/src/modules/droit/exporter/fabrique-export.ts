import { Injectable } from '@nestjs/common';
import { journalTechnique } from '../../../platform/health/journal-technique.js';
import { CompositeurPdf, PdfIndisponible } from '../../../platform/pdf/compositeur-pdf.js';
import type { ExportARemplir, FichiersExport } from '../persistence/export-acces.depot.js';
import { CollecterDonnees } from './collecter-donnees.js';
import { documentAcces } from './document-acces.js';
import type { DonneesAcces } from './donnees-acces.js';

/** Les deux fichiers d'un accès aux données, en clair : le dépôt les scelle. */
@Injectable()
export class FabriqueExport {
  constructor(
    private readonly collecte: CollecterDonnees,
    private readonly compositeur: CompositeurPdf,
  ) {}

  async fabriquer({ id, dossierId }: ExportARemplir): Promise<FichiersExport | null> {
    const donnees = await this.collecte.executer(dossierId, id);
    if (!donnees) return null;
    return { json: Buffer.from(JSON.stringify(donnees, null, 2)), pdf: await this.enPdf(donnees) };
  }

  // Une machine sans moteur PDF remet au moins le JSON, complet : la personne n'attend pas pour cela.
  private async enPdf(donnees: DonneesAcces): Promise<Buffer | null> {
    try {
      return await this.compositeur.composer(documentAcces(donnees));
    } catch (erreur) {
      if (!(erreur instanceof PdfIndisponible)) throw erreur;
      journalTechnique.warn('droit : PDF indisponible sur cette machine, accès remis en JSON seul');
      return null;
    }
  }
}
