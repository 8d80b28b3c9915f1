import { Injectable } from '@nestjs/common';
import { echec, succes, type ErreurMetier, type Resultat, type TachesPage } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { enPage, lireCurseur } from '../../../platform/http/curseur.js';
import { introuvable } from '../../../platform/http/probleme.exception.js';
import { estVisible } from '../../../platform/permissions/acces.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import { JournalGroupe } from '../../../platform/journal/journal-groupe.js';
import { LectureTaches } from '../persistence/lecture-taches.js';
import { presenterTache } from '../tache.presenter.js';

const MAX_PAR_DOSSIER = 200;

/** Tâches qui me sont confiées, ou celles d'un dossier que je peux lire. */
@Injectable()
export class ListerTaches {
  constructor(
    private readonly taches: LectureTaches,
    private readonly faits: FaitsService,
    private readonly journal: JournalGroupe,
  ) {}

  async aMoi(acteur: Acteur, limite: number, curseur: string | undefined): Promise<TachesPage> {
    const lignes = await this.taches.aMoi(acteur, limite + 1, lireCurseur(curseur, 2));
    return enPage(lignes, limite, (l) => [l.echeance, l.id], presenterTache);
  }

  async duDossier(acteur: Acteur, dossierId: string): Promise<Resultat<TachesPage, ErreurMetier>> {
    const faits = await this.faits.charger(acteur, dossierId);
    if (!estVisible(acteur, faits)) return echec(introuvable());
    const [lignes] = await Promise.all([
      this.taches.duDossier(acteur, dossierId, MAX_PAR_DOSSIER),
      this.journal.consigner(acteur, {
        action: 'tache.lister',
        ressource: 'dossier',
        ressourceId: dossierId,
        dossierId,
        categories: ['taches'],
      }),
    ]);
    return succes({ elements: lignes.map(presenterTache), curseurSuivant: null });
  }
}
