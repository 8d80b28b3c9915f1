import { Inject, Injectable } from '@nestjs/common';
import { echec, erreurMetier, succes, type ErreurMetier, type Resultat, type SessionVue } from '@pdp/domain';
import type { Configuration } from '../../../platform/config/configuration.js';
import { CONFIGURATION, HORLOGE, type HorlogeSysteme } from '../../../platform/config/jetons.js';
import { LectureSession } from '../persistence/lecture-session.js';
import { presenterSession } from '../session.presenter.js';

/** Qui est connecté, sous quelle fonction, jusqu'à quand ; 401 si la session vient de prendre fin. */
@Injectable()
export class LireSession {
  constructor(
    private readonly lecture: LectureSession,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    @Inject(HORLOGE) private readonly horloge: HorlogeSysteme,
  ) {}

  async executer(sessionId: string): Promise<Resultat<SessionVue, ErreurMetier>> {
    const ligne = await this.lecture.lire(sessionId);
    const vue = ligne && presenterSession(ligne, this.configuration.demo, this.horloge());
    return vue
      ? succes(vue)
      : echec(erreurMetier('non-connecte', 'Votre session a pris fin. Connectez-vous pour continuer.'));
  }
}
