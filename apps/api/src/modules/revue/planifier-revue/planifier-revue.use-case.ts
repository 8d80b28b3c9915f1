import { Injectable } from '@nestjs/common';
import {
  LIBELLES_TYPE_REVUE,
  dateEnLettres,
  dateParis,
  echec,
  erreurMetier,
  succes,
  type ErreurMetier,
  type Resultat,
  type VersionVue,
} from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { UniteDeTravail, type Transaction } from '../../../platform/database/unite-de-travail.js';
import { NotificationPort } from '../../notification/notification.port.js';
import { RevueRepository } from '../persistence/revue.repository.js';
import type { PlanifierRevueDto } from './planifier-revue.dto.js';

const DUREE_PAR_DEFAUT = 100;

/** Planifie une séance de la plateforme et convoque ses participants, sans aucun contenu. */
@Injectable()
export class PlanifierRevue {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly notifications: NotificationPort,
    private readonly revues: RevueRepository,
  ) {}

  executer(acteur: Acteur, requete: PlanifierRevueDto): Promise<Resultat<VersionVue & { etat: string }, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const plateformeId = acteur.plateformeId;
      if (plateformeId === null)
        return echec(erreurMetier('regle-metier', 'Votre habilitation n’est rattachée à aucune plateforme.'));
      const id = tx.nouvelId();
      const type = requete.type ?? 'REVUE';
      const debut = new Date(requete.debut);
      await this.revues.planifier(tx, {
        id,
        plateformeId,
        type,
        titre: requete.titre?.trim() || `${LIBELLES_TYPE_REVUE[type]} du ${dateEnLettres(dateParis(debut))}`,
        debut,
        dureeMinutes: requete.dureeMinutes ?? DUREE_PAR_DEFAUT,
        creePar: acteur.utilisateurId,
      });
      const convoques = await inviter(tx, id, plateformeId, [acteur.utilisateurId, ...(requete.participants ?? [])]);
      if (convoques.length < new Set([acteur.utilisateurId, ...(requete.participants ?? [])]).size)
        return echec(participantInconnu());
      await this.notifications.notifier(tx, {
        destinataires: convoques.filter((c) => c !== acteur.utilisateurId),
        type: 'CONVOCATION_REVUE',
        ressource: 'revue',
        ressourceId: id,
      });
      tx.journaliser({ action: 'revue.planifier', ressource: 'revue', ressourceId: id });
      return succes({ id, version: 1, etat: 'PLANIFIEE' });
    });
  }
}

/** Ajoute des participants sous leur habilitation en cours dans cette plateforme ; rend ceux qui en ont une. */
export async function inviter(
  tx: Transaction,
  revueId: string,
  plateformeId: string,
  utilisateurs: readonly string[],
): Promise<string[]> {
  const lignes = await tx.sql<{ utilisateur_id: string }>(
    `WITH h AS (
       SELECT DISTINCT ON (h.utilisateur_id) h.utilisateur_id, h.id FROM habilitation h JOIN utilisateur u ON u.id = h.utilisateur_id AND u.actif
       WHERE h.utilisateur_id = ANY($3::uuid[]) AND h.plateforme_id = $2::uuid AND h.debut <= now() AND (h.fin IS NULL OR h.fin > now())
       ORDER BY h.utilisateur_id, (h.unite = 'COORDINATION'), h.debut),
     ajout AS (INSERT INTO revue_participant (revue_id, utilisateur_id, habilitation_id) SELECT $1::uuid, utilisateur_id, id FROM h ON CONFLICT DO NOTHING)
     SELECT utilisateur_id FROM h`,
    [revueId, plateformeId, [...new Set(utilisateurs)]],
  );
  return lignes.map((l) => l.utilisateur_id);
}

const participantInconnu = (): ErreurMetier =>
  erreurMetier('regle-metier', 'Un participant n’a pas d’habilitation en cours sur cette plateforme.', {
    champs: [
      {
        chemin: 'participants',
        code: 'sans-habilitation',
        message: 'Choisissez des personnes de l’annuaire de la plateforme.',
      },
    ],
  });
