import { Injectable } from '@nestjs/common';
import { echec, erreurMetier, succes, type ErreurMetier, type MotifLimitation, type Resultat } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import { verrouiller } from '../../../platform/permissions/faits.service.js';
import { EcarterPassagesPort } from '../../revue/ecarter-passages.port.js';

const GELER = `UPDATE dossier SET limite = true, version = version + 1, maj_le = $2 WHERE id = $1 AND NOT limite AND etat <> 'PURGE' RETURNING 1 AS un`;
const DEGELER = `UPDATE dossier SET limite = false, version = version + 1, maj_le = $2 WHERE id = $1 AND limite RETURNING 1 AS un`;

/** Pose et lève le gel d'un dossier (art. 18 RGPD), dans la transaction de l'appelant, qui a vérifié ses droits. */
@Injectable()
export class Gel {
  constructor(private readonly passages: EcarterPassagesPort) {}

  /** Gèle les écritures et sort le dossier des revues ; `conflit` s'il l'est déjà. */
  async poser(
    tx: Transaction,
    acteur: Acteur,
    dossierId: string,
    { motif, commentaire = null }: { motif: MotifLimitation; commentaire?: string | null },
  ): Promise<Resultat<null, ErreurMetier>> {
    await this.passages.ecarter(tx, acteur, dossierId);
    await verrouiller(tx, dossierId);
    if ((await tx.sql(GELER, [dossierId, tx.maintenant])).length === 0)
      return echec(erreurMetier('conflit', 'Ce dossier est déjà gelé.'));
    await tx.sql(
      `INSERT INTO limitation_dossier (id, dossier_id, motif, commentaire, posee_par, posee_le) VALUES ($1,$2,$3,$4,$5,$6)`,
      [tx.nouvelId(), dossierId, motif, commentaire, acteur.utilisateurId, tx.maintenant],
    );
    await annoncer(tx, dossierId, 'dossier.geler');
    return succes(null);
  }

  /** Rend le dossier à ses écritures ; les passages écartés ne se réinscrivent pas seuls. */
  async lever(
    tx: Transaction,
    acteur: Acteur,
    dossierId: string,
    commentaire: string,
  ): Promise<Resultat<null, ErreurMetier>> {
    await verrouiller(tx, dossierId);
    if ((await tx.sql(DEGELER, [dossierId, tx.maintenant])).length === 0)
      return echec(erreurMetier('conflit', 'Ce dossier n’est pas gelé.'));
    await tx.sql(
      `UPDATE limitation_dossier SET levee_par = $2, levee_le = $3, commentaire_levee = $4 WHERE dossier_id = $1 AND levee_le IS NULL`,
      [dossierId, acteur.utilisateurId, tx.maintenant, commentaire],
    );
    await annoncer(tx, dossierId, 'dossier.leverGel');
    return succes(null);
  }
}

async function annoncer(tx: Transaction, dossierId: string, action: string): Promise<void> {
  tx.journaliser({ action, ressource: 'dossier', ressourceId: dossierId, dossierId });
  const relies = await tx.sql<{ id: string }>(
    `SELECT DISTINCT utilisateur_id AS id FROM affectation_dossier WHERE dossier_id = $1 AND utilisateur_id IS NOT NULL AND (fin IS NULL OR fin > now())`,
    [dossierId],
  );
  for (const { id } of relies) tx.diffuser(`agent:${id}`, 'dossier.change', { id: dossierId });
}
