import { Injectable } from '@nestjs/common';
import { dateCourte, dateParis } from '@pdp/domain';
import { Coffre } from '../../../platform/chiffrement/coffre.js';
import type { Acteur } from '../../../platform/config/acteur.js';
import { ensemble } from '../../../platform/database/requetes-de-transaction.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import { DossierPort } from '../../dossier/dossier.port.js';
import { NotificationPort } from '../../notification/notification.port.js';
import { TachePort, type NouvelleTache } from '../../tache/tache.port.js';
import type { DeciderDto } from './decider.dto.js';

/** Délai pour dire la décision à l'assuré (domain.md 5.3, point 6). */
const JOURS_POUR_LE_LIVRET = 7;

type Decision = {
  readonly id: string;
  readonly dossierId: string;
  readonly plateformeId: string;
  readonly referentId: string | null;
  readonly debut: Date;
  readonly requete: DeciderDto;
};

/** Ce qu'une décision met en route : tâches datées, notifications sans contenu, proposition pour le livret. */
@Injectable()
export class SuitesDecision {
  constructor(
    private readonly taches: TachePort,
    private readonly notifications: NotificationPort,
    private readonly dossiers: DossierPort,
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
  async referentDe(tx: Transaction, dossierId: string): Promise<string | null> {
    return (await this.dossiers.resume(dossierId, tx))?.referentId ?? null;
  }

  /** Crée tâches, notification du référent et proposition de livret ; rend les ids des tâches d'action. */
  async declencher(tx: Transaction, acteur: Acteur, decision: Decision): Promise<string[]> {
    const { requete, dossierId, id } = decision;
    const propositionId = tx.nouvelId();
    const phrase = requete.phraseAssure.trim();
    // Le dossier d'abord : ses tâches en recalculent ensuite la prochaine étape.
    const [, , ids] = await ensemble([
      this.dossiers.toucher(tx, dossierId),
      tx.sql(
        `INSERT INTO livret_proposition (id, dossier_id, source, source_id, phrase_scellee) VALUES ($1,$2,'DECISION',$3,$4)`,
        [propositionId, dossierId, id, this.coffre.sceller('livret_proposition.phrase_scellee', propositionId, phrase)],
      ),
      this.taches.creerPlusieurs(tx, tachesDe(tx, acteur, decision)),
      this.prevenirReferent(tx, acteur, decision),
    ]);
    tx.publier('decision-prise', { decisionId: id, dossierId });
    return ids.slice(0, requete.actions.length);
  }

  private async prevenirReferent(tx: Transaction, acteur: Acteur, { referentId, dossierId }: Decision): Promise<void> {
    if (referentId === null || referentId === acteur.utilisateurId) return;
    const avis = { type: 'DECISION_REVUE', ressource: 'dossier', ressourceId: dossierId, dossierId } as const;
    await this.notifications.notifierChacun(tx, [{ destinataireId: referentId, ...avis }]);
  }
}

/** Une tâche par action, puis celle du référent : dire la décision à l'assuré. */
function tachesDe(tx: Transaction, acteur: Acteur, decision: Decision): NouvelleTache[] {
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
    libelle: action.quoi.trim(),
    responsable: { utilisateurId: action.responsableId },
    echeance: action.echeance,
  }));
  if (referentId === null) return actions;
  const echeance = dateParis(new Date(tx.maintenant.getTime() + JOURS_POUR_LE_LIVRET * 86_400_000));
  return [
    ...actions,
    { ...commun, libelle: 'Publier le livret', responsable: { utilisateurId: referentId }, echeance },
  ];
}
