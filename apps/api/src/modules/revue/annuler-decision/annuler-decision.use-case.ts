import { Injectable } from '@nestjs/common';
import {
  MACHINE_PASSAGE,
  appliquer,
  echec,
  machineDe,
  succes,
  type ErreurMetier,
  type EtatPassage,
  type Resultat,
  type TypeRevue,
} from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { UniteDeTravail, type Transaction } from '../../../platform/database/unite-de-travail.js';
import { introuvable } from '../../../platform/http/probleme.exception.js';
import { DossierPort } from '../../dossier/dossier.port.js';
import { PassageSousVerrou } from '../persistence/passage-sous-verrou.js';
import { RevueRepository, type Passage, type Revue } from '../persistence/revue.repository.js';
import { refusDOrdre, regleRevue, transitionRefusee } from '../revue.erreurs.js';
import type { AnnulerDecisionDto } from './annuler-decision.dto.js';
import { RetirerSuites } from './retirer-suites.js';

/** Décision annulée : son passage se rouvre par « commencer ». */
export type DecisionAnnulee = { readonly id: string; readonly passageId: string; readonly sequence: number };

/**
 * Annule, dans la séance, la décision d'un passage : un événement correcteur, rien n'est effacé. Ce qu'elle a envoyé est repris
 * (`RetirerSuites`) et la phrase proposée au livret est écartée, si le référent ne l'a pas déjà reprise.
 */
@Injectable()
export class AnnulerDecision {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly revues: RevueRepository,
    private readonly passages: PassageSousVerrou,
    private readonly suites: RetirerSuites,
    private readonly dossiers: DossierPort,
  ) {}

  executer(
    acteur: Acteur,
    passageId: string,
    requete: AnnulerDecisionDto,
  ): Promise<Resultat<DecisionAnnulee, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const trouve = await this.passages.charger(tx, acteur, passageId);
      if (!trouve) return echec(introuvable());
      const { revue, passage } = trouve;
      if (revue.etat !== 'EN_COURS')
        return echec(regleRevue('La séance est finie : une décision se corrige par un ajout daté au compte rendu.'));
      const refus = refusDOrdre(acteur, revue, requete.epoque);
      if (refus) return echec(refus);
      const vers = appliquer(machineDe(MACHINE_PASSAGE, revue.type as TypeRevue), passage.etat as EtatPassage, {
        transition: 'annulerDecision',
        acteur: acteur.fonction,
      });
      if (!vers.ok) return transitionRefusee(vers.erreur);
      return succes(await this.annuler(tx, acteur, revue, passage, { vers: vers.valeur, motif: requete.motif }));
    });
  }

  private async annuler(
    tx: Transaction,
    acteur: Acteur,
    revue: Revue,
    passage: Passage,
    { vers, motif }: { vers: EtatPassage; motif: string | undefined },
  ): Promise<DecisionAnnulee> {
    const { dossierId } = passage;
    const [decision] = await tx.sql<{ id: string; le: Date }>(
      `UPDATE decision_revue SET annulee_le = $2 WHERE passage_id = $1 AND annulee_le IS NULL RETURNING id, le`,
      [passage.id, tx.maintenant],
    );
    const id = decision?.id ?? '';
    await tx.sql(
      `UPDATE livret_proposition SET etat = 'ECARTEE' WHERE source = 'DECISION' AND source_id = $1 AND etat = 'PROPOSEE'`,
      [id],
    );
    if (decision) await this.suites.executer(tx, acteur, { ...decision, dossierId });
    await this.dossiers.toucher(tx, dossierId);
    await this.revues.modifierPassage(tx, passage, { etat: vers, termineLe: tx.maintenant, voixManquantes: [] });
    const evenement = { type: 'decision-annulee', passageId: passage.id, dossierId, donnees: { decisionId: id } };
    const sequence = await this.revues.ajouter(tx, acteur, revue, evenement);
    const change = { transition: 'annulerDecision', de: passage.etat, vers, motif };
    await this.revues.tracer(tx, acteur, { ressource: 'passage', id: passage.id, dossierId, ...change });
    tx.journaliser({
      action: 'revue.annulerDecision',
      ressource: 'decision',
      ressourceId: id,
      dossierId,
      categories: ['revueDecisions'],
    });
    return { id, passageId: passage.id, sequence };
  }
}
