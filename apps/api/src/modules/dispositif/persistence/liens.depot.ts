import { Injectable } from '@nestjs/common';
import { ESSAIS_DU_LIEN, type PartieParLien } from '@pdp/domain';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import { lienValable } from './lien-valable.sql.js';

/** Ce qui ferme un lien. */
export type IssueLien = 'REPONDU' | 'REVOQUE' | 'REMPLACE' | 'VERROUILLE';

/** Un lien encore ouvert, tel que la réponse le lit. */
export type LienVivant = {
  readonly id: string;
  readonly dossierId: string;
  readonly dispositifId: string;
  readonly partie: PartieParLien;
  readonly empreinteCode: string;
  readonly essais: number;
  readonly expireLe: Date;
  readonly creePar: string;
  readonly createur: string;
};

/** Qui le répondant voit, et dans quel état est le dossier. */
export type PersonneDuLien = {
  readonly prenom: string;
  readonly nom: string;
  readonly plateforme: string;
  readonly plateformeId: string;
  readonly etat: string;
  /** Gelé, ou bloqué par son régime : aucune réponse n'y entre. */
  readonly gele: boolean;
};

type NouveauLien = {
  readonly id: string;
  readonly dossierId: string;
  readonly dispositifId: string;
  readonly partie: PartieParLien;
  readonly empreinteLien: string;
  readonly empreinteLettre: string;
  readonly empreinteCode: string;
  readonly accordAssureLe: string;
  readonly expireLe: Date;
  readonly creePar: string;
};

/** Écritures et lectures des liens, dans la transaction de l'appelant. */
@Injectable()
export class LiensDepot {
  /** Ferme le lien en cours de cette demande, s'il y en a un, et en ouvre un autre. */
  async remplacer(tx: Transaction, lien: NouveauLien): Promise<void> {
    await tx.sql(
      `UPDATE lien_reponse SET clos_le = $3, issue = 'REMPLACE' WHERE dispositif_id = $1 AND partie = $2 AND clos_le IS NULL`,
      [lien.dispositifId, lien.partie, tx.maintenant],
    );
    await tx.sql(
      `INSERT INTO lien_reponse (id, dossier_id, dispositif_id, partie, empreinte_lien, empreinte_lettre, empreinte_code, accord_assure_le, expire_le, cree_par, cree_le)
       VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11)`,
      [
        lien.id,
        lien.dossierId,
        lien.dispositifId,
        lien.partie,
        lien.empreinteLien,
        lien.empreinteLettre,
        lien.empreinteCode,
        lien.accordAssureLe,
        lien.expireLe,
        lien.creePar,
        tx.maintenant,
      ],
    );
  }

  /** Dossier d'un lien encore ouvert, par son empreinte, sans verrou. */
  async dossierVise(tx: Transaction, empreinte: string): Promise<string | null> {
    const [lien] = await tx.sql<{ dossierId: string }>(
      `SELECT dossier_id AS "dossierId" FROM lien_reponse WHERE (empreinte_lien = $1 OR empreinte_lettre = $1) AND clos_le IS NULL`,
      [empreinte],
    );
    return lien?.dossierId ?? null;
  }

  /**
   * Compte un essai de plus et rend le lien, verrouillé ; `null` s'il n'existe pas, ne vaut plus ou est épuisé. Compter d'abord :
   * deux essais à la fois en comptent deux.
   */
  async essayer(tx: Transaction, empreinte: string): Promise<LienVivant | null> {
    const [lien] = await tx.sql<LienVivant>(
      `UPDATE lien_reponse l SET essais = l.essais + 1 FROM utilisateur u
       WHERE u.id = l.cree_par AND (l.empreinte_lien = $1 OR l.empreinte_lettre = $1) AND l.essais < $3 AND ${lienValable('$2')}
       RETURNING l.id, l.dossier_id AS "dossierId", l.dispositif_id AS "dispositifId", l.partie, l.empreinte_code AS "empreinteCode",
         l.essais, l.expire_le AS "expireLe", l.cree_par AS "creePar", trim(u.prenom || ' ' || u.nom) AS createur`,
      [empreinte, tx.maintenant, ESSAIS_DU_LIEN],
    );
    return lien ?? null;
  }

  /** Le bon code efface les erreurs de frappe d'avant. */
  async oublierEssais(tx: Transaction, id: string): Promise<void> {
    await tx.sql(`UPDATE lien_reponse SET essais = 0 WHERE id = $1`, [id]);
  }

  /** Ferme un lien encore ouvert ; vrai s'il l'était. */
  async clore(tx: Transaction, id: string, issue: IssueLien): Promise<boolean> {
    const lignes = await tx.sql(
      `UPDATE lien_reponse SET clos_le = $2, issue = $3 WHERE id = $1 AND clos_le IS NULL RETURNING id`,
      [id, tx.maintenant, issue],
    );
    return lignes.length > 0;
  }

  async dossierDe(tx: Transaction, id: string): Promise<{ dossierId: string; dispositifId: string } | null> {
    const [lien] = await tx.sql<{ dossierId: string; dispositifId: string }>(
      `SELECT dossier_id AS "dossierId", dispositif_id AS "dispositifId" FROM lien_reponse WHERE id = $1`,
      [id],
    );
    return lien ?? null;
  }

  /** Qui prévenir de ce qui arrive à ce lien : le référent, et son créateur s'il est encore relié au dossier. */
  async aPrevenir(tx: Transaction, { dossierId, creePar }: LienVivant): Promise<string[]> {
    const lignes = await tx.sql<{ id: string }>(
      `SELECT d.referent_id AS id FROM dossier d WHERE d.id = $1 AND d.referent_id IS NOT NULL
       UNION SELECT a.utilisateur_id FROM affectation_dossier a WHERE a.dossier_id = $1 AND a.utilisateur_id = $2 AND a.debut <= now() AND (a.fin IS NULL OR a.fin > now())`,
      [dossierId, creePar],
    );
    return lignes.map(({ id }) => id);
  }

  async personne(tx: Transaction, dossierId: string): Promise<PersonneDuLien | null> {
    const [ligne] = await tx.sql<PersonneDuLien>(
      `SELECT a.prenom, coalesce(a.nom_usage, a.nom_naissance) AS nom, p.nom AS plateforme, p.id AS "plateformeId", d.etat, d.limite OR a.regime = 'AGRICOLE' AS gele
       FROM dossier d JOIN assure a ON a.id = d.assure_id JOIN plateforme p ON p.id = d.plateforme_id WHERE d.id = $1`,
      [dossierId],
    );
    return ligne ?? null;
  }
}
