/** Verdict d'une analyse ; `signature` : le nom technique de ce qui a été reconnu, jamais du contenu. */
export type VerdictAntivirus = { readonly sain: true } | { readonly sain: false; readonly signature: string };

/** L'antivirus n'a pas pu répondre : à retenter. */
export class AntivirusIndisponible extends Error {
  override readonly name = 'AntivirusIndisponible';
}

/** Sorte d'analyse : la vraie, celle de la démonstration, ou aucune. */
export type SorteAntivirus = 'CLAMD' | 'SIMULEE' | 'AUCUNE';

/** Analyse d'un fichier. À injecter : `AntivirusPort`. */
export abstract class AntivirusPort {
  abstract readonly sorte: SorteAntivirus;

  /** Lit tout le flux et conclut ; lève `AntivirusIndisponible`, ou l'erreur du flux. */
  abstract analyser(flux: AsyncIterable<Uint8Array>): Promise<VerdictAntivirus>;
}

/** Nom de signature sûr à garder : lettres, chiffres et ponctuation simple, 100 au plus. */
export const signaturePropre = (nom: string): string => nom.replace(/[^A-Za-z0-9._-]/g, '').slice(0, 100) || 'inconnue';
