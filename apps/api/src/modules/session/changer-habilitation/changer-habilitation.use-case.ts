import { Injectable } from '@nestjs/common';
import type { ErreurMetier, Resultat, SessionVue } from '@pdp/domain';
import { SessionService } from '../../../platform/auth/sessions.js';
import type { Acteur } from '../../../platform/config/acteur.js';
import { LireSession } from '../lire-session/lire-session.use-case.js';

type Changement = { readonly jeton: string; readonly vue: SessionVue };

/** Prend une autre de ses habilitations : la session change d'identifiant, l'ancienne ne vaut plus rien. */
@Injectable()
export class ChangerHabilitation {
  constructor(
    private readonly sessions: SessionService,
    private readonly lireSession: LireSession,
  ) {}

  async executer(acteur: Acteur, jeton: string, habilitationId: string): Promise<Resultat<Changement, ErreurMetier>> {
    const ouverte = await this.sessions.changer(jeton, habilitationId, acteur);
    if (!ouverte.ok) return ouverte;
    const vue = await this.lireSession.executer(ouverte.valeur.acteur.sessionId);
    return vue.ok ? { ok: true, valeur: { jeton: ouverte.valeur.jeton, vue: vue.valeur } } : vue;
  }
}
