import { ACCES_SYSTEME } from '../database/acces-base.js';
import { Inject, Injectable } from '@nestjs/common';
import type { Acteur } from '../config/acteur.js';
import { HORLOGE, LECTURE, type HorlogeSysteme } from '../config/jetons.js';
import { Lecture } from '../database/lecture.js';
import type { AuthentifierSocket } from '../realtime/authentifier-socket.port.js';
import { ENCORE_VALIDES } from './requetes-session.js';
import { SessionService } from './sessions.js';

/** Ce que le temps réel demande aux sessions : les mêmes contrôles qu'en HTTP. */
@Injectable()
export class AuthentificationSocket implements AuthentifierSocket {
  constructor(
    private readonly sessions: SessionService,
    @Inject(LECTURE) private readonly lecture: Lecture,
    @Inject(HORLOGE) private readonly horloge: HorlogeSysteme,
  ) {}

  charger(enteteCookie: string | undefined): Promise<Acteur | null> {
    return this.sessions.charger(this.sessions.jetonDe(enteteCookie));
  }

  async encoreValides(sessionIds: readonly string[]): Promise<ReadonlySet<string>> {
    if (sessionIds.length === 0) return new Set();
    const lignes = await this.lecture.lire<{ id: string }>(ENCORE_VALIDES, [sessionIds, this.horloge()], ACCES_SYSTEME);
    return new Set(lignes.map((l) => l.id));
  }
}
