import { Inject, Injectable } from '@nestjs/common';
import type { Fonction, MesSessions } from '@pdp/domain';
import { MES_SESSIONS, type LigneMaSession } from '../../../platform/auth/requetes-session.js';
import type { Acteur } from '../../../platform/config/acteur.js';
import { HORLOGE, LECTURE, type HorlogeSysteme } from '../../../platform/config/jetons.js';
import { Lecture } from '../../../platform/database/lecture.js';

/** Sessions ouvertes de la personne, sur tous ses appareils, sous toutes ses fonctions ; celle qui demande d'abord. */
@Injectable()
export class ListerMesSessions {
  constructor(
    @Inject(LECTURE) private readonly lecture: Lecture,
    @Inject(HORLOGE) private readonly horloge: HorlogeSysteme,
  ) {}

  async executer(acteur: Acteur): Promise<MesSessions> {
    const lignes = await this.lecture.lire<LigneMaSession>(MES_SESSIONS, [acteur.utilisateurId, this.horloge()]);
    const elements = lignes.map((l) => ({
      id: l.id,
      appareil: l.appareil,
      fonction: l.fonction as Fonction,
      ouverteLe: l.cree_le.toISOString(),
      vueLe: l.vue_le.toISOString(),
      celleCi: l.id === acteur.sessionId,
    }));
    return { elements: elements.sort((a, b) => Number(b.celleCi) - Number(a.celleCi)) };
  }
}
