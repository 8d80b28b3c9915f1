import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { Injectable } from '@nestjs/common';
import { dateParis } from '@pdp/domain';
import type { DocumentPdf } from './document-pdf.js';
import { MODELE } from './modele.js';
import { FAMILLE, lirePolices } from './polices.js';

/** Le moteur n'existe pas pour cette machine : ses binaires sont publiés système par système. */
export class PdfIndisponible extends Error {
  constructor(cause: unknown) {
    super('composition PDF indisponible sur cette machine', { cause });
    this.name = 'PdfIndisponible';
  }
}

/** Compose un document en PDF/UA-1, balisé, sans navigateur ni réseau. Moteur et police se chargent au premier document. */
@Injectable()
export class CompositeurPdf {
  private moteur: Promise<NodeCompiler> | null = null;

  /** Octets du PDF. Lève `PdfIndisponible` sans moteur, une erreur si le document ne tient pas la norme (titre vide). */
  async composer(document: DocumentPdf): Promise<Buffer> {
    const moteur = await (this.moteur ??= ouvrirMoteur());
    try {
      return moteur.pdf(
        { mainFileContent: MODELE, inputs: { document: JSON.stringify(enDonnees(document)) } },
        { pdfStandard: 'ua-1', creationTimestamp: Math.floor(document.date.getTime() / 1000) },
      );
    } catch {
      // L'erreur du moteur cite le document : elle ne va ni au journal technique, ni à l'appelant.
      throw new Error('document PDF refusé : titre manquant ou norme non tenue');
    } finally {
      // Les documents d'une personne ne restent pas dans la mémoire du moteur.
      moteur.evictCache(0);
    }
  }
}

// Chargé à la demande : sur un système sans binaire, tout le reste de l'application doit démarrer.
async function ouvrirMoteur(): Promise<NodeCompiler> {
  try {
    const { NodeCompiler: Moteur } = await import('@myriaddreamin/typst-ts-node-compiler');
    return Moteur.create({ fontArgs: [{ fontBlobs: lirePolices() }] });
  } catch (cause) {
    throw new PdfIndisponible(cause);
  }
}

const enDonnees = ({ date, sousTitre, blocs, ...reste }: DocumentPdf): object => ({
  ...reste,
  // La norme refuse un titre vide ; il ne dirait rien non plus à qui lit.
  blocs: blocs.filter((bloc) => bloc.sorte !== 'titre' || bloc.texte.trim() !== ''),
  sousTitre: sousTitre ?? null,
  date: dateParis(date).split('-').map(Number),
  polices: [FAMILLE],
});
