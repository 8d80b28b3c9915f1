import { Injectable } from '@nestjs/common';
import {
  dateParis,
  defautsDecision,
  echec,
  erreurMetier,
  succes,
  type DecisionCreee,
  type ErreurMetier,
  type Resultat,
} from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { ensemble } from '../../../platform/database/requetes-de-transaction.js';
import { UniteDeTravail, type Transaction } from '../../../platform/database/unite-de-travail.js';
import { introuvable } from '../../../platform/http/probleme.exception.js';
import { PassageSousVerrou } from '../persistence/passage-sous-verrou.js';
import { RevueRepository, type Passage, type Revue } from '../persistence/revue.repository.js';
import { refusDOrdre, regleRevue } from '../revue.erreurs.js';
import type { DeciderDto } from './decider.dto.js';
import { SuitesDecision } from './suites-decision.js';

/** Valide la décision d'un passage : tâches, notifications, phrase proposée au livret, tout dans la même transaction. */
@Injectable()
export class Decider {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly revues: RevueRepository,
    private readonly passages: PassageSousVerrou,
    private readonly suites: SuitesDecision,
  ) {}

  executer(acteur: Acteur, passageId: string, requete: DeciderDto): Promise<Resultat<DecisionCreee, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const responsables = requete.actions.map((a) => a.responsableId);
      // Tout ce qu'il faut savoir part d'un trait, la revue verrouillée d'abord, le dossier ensuite.
      const [trouve, { agents, referentId }] = await ensemble([
        this.passages.charger(tx, acteur, passageId),
        this.suites.entourage(tx, passageId, responsables),
      ]);
      if (!trouve) return echec(introuvable());
      const refus =
        refusDeDecider(acteur, trouve.revue, trouve.passage, requete.epoque) ?? defautsDeSaisie(requete, tx);
      if (refus) return echec(refus);
      const inconnu = requete.actions.findIndex((a) => !agents.has(a.responsableId));
      if (inconnu >= 0) return echec(responsableInconnu(inconnu));
      return succes(this.enregistrer(tx, acteur, { ...trouve, referentId }, requete, agents));
    });
  }

  // Tout est envoyé sans rien attendre : les réponses arrivent avec celle de la validation.
  private enregistrer(
    tx: Transaction,
    acteur: Acteur,
    { revue, passage, referentId }: { revue: Revue; passage: Passage; referentId: string | null },
    requete: DeciderDto,
    agents: ReadonlyMap<string, string>,
  ): DecisionCreee {
    const id = tx.nouvelId();
    const actions = requete.actions.map((a) => ({
      quoi: a.quoi.trim(),
      responsableId: a.responsableId,
      responsable: agents.get(a.responsableId),
      echeance: a.echeance,
    }));
    const { dossierId } = passage;
    const change = { transition: 'decider', de: passage.etat, vers: 'DECISION_PRISE' };
    const evenement = {
      type: 'decision-prise',
      passageId: passage.id,
      dossierId,
      donnees: { decisionId: id, code: requete.code },
      trace: { ressource: 'passage', id: passage.id, dossierId, ...change },
    } as const;
    // La décision part la première : les tâches la citent.
    const proposition = this.suites.proposition(tx, requete.phraseAssure);
    tx.enSuspens(this.revues.decider(tx, acteur, revue, passage, { id, actions, requete, proposition }));
    const { plateformeId, debut, type: typeSeance } = revue;
    const suite = { id, dossierId, plateformeId, referentId, debut, typeSeance, requete };
    const taches = this.suites.declencher(tx, acteur, suite);
    const { sequence, ecrit } = this.revues.annoncer(tx, acteur, revue, evenement);
    tx.enSuspens(ecrit);
    tx.journaliser({
      action: 'revue.decider',
      ressource: 'decision',
      ressourceId: id,
      dossierId,
      categories: ['revueDecisions'],
    });
    return { id, sequence, passageId: passage.id, taches };
  }
}

function refusDeDecider(
  acteur: Acteur,
  revue: Revue,
  passage: Passage,
  epoque: number | undefined,
): ErreurMetier | null {
  if (revue.etat !== 'EN_COURS') return regleRevue('La séance n’est pas en cours.');
  const refus = refusDOrdre(acteur, revue, epoque);
  if (refus) return refus;
  if (passage.etat === 'DECISION_PRISE')
    return erreurMetier('conflit', 'Une décision a déjà été prise pour ce dossier dans cette séance.');
  return passage.etat === 'EN_DISCUSSION' ? null : regleRevue('Ce dossier n’est pas en discussion.');
}

function defautsDeSaisie(requete: DeciderDto, tx: Transaction): ErreurMetier | null {
  const champs = defautsDecision(requete, dateParis(tx.maintenant));
  return champs.length === 0 ? null : erreurMetier('regle-metier', 'La décision est incomplète.', { champs });
}

const responsableInconnu = (rang: number): ErreurMetier =>
  erreurMetier('regle-metier', 'Une personne chargée d’une action n’a pas d’habilitation en cours.', {
    champs: [
      {
        chemin: `actions.${rang}.responsableId`,
        code: 'sans-habilitation',
        message: 'Choisissez une personne de l’annuaire.',
      },
    ],
  });
