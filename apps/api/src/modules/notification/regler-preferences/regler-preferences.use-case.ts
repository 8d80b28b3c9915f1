import { Injectable } from '@nestjs/common';
import {
  PREFERENCES_PAR_DEFAUT,
  succes,
  type ErreurMetier,
  type PreferencesNotification,
  type Resultat,
} from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { UniteDeTravail } from '../../../platform/database/unite-de-travail.js';
import { ecrirePreferences } from '../persistence/notification.repository.js';
import { LectureNotifications } from '../persistence/lecture-notifications.js';

/** Mes préférences : propres à la personne, quelle que soit la fonction qu'elle exerce. */
@Injectable()
export class ReglerPreferences {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly lecture: LectureNotifications,
  ) {}

  async lire(acteur: Acteur): Promise<PreferencesNotification> {
    return (await this.lecture.preferences(acteur.utilisateurId)) ?? PREFERENCES_PAR_DEFAUT;
  }

  executer(
    acteur: Acteur,
    { courriel, sms }: PreferencesNotification,
  ): Promise<Resultat<PreferencesNotification, ErreurMetier>> {
    return this.unite.executer<PreferencesNotification, ErreurMetier>(acteur, async (tx) => {
      await ecrirePreferences(tx, acteur.utilisateurId, { courriel, sms });
      tx.journaliser({
        action: 'notification.preferer',
        ressource: 'preferenceNotification',
        ressourceId: acteur.utilisateurId,
      });
      return succes({ courriel, sms });
    });
  }
}
