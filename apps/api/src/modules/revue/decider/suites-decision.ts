import { Injectable } from '@nestjs/common';
import { dateCourte, dateParis } from '@pdp/domain';
import { Coffre } from '../../../platform/chiffrement/coffre.js';
import type { Acteur } from '../../../platform/config/acteur.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import type { AvisPersonnel } from '../../notification/notification.port.js';
import { TachePort, type NouvelleTache } from '../../tache/tache.port.js';
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

/** Ce qu'une décision met en route : tâches datées, notifications sans contenu, proposition pour le livret. */
@Injectable()
export class SuitesDecision {
  constructor(
    private readonly taches: TachePort,
    private readonly coffre: Coffre,
  ) {}

  /** Agents habilités parmi ces identifiants, avec leur nom. */
  async agentsConnus(tx: Transaction, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const uuids = ids.filter((id) => /^[0-9a-f-]{36}$/i.test(id));
    if (uuids.length === 0) return new Map();
    const lignes = await tx.sql<{ id: string; nom: string }>(
      `SELECT u.id, trim(u.prenom || ' ' || u.nom) AS nom FROM utilisateur u WHERE u.id = ANY($1::uuid[]) AND u.actif
         AND EXISTS (SELECT 1 FROM habilitation h WHERE h.utilisateur_id = u.id AND h.debut <= now() AND (h.fin IS NULL OR h.fin > now()))`,
      [uuids],
    );
    return new Map(lignes.map((l) => [l.id, l.nom]));
  }

  /** Référent du dossier, qui dira la décision à l'assuré ; null s'il n'y en a pas. */
  async referentDuPassage(tx: Transaction, passageId: string): Promise<string | null> {
    const [dossier] = await tx.sql<{ referentId: string | null }>(
      `SELECT d.referent_id AS "referentId" FROM passage_revue p JOIN dossier d ON d.id = p.dossier_id WHERE p.id = $1`,
      [passageId],
    );
    return dossier?.referentId ?? null;
  }

  /** Envoie tâches, notification du référent et proposition de livret, en suspens de la validation ; rend les ids des tâches d'action. */
  declencher(tx: Transaction, acteur: Acteur, decision: Decision): string[] {
    const { requete, dossierId, id } = decision;
    const taches = tachesDe(tx, acteur, decision);
    const propositionId = tx.nouvelId();
    const phrase = requete.phraseAssure.trim();
    tx.enSuspens(
      tx.sql(
        `INSERT INTO livret_proposition (id, dossier_id, source, source_id, phrase_scellee) VALUES ($1,$2,'DECISION',$3,$4)`,
        [propositionId, dossierId, id, this.coffre.sceller('livret_proposition.phrase_scellee', propositionId, phrase)],
      ),
    );
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
