import { Injectable } from '@nestjs/common';
import { echec, succes, type ErreurMetier, type Resultat, type SuiviVue } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { UniteDeTravail } from '../../../platform/database/unite-de-travail.js';
import { introuvable } from '../../../platform/http/probleme.exception.js';
import { LectureRevues } from '../persistence/lecture-revues.js';
import { RevueRepository } from '../persistence/revue.repository.js';
import { refusDOrdre, regleRevue } from '../revue.erreurs.js';
import { LectureSuivi } from './lecture-suivi.js';
import { SuitesDeSuivi } from './suites-suivi.js';
import type { RepondreSuiviDto } from './suivi.dto.js';

export type SuiviRepondu = { readonly tacheId: string; readonly fait: boolean; readonly sequence: number };

/** Premier temps d'une séance : ce qui a été décidé la fois précédente, fait ou pas fait (domain.md 6.2). */
@Injectable()
export class SuivreDecisions {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly revues: RevueRepository,
    private readonly seances: LectureRevues,
    private readonly suivi: LectureSuivi,
    private readonly suites: SuitesDeSuivi,
  ) {}

  async lire(acteur: Acteur, revueId: string): Promise<Resultat<{ elements: SuiviVue[] }, ErreurMetier>> {
    const revue = await this.seances.une(revueId, acteur);
    if (!revue) return echec(introuvable());
    return succes({ elements: await this.suivi.lire(acteur, revueId) });
  }

  /** Note « fait » ou « pas fait » devant le groupe ; « fait » clôt la tâche, se raviser la rouvre. */
  repondre(
    acteur: Acteur,
    revueId: string,
    tacheId: string,
    { fait, epoque }: RepondreSuiviDto,
  ): Promise<Resultat<SuiviRepondu, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const revue = await this.revues.verrouiller(tx, acteur, revueId);
      const dossierId = revue && (await this.suites.dossierSuivi(tx, acteur, revueId, tacheId));
      if (!revue || dossierId === null) return echec(introuvable());
      if (revue.etat !== 'EN_COURS') return echec(regleRevue('La séance n’est pas en cours.'));
      const refus = refusDOrdre(acteur, revue, epoque);
      if (refus) return echec(refus);
      await this.suites.noter(tx, acteur, { revueId, tacheId, fait });
      const type = fait ? 'action-faite' : 'action-pas-faite';
      const sequence = await this.revues.ajouter(tx, acteur, revue, { type, dossierId, donnees: { tacheId } });
      tx.journaliser({
        action: 'revue.suivre',
        ressource: 'tache',
        ressourceId: tacheId,
        dossierId,
        categories: ['taches'],
      });
      return succes({ tacheId, fait, sequence });
    });
  }
}
