import { Injectable } from '@nestjs/common';
import type { NotificationsPage } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { enPage, lireCurseur } from '../../../platform/http/curseur.js';
import { presenterNotification } from '../notification.presenter.js';
import { LectureNotifications } from '../persistence/lecture-notifications.js';
import type { ListerNotificationsDto } from './lister-notifications.dto.js';

/** Mes notifications, et combien restent à lire (la pastille). */
@Injectable()
export class ListerNotifications {
  constructor(private readonly lecture: LectureNotifications) {}

  async executer(acteur: Acteur, { limite, curseur, filtre }: ListerNotificationsDto): Promise<NotificationsPage> {
    const [lignes, nonLues] = await Promise.all([
      this.lecture.lister(acteur.utilisateurId, limite + 1, lireCurseur(curseur, 2), filtre === 'non-lues'),
      this.lecture.compterNonLues(acteur.utilisateurId),
    ]);
    const page = enPage(
      lignes,
      limite,
      (l) => [l.rang, l.id],
      (l) => presenterNotification(l, acteur.fonction),
    );
    return { ...page, nonLues };
  }
}
