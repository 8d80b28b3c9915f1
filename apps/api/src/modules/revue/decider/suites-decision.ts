import { Injectable } from '@nestjs/common';
import { dateCourte, dateParis } from '@pdp/domain';
import { Coffre } from '../../../platform/chiffrement/coffre.js';
import type { Acteur } from '../../../platform/config/acteur.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import type { AvisPersonnel } from '../../notification/notification.port.js';
import { TachePort, type NouvelleTache } from '../../tache/tache.port.js';
import type { PropositionScellee } from '../persistence/revue.repository.js';
import { regardeLEtm } from '../orientation-etm/regarde-l-etm.js';
import type { DeciderDto } from './decider.dto.js';

/** Délai pour dire la décision à l'assuré (domain.md 5.3, point 6). */
const JOURS_POUR_LE_LIVRET = 7;

type Decision = {
  readonly id: string;
  readonly dossierId: string;
  readonly plateformeId: string;
  readonly referentId: string | null;
  readonly debut: Date;
  readonly typeSeance: string;
  readonly requete: DeciderDto;
};

/** Qui une décision engage : les agents connus parmi ceux qu'elle cite, et le référent du dossier s'il y en a un. */
export type Entourage = { readonly agents: ReadonlyMap<string, string>; readonly referentId: string | null };

type LigneEntourage = { readonly referentId: string | null; readonly id: string | null; readonly nom: string | null };

// Une ligne au moins, même sans agent connu : elle porte le référent.
const ENTOURAGE = `SELECT d.referent_id AS "referentId", u.id, u.nom
  FROM (SELECT 1) un
  LEFT JOIN (passage_revue p JOIN dossier d ON d.id = p.dossier_id) ON p.id = $1
  LEFT JOIN LATERAL (
    SELECT u.id, trim(u.prenom || ' ' || u.nom) AS nom FROM utilisateur u WHERE u.id = ANY($2::uuid[]) AND u.actif
      AND EXISTS (SELECT 1 FROM habilitation h WHERE h.utilisateur_id = u.id AND h.debut <= now() AND (h.fin IS NULL OR h.fin > now()))
  ) u ON TRUE`;

/** Ce qu'une décision met en route : tâches datées, notifications sans contenu, proposition pour le livret. */
@Injectable()
export class SuitesDecision {
  constructor(
    private readonly taches: TachePort,
    private readonly coffre: Coffre,
  ) {}

  /** Agents habilités parmi ces identifiants, avec leur nom, et référent du dossier, qui dira la décision à l'assuré. */
  async entourage(tx: Transaction, passageId: string, ids: readonly string[]): Promise<Entourage> {
    const uuids = ids.filter((id) => /^[0-9a-f-]{36}$/i.test(id));
    const lignes = await tx.sql<LigneEntourage>(ENTOURAGE, [passageId, uuids]);
    return {
      referentId: lignes[0]?.referentId ?? null,
      agents: new Map(lignes.flatMap(({ id, nom }) => (id === null ? [] : [[id, nom ?? '']]))),
    };
  }

  /** La phrase proposée au livret, scellée ; elle s'écrit avec la décision. */
  proposition(tx: Transaction, phraseAssure: string): PropositionScellee {
    const id = tx.nouvelId();
    return { id, phrase: this.coffre.sceller('livret_proposition.phrase_scellee', id, phraseAssure.trim()) };
  }

  /** Envoie tâches et notification du référent, en suspens de la validation ; rend les ids des tâches d'action. */
  declencher(tx: Transaction, acteur: Acteur, decision: Decision): string[] {
    const { requete, dossierId, id } = decision;
    const taches = tachesDe(tx, acteur, decision);
    const avec = { avis: avisAuReferent(acteur, decision), toucher: dossierId };
    tx.enSuspens(this.taches.creerPlusieurs(tx, taches, avec));
    // Seule l'équipe technique attend ce message : sans elle, la file mènerait un travail par décision pour rien.
    if (regardeLEtm(decision.typeSeance, requete.code)) tx.publier('decision-prise', { decisionId: id, dossierId });
    return taches.slice(0, requete.actions.length).map((tache) => tache.id);
  }
}

function avisAuReferent(acteur: Acteur, { referentId, dossierId }: Decision): AvisPersonnel[] {
  if (referentId === null || referentId === acteur.utilisateurId) return [];
  const type = 'DECISION_REVUE';
  return [{ destinataireId: referentId, type, ressource: 'dossier', ressourceId: dossierId, dossierId }];
}

/** Une tâche par action, puis celle du référent : dire la décision à l'assuré. */
function tachesDe(tx: Transaction, acteur: Acteur, decision: Decision): (NouvelleTache & { readonly id: string })[] {
  const { requete, referentId } = decision;
  const commun = {
    plateformeId: decision.plateformeId,
    dossierId: decision.dossierId,
    decisionId: decision.id,
    origine: 'REVUE',
    pourquoi: `Décision de revue du ${dateCourte(dateParis(decision.debut))}`,
    auteurId: acteur.utilisateurId,
  } as const;
  const actions = requete.actions.map((action) => ({
    ...commun,
    id: tx.nouvelId(),
    libelle: action.quoi.trim(),
    responsable: { utilisateurId: action.responsableId },
    echeance: action.echeance,
  }));
  if (referentId === null) return actions;
  const echeance = dateParis(new Date(tx.maintenant.getTime() + JOURS_POUR_LE_LIVRET * 86_400_000));
  return [
    ...actions,
    {
      ...commun,
      id: tx.nouvelId(),
      libelle: 'Publier le livret',
      responsable: { utilisateurId: referentId },
      echeance,
    },
  ];
}
