import { Injectable } from '@nestjs/common';
import { Coffre } from '../../../platform/chiffrement/coffre.js';
import {
  completerCoordonnees,
  ouvrirCoordonnees,
  scellerCoordonnees,
} from '../../../platform/chiffrement/coordonnees.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import { CLASSER, COMPTER } from './classement.sql.js';
import {
  COMPLETER_ASSURES,
  COMPLETER_COORDONNEES,
  COORDONNEES_A_COMPLETER,
  CREER_ARRETS,
  CREER_ASSURES,
  DOSSIERS_OUVERTS,
  OUBLIER_LIGNES,
  PROLONGER_ARRETS,
} from './confirmation.sql.js';

/** Une seule confirmation à la fois par plateforme : deux listes ne se classent pas l'une sans l'autre. */
const VERROU = 7_301_959;

const LOT = 2_000;
const ID_MIN = '00000000-0000-0000-0000-000000000000';

type LigneACompleter = {
  readonly id: string;
  readonly connues: string | null;
  readonly candidat: string;
  readonly recues: string | null;
};

/** Passage des lignes lues aux assurés et aux arrêts, par ensembles, dans la transaction de l'appelant. */
@Injectable()
export class ConfirmationRepository {
  constructor(private readonly coffre: Coffre) {}

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
    await this.completerCoordonnees(tx, importId);
    await tx.sql(CREER_ASSURES, [importId, plateformeId, tx.maintenant]);
    const prolonges = await tx.sql<{ assureId: string }>(PROLONGER_ARRETS, [importId, tx.maintenant]);
    await tx.sql(CREER_ARRETS, [importId, tx.maintenant]);
    const dossiers = await tx.sql<{ id: string }>(DOSSIERS_OUVERTS, [[...new Set(prolonges.map((p) => p.assureId))]]);
    return dossiers.map((d) => d.id);
  }

  // Ouvrir ne se fait pas dans la base : par lots, et seulement les personnes dont un blanc se remplit.
  private async completerCoordonnees(tx: Transaction, importId: string): Promise<void> {
    for (let apres = ID_MIN; ;) {
      const lignes = await tx.sql<LigneACompleter>(COORDONNEES_A_COMPLETER, [importId, apres, LOT]);
      if (lignes.length === 0) return;
      const completes = lignes.map(({ id, connues, candidat, recues }) =>
        scellerCoordonnees(
          this.coffre,
          id,
          completerCoordonnees(
            ouvrirCoordonnees(this.coffre, id, connues),
            ouvrirCoordonnees(this.coffre, candidat, recues),
          ),
        ),
      );
      await tx.sql(COMPLETER_COORDONNEES, [
        lignes.map(({ id }) => id),
        completes.map((c) => c.coordonnees_scellees),
        completes.map((c) => c.coordonnees_champs),
        tx.maintenant,
      ]);
      apres = lignes.at(-1)!.id;
    }
  }

  async conclure(tx: Transaction, importId: string, compte: Readonly<Record<string, number>>): Promise<void> {
    await tx.sql(
      `UPDATE import_requete SET etat = 'CONFIRME', compte = $2, confirme_le = $3, version = version + 1 WHERE id = $1`,
      [importId, JSON.stringify(compte), tx.maintenant],
    );
    await tx.sql(OUBLIER_LIGNES, [importId]);
  }
}
