import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import { CLASSER, COMPTER } from './classement.sql.js';
import {
  COMPLETER_ASSURES,
  CREER_ARRETS,
  CREER_ASSURES,
  DOSSIERS_OUVERTS,
  OUBLIER_LIGNES,
  PROLONGER_ARRETS,
} from './confirmation.sql.js';

/** Une seule confirmation à la fois par plateforme : deux listes ne se classent pas l'une sans l'autre. */
const VERROU = 7_301_959;

/** Passage des lignes lues aux assurés et aux arrêts, par ensembles, dans la transaction de l'appelant. */
@Injectable()
export class ConfirmationRepository {
  /** Reclasse tout : depuis la lecture, un signalement ou une autre liste a pu faire connaître quelqu'un. Rend le compte et le nombre de lignes. */
  async reclasser(
    tx: Transaction,
    importId: string,
    plateformeId: string,
  ): Promise<{ compte: Readonly<Record<string, number>>; total: number }> {
    await tx.sql(`SET LOCAL statement_timeout = '10min'`);
    await tx.sql(`SELECT pg_advisory_xact_lock($1, hashtext($2))`, [VERROU, plateformeId]);
    await tx.sql(CLASSER, [importId]);
    const [compte] = await tx.sql<{ compte: Record<string, number>; total: number }>(COMPTER, [importId]);
    return compte ?? { compte: {}, total: 0 };
  }

  /** Écrit assurés et arrêts ; rend les dossiers ouverts dont l'arrêt a changé. */
  async integrer(tx: Transaction, importId: string, plateformeId: string): Promise<readonly string[]> {
    await tx.sql(COMPLETER_ASSURES, [importId, plateformeId, tx.maintenant]);
    await tx.sql(CREER_ASSURES, [importId, plateformeId, tx.maintenant]);
    const prolonges = await tx.sql<{ assureId: string }>(PROLONGER_ARRETS, [importId, tx.maintenant]);
    await tx.sql(CREER_ARRETS, [importId, tx.maintenant]);
    const dossiers = await tx.sql<{ id: string }>(DOSSIERS_OUVERTS, [[...new Set(prolonges.map((p) => p.assureId))]]);
    return dossiers.map((d) => d.id);
  }

  async conclure(tx: Transaction, importId: string, compte: Readonly<Record<string, number>>): Promise<void> {
    await tx.sql(
      `UPDATE import_requete SET etat = 'CONFIRME', compte = $2, confirme_le = $3, version = version + 1 WHERE id = $1`,
      [importId, JSON.stringify(compte), tx.maintenant],
    );
    await tx.sql(OUBLIER_LIGNES, [importId]);
  }
}
