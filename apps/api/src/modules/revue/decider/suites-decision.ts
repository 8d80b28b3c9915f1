import { Injectable } from '@nestjs/common';
import { dateCourte, dateParis } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { ensemble } from '../../../platform/database/requetes-de-transaction.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import { DossierPort } from '../../dossier/dossier.port.js';
import { NotificationPort } from '../../notification/notification.port.js';
import { TachePort } from '../../tache/tache.port.js';
import type { DeciderDto } from './decider.dto.js';

/** Délai pour dire la décision à l'assuré (domain.md 5.3, point 6). */
const JOURS_POUR_LE_LIVRET = 7;

type Decision = {
  readonly id: string;
  readonly dossierId: string;
  readonly plateformeId: string;
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

  /** Crée tâches, notification du référent et proposition de livret ; rend les ids des tâches d'action. */
  async declencher(tx: Transaction, acteur: Acteur, decision: Decision): Promise<string[]> {
    const { requete, dossierId, plateformeId } = decision;
    const pourquoi = `Décision de revue du ${dateCourte(dateParis(decision.debut))}`;
    const commun = {
      plateformeId,
      dossierId,
      decisionId: decision.id,
      origine: 'REVUE',
      pourquoi,
      auteurId: acteur.utilisateurId,
    } as const;
    const actions = requete.actions.map((action) =>
      this.taches.creer(tx, {
        ...commun,
        libelle: action.quoi.trim(),
        responsable: { utilisateurId: action.responsableId },
        echeance: action.echeance,
      }),
    );
    const [ids] = await ensemble([
      ensemble(actions),
      this.preparerLeLivret(tx, decision, pourquoi, acteur),
      this.dossiers.toucher(tx, dossierId),
    ]);
    await this.dossiers.recalculerProchaineEtape(tx, dossierId);
    tx.publier('decision-prise', { decisionId: decision.id, dossierId });
    return ids;
  }

  private async preparerLeLivret(tx: Transaction, decision: Decision, pourquoi: string, acteur: Acteur): Promise<void> {
    const { id, dossierId, requete } = decision;
    const [resume] = await ensemble([
      this.dossiers.resume(dossierId, tx),
      tx.sql(
        `INSERT INTO livret_proposition (id, dossier_id, source, source_id, phrase) VALUES ($1,$2,'DECISION',$3,$4)`,
        [tx.nouvelId(), dossierId, id, requete.phraseAssure.trim()],
      ),
    ]);
    const referentId = resume?.referentId ?? null;
    if (referentId !== null) await this.direALAssure(tx, decision, referentId, pourquoi, acteur);
  }

  private async direALAssure(
    tx: Transaction,
    decision: Decision,
    referentId: string,
    pourquoi: string,
    acteur: Acteur,
  ): Promise<void> {
    const echeance = dateParis(new Date(tx.maintenant.getTime() + JOURS_POUR_LE_LIVRET * 86_400_000));
    const tache = this.taches.creer(tx, {
      plateformeId: decision.plateformeId,
      dossierId: decision.dossierId,
      decisionId: decision.id,
      libelle: 'Publier le livret',
      origine: 'REVUE',
      pourquoi,
      auteurId: acteur.utilisateurId,
      responsable: { utilisateurId: referentId },
      echeance,
    });
    const avis =
      referentId === acteur.utilisateurId
        ? Promise.resolve()
        : this.notifications.notifier(tx, {
            destinataires: [referentId],
            type: 'DECISION_REVUE',
            ressource: 'dossier',
            ressourceId: decision.dossierId,
            dossierId: decision.dossierId,
          });
    await ensemble([tache, avis]);
  }
}
