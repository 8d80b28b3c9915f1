import { Injectable } from '@nestjs/common';

/** Gestes lourds (fichiers à composer) qu'un agent peut avoir en cours à la fois, sur un processus. */
export const PLACES_PAR_AGENT = 2;

/** Places des gestes lourds : un agent n'occupe pas à lui seul un processus (trust.md A8, 72). */
@Injectable()
export class PlacesLourdes {
  private readonly prises = new Map<string, number>();

  /** Prend une place et rend de quoi la libérer, une fois ; `null` si l'agent les tient toutes. */
  prendre(utilisateurId: string): (() => void) | null {
    const tenues = this.prises.get(utilisateurId) ?? 0;
    if (tenues >= PLACES_PAR_AGENT) return null;
    this.prises.set(utilisateurId, tenues + 1);
    let rendue = false;
    return () => {
      if (rendue) return;
      rendue = true;
      const restent = (this.prises.get(utilisateurId) ?? 1) - 1;
      if (restent === 0) this.prises.delete(utilisateurId);
      else this.prises.set(utilisateurId, restent);
    };
  }
}
