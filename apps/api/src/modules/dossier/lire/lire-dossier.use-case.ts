import { Inject, Injectable } from '@nestjs/common';
import { dateParis } from '@pdp/domain';
import { valeursSujet } from '@pdp/permissions';
import { Coffre } from '../../../platform/chiffrement/coffre.js';
import type { Acteur } from '../../../platform/config/acteur.js';
import { nouvelId } from '../../../platform/config/identifiants.js';
import { HORLOGE, LECTURE, type HorlogeSysteme } from '../../../platform/config/jetons.js';
import { Lecture } from '../../../platform/database/lecture.js';
import { JournalGroupe } from '../../../platform/journal/journal-groupe.js';
import { capacitesEnJson } from '../capacites.js';
import type { LectureDossierPort } from '../dossier.port.js';
import { requeteAccords } from '../lire-accords/accords.requete.js';
import { MARQUE, ouvrirJetons } from '../projection/jetons.js';
import { requeteVue, type LigneVue } from './lire.requete.js';

/** Fiche en JSON, prête à partir sans être relue ; `version` sert d'ETag et d'If-Match. */
export type FicheLue = { readonly version: number; readonly json: string };

/**
 * Lit la fiche d'un dossier : une requête nommée qui projette, et la ligne de journal en même temps (performance.md 1.1,
 * « overlap »). Rien n'est rendu avant que la ligne soit validée.
 */
@Injectable()
export class LireDossier implements LectureDossierPort {
  private minute = -1;
  private jour = '';

  constructor(
    @Inject(LECTURE) private readonly lecture: Lecture,
    private readonly journal: JournalGroupe,
    @Inject(HORLOGE) private readonly horloge: HorlogeSysteme,
    private readonly coffre: Coffre,
  ) {}

  /** `null` : pas d'accès, ou pas de dossier ; l'appelant ne doit pas les distinguer. */
  async executer(acteur: Acteur, dossierId: string): Promise<FicheLue | null> {
    const jour = this.aujourdhui();
    const requete = requeteVue(acteur.fonction, jour);
    // La ligne part avant que le droit soit connu ; un refus ou une lecture plus étroite s'y rattache par cet id.
    const lecture = { action: 'lecture', ressource: 'lecture', ressourceId: nouvelId(), dossierId };
    const [lignes] = await Promise.all([
      this.lecture.lire<LigneVue>(requete, [...valeursSujet(acteur), dossierId, jour, MARQUE]),
      this.journal.consigner(acteur, { ...lecture, categories: requete.plafond }),
    ]);
    const ligne = lignes[0];
    if (!ligne) {
      await this.journal.consigner(acteur, { ...lecture, categories: [], resultat: 'REFUS' });
      return null;
    }
    if (ligne.montrees !== requete.toutes)
      await this.journal.consigner(acteur, {
        ...lecture,
        action: 'lecture-precisee',
        categories: ligne.montrees.split(','),
      });
    return {
      version: ligne.version,
      json: `${ouvrirJetons(this.coffre, ligne.corps)}, "capacites": ${capacitesEnJson(acteur, ligne)}}`,
    };
  }

  async lireAccords(acteur: Acteur, dossierId: string): Promise<string | null> {
    const [ligne] = await this.lecture.lire<{ accords: string }>(requeteAccords(acteur.fonction), [
      ...valeursSujet(acteur),
      dossierId,
    ]);
    await this.journal.consigner(acteur, {
      action: 'lecture',
      ressource: 'lecture',
      ressourceId: nouvelId(),
      dossierId,
      categories: ['consentements'],
      ...(ligne ? {} : { resultat: 'REFUS' }),
    });
    return ligne?.accords ?? null;
  }

  async lireVue(acteur: Acteur, dossierId: string): Promise<string | null> {
    return (await this.executer(acteur, dossierId))?.json ?? null;
  }

  // Le jour ne change qu'au changement de minute : le calculer à chaque lecture coûterait plus que tout le reste ici.
  private aujourdhui(): string {
    const maintenant = this.horloge();
    const minute = Math.floor(maintenant.getTime() / 60_000);
    if (minute !== this.minute) [this.minute, this.jour] = [minute, dateParis(maintenant)];
    return this.jour;
  }
}
