import type { Acteur } from '../config/acteur.js';
import type { Transaction } from '../database/unite-de-travail.js';
import { empreinteDeJeton } from './jeton.js';

/** Ce qui suit la session, en plus de son titulaire. */
export type ResteDeLaSession = {
  readonly idToken: string | null;
  readonly appareil: string | null;
  readonly fournisseur: string | null;
  readonly prouveeLe: Date | null;
  readonly creeLe: Date;
  readonly expireLe: Date;
};

/** Écrit une session neuve ; du jeton, seule l'empreinte entre en base. */
export async function ecrireSession(
  tx: Transaction,
  jeton: string,
  acteur: Acteur,
  reste: ResteDeLaSession,
): Promise<void> {
  await tx.sql(
    `INSERT INTO session (jeton, id, utilisateur_id, habilitation_id, id_token, cree_le, vue_le, expire_le, appareil, fournisseur, prouvee_le)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      empreinteDeJeton(jeton),
      acteur.sessionId,
      acteur.utilisateurId,
      acteur.habilitationId,
      reste.idToken,
      reste.creeLe,
      tx.maintenant,
      reste.expireLe,
      reste.appareil,
      reste.fournisseur,
      reste.prouveeLe,
    ],
  );
}
