import type { Transaction } from '../database/unite-de-travail.js';

/** Canal PostgreSQL où s'annonce la fin d'une session ; message : `fin <id>` ou `changement <id>`. */
export const CANAL_SESSION = 'pdp_session';

/** Sessions visées : toutes celles d'une personne, celles ouvertes sous une habilitation, ou une seule. */
export type CritereSession =
  { readonly utilisateurId: string } | { readonly habilitationId: string } | { readonly sessionId: string };

/**
 * Termine des sessions dans la transaction de l'acte (compte désactivé, habilitation retirée ou modifiée, fin demandée).
 * À la validation, chaque processus oublie la session et coupe ses sockets. Rend les ids des sessions terminées.
 */
export async function terminerSessions(tx: Transaction, critere: CritereSession): Promise<readonly string[]> {
  const [colonne, valeur] = colonneDe(critere);
  const lignes = await tx.sql<{ id: string }>(
    `WITH finies AS (UPDATE session SET terminee_le = $2, id_token = NULL WHERE ${colonne} = $1 AND terminee_le IS NULL RETURNING id)
     SELECT id, pg_notify('${CANAL_SESSION}', 'fin ' || id) FROM finies`,
    [valeur, tx.maintenant],
  );
  return lignes.map((l) => l.id);
}

/** Annonce qu'une session a changé d'identifiant (changement de fonction) : ses sockets doivent se reconnecter. */
export async function annoncerChangement(tx: Transaction, sessionId: string): Promise<void> {
  await tx.sql(`SELECT pg_notify('${CANAL_SESSION}', 'changement ' || $1::text)`, [sessionId]);
}

function colonneDe(critere: CritereSession): readonly [string, string] {
  if ('utilisateurId' in critere) return ['utilisateur_id', critere.utilisateurId];
  if ('habilitationId' in critere) return ['habilitation_id', critere.habilitationId];
  return ['id', critere.sessionId];
}
