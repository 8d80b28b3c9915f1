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
import { UniteDeTravail } from '../../../platform/database/unite-de-travail.js';
import { NotificationPort } from '../../notification/notification.port.js';
import { RevueRepository } from '../persistence/revue.repository.js';
import { inviter, participantInconnu, refusDePlanifier } from './invitations.js';
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
      const organismeId = type === 'POINT_PARTENAIRE' ? (requete.organismeId ?? null) : null;
      const refus = await refusDePlanifier(tx, acteur.fonction, { type, organismeId, plateformeId });
      if (refus) return echec(refus);
      const debut = new Date(requete.debut);
      await this.revues.planifier(tx, {
        id,
        plateformeId,
        type,
        titre: requete.titre?.trim() || `${LIBELLES_TYPE_REVUE[type]} du ${dateEnLettres(dateParis(debut))}`,
        debut,
        dureeMinutes: requete.dureeMinutes ?? DUREE_PAR_DEFAUT,
        creePar: acteur.utilisateurId,
        organismeId,
      });
      const convies = new Set([acteur.utilisateurId, ...(requete.participants ?? [])]);
      const convoques = await inviter(tx, { id, plateformeId, organismeId }, [...convies]);
      if (convoques.length < convies.size) return echec(participantInconnu(organismeId));
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
