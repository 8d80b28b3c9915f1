import type { ContenuLivret } from '@pdp/domain';

/** Tout ce qu'un livret garde, brouillon compris ; dates ISO 8601. */
export type LivretEntier = {
  readonly brouillon: ContenuLivret | null;
  readonly versions: readonly {
    readonly version: number;
    readonly publieLe: string;
    readonly luLe: string | null;
    readonly contenu: ContenuLivret;
  }[];
  readonly caps: readonly { readonly le: string; readonly texte: string }[];
  readonly questions: readonly {
    readonly le: string;
    readonly texte: string;
    readonly reponse: string | null;
    readonly reponduLe: string | null;
  }[];
  /** Ceux que l'assuré partage ; ses mots à lui seul ne sont remis à personne d'autre, il les a dans son livret. */
  readonly mots: readonly { readonly le: string; readonly texte: string }[];
};

/** Le livret d'un dossier, pour répondre à un accès aux données (art. 15 RGPD). À injecter : `LivretEntierPort`. */
export abstract class LivretEntierPort {
  /** Aucun contrôle de droits : l'appelant a vérifié les siens et pose l'accès de base. */
  abstract lire(dossierId: string): Promise<LivretEntier>;
}
