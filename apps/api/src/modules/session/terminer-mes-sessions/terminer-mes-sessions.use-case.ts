import { Injectable } from '@nestjs/common';
import { echec, succes, type ErreurMetier, type Resultat, type SessionsTerminees } from '@pdp/domain';
import { terminerSessions } from '../../../platform/auth/revocation.js';
import { SessionService } from '../../../platform/auth/sessions.js';
import type { Acteur } from '../../../platform/config/acteur.js';
import { UniteDeTravail, type Transaction } from '../../../platform/database/unite-de-travail.js';
import { introuvable } from '../../../platform/http/probleme.exception.js';

/** La personne met fin à ses sessions ouvertes ailleurs ; effet immédiat partout, sockets comprises. */
@Injectable()
export class TerminerMesSessions {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly sessions: SessionService,
  ) {}

  /** Une session à soi, y compris celle-ci ; celle d'un autre, ou déjà finie, est introuvable. */
  async une(acteur: Acteur, sessionId: string): Promise<Resultat<SessionsTerminees, ErreurMetier>> {
    return this.unite.executer<SessionsTerminees, ErreurMetier>(acteur, async (tx) => {
      const siennes = await ouvertes(tx, acteur, 'id = $2', sessionId);
      return siennes.length === 0 ? echec(introuvable()) : succes(await this.terminer(tx, siennes));
    });
  }

  /** Toutes, sauf celle qui le demande. */
  async lesAutres(acteur: Acteur): Promise<Resultat<SessionsTerminees, ErreurMetier>> {
    return this.unite.executer<SessionsTerminees, ErreurMetier>(acteur, async (tx) =>
      succes(await this.terminer(tx, await ouvertes(tx, acteur, 'id <> $2', acteur.sessionId))),
    );
  }

  private async terminer(tx: Transaction, ids: readonly string[]): Promise<SessionsTerminees> {
    for (const id of ids) {
      await terminerSessions(tx, { sessionId: id });
      tx.journaliser({ action: 'session.terminer', ressource: 'session', ressourceId: id });
    }
    tx.apresValidation(() => ids.forEach((id) => this.sessions.oublier(id)));
    return { terminees: ids.length };
  }
}

async function ouvertes(tx: Transaction, acteur: Acteur, filtre: string, sessionId: string): Promise<string[]> {
  const lignes = await tx.sql<{ id: string }>(
    `SELECT id FROM session WHERE utilisateur_id = $1 AND ${filtre} AND terminee_le IS NULL ORDER BY id FOR UPDATE`,
    [acteur.utilisateurId, sessionId],
  );
  return lignes.map((l) => l.id);
}
