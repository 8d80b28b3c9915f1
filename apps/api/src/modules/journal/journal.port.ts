import type { AccesVue, Page } from '@pdp/domain';

/** Qui a ouvert un dossier, pour l'assuré. Aucun contrôle de droits : l'appelant a vérifié les siens. À injecter : `JournalPort`. */
export abstract class JournalPort {
  /** Accès et actes d'autres personnes, du plus récent au plus ancien ; `sauf` est la personne qui lit. */
  abstract lister(demande: {
    readonly dossierId: string;
    readonly sauf: string;
    readonly limite: number;
    readonly curseur: string | undefined;
  }): Promise<Page<AccesVue>>;

  /** Nombre d'ouvertures abouties depuis cet instant, par d'autres que `sauf`. */
  abstract compterOuvertures(dossierId: string, depuis: Date, sauf: string): Promise<number>;
}
