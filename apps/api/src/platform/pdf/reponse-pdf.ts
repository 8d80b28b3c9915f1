import { StreamableFile } from '@nestjs/common';
import { erreurMetier } from '@pdp/domain';
import { ProblemeException } from '../http/probleme.exception.js';
import { PdfIndisponible, type CompositeurPdf } from './compositeur-pdf.js';
import type { DocumentPdf } from './document-pdf.js';

/** Réponse HTTP d'un PDF, en pièce jointe nommée `nom`.pdf ; 503 sur une machine qui ne sait pas en composer. */
export async function repondrePdf(
  compositeur: CompositeurPdf,
  document: DocumentPdf,
  nom: string,
): Promise<StreamableFile> {
  try {
    const pdf = await compositeur.composer(document);
    return new StreamableFile(pdf, { type: 'application/pdf', disposition: `attachment; filename="${nom}.pdf"` });
  } catch (erreur) {
    if (!(erreur instanceof PdfIndisponible)) throw erreur;
    throw new ProblemeException(erreurMetier('indisponible', 'Le PDF n’est pas disponible ici : imprimez la page.'));
  }
}
