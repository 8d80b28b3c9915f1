import { Injectable } from '@nestjs/common';
import type {
  CanalDemandeDroit,
  EtatDemandeDroit,
  PartieLivret,
  TransitionDemandeDroit,
  TypeDemandeDroit,
} from '@pdp/domain';
import type { ActeurOuSysteme } from '../../../platform/config/acteur.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';

/** Demande telle que conservée ; `dossierId` est nul une fois le dossier effacé. */
export type LigneDemande = {
  readonly id: string;
  readonly plateformeId: string;
  readonly dossierId: string | null;
  readonly type: TypeDemandeDroit;
  readonly etat: EtatDemandeDroit;
  readonly canal: CanalDemandeDroit;
  readonly version: number;
  readonly deposeeLe: Date;
  readonly prolongee: boolean;
};

/** Colonnes d'une `LigneDemande`, alias `q`. */
export const COLONNES_DEMANDE = `q.id, q.plateforme_id AS "plateformeId", q.dossier_id AS "dossierId", q.type, q.etat, q.canal, q.version,
  q.deposee_le AS "deposeeLe", q.prolongee`;

export type NouvelleDemande = Pick<LigneDemande, 'id' | 'plateformeId' | 'type' | 'canal'> & {
  readonly dossierId: string;
  readonly deposeePar: string;
  readonly objet: PartieLivret | null;
};

export type EchangeAEcrire = {
  readonly demandeId: string;
  readonly transition: TransitionDemandeDroit | 'deposer';
  readonly texte: string | null;
  readonly motif: string | null;
};

/** Écritures des demandes de droit, dans la transaction de l'appelant. */
@Injectable()
export class DemandeDroitDepot {
  /** Faux si une demande de même type, sur la même partie, est déjà ouverte sur ce dossier, même déposée au même instant. */
  async inserer(tx: Transaction, d: NouvelleDemande): Promise<boolean> {
    const lignes = await tx.sql(
      `INSERT INTO demande_droit (id, plateforme_id, dossier_id, type, etat, canal, deposee_par, deposee_le, objet)
       VALUES ($1,$2,$3,$4,'DEPOSEE',$5,$6,$7,$8) ON CONFLICT DO NOTHING RETURNING 1 AS un`,
      [d.id, d.plateformeId, d.dossierId, d.type, d.canal, d.deposeePar, tx.maintenant, d.objet],
    );
    return lignes.length > 0;
  }

  async verrouiller(tx: Transaction, id: string): Promise<LigneDemande | null> {
    const lignes = await tx.sql<LigneDemande>(
      `SELECT ${COLONNES_DEMANDE} FROM demande_droit q WHERE q.id = $1 FOR UPDATE`,
      [id],
    );
    return lignes[0] ?? null;
  }

  async changer(
    tx: Transaction,
    id: string,
    { etat, prolongee, close }: { etat: EtatDemandeDroit; prolongee: boolean; close: boolean },
  ): Promise<void> {
    await tx.sql(
      `UPDATE demande_droit SET etat = $2, prolongee = $3, close_le = CASE WHEN $4::boolean THEN $5::timestamptz END, version = version + 1 WHERE id = $1`,
      [id, etat, prolongee, close, tx.maintenant],
    );
  }

  async tracer(tx: Transaction, acteur: ActeurOuSysteme, e: EchangeAEcrire): Promise<void> {
    await tx.sql(
      `INSERT INTO demande_droit_echange (id, demande_id, transition, acteur_id, fonction, texte, motif, le) VALUES ($1,$2,$3,$4,$5,$6,$7,$8)`,
      [
        tx.nouvelId(),
        e.demandeId,
        e.transition,
        acteur.utilisateurId,
        acteur.fonction,
        e.texte,
        e.motif,
        tx.maintenant,
      ],
    );
  }

  /** Délégués en fonction sur la plateforme. */
  async delegues(tx: Transaction, plateformeId: string): Promise<string[]> {
    const lignes = await tx.sql<{ id: string }>(
      `SELECT DISTINCT h.utilisateur_id AS id FROM habilitation h
       WHERE h.fonction = 'DPO' AND h.plateforme_id = $1 AND h.debut <= $2 AND (h.fin IS NULL OR h.fin > $2)`,
      [plateformeId, tx.maintenant],
    );
    return lignes.map(({ id }) => id);
  }

  /** Comptes de l'assuré et de ses mandataires en cours de mandat. */
  async cotePersonne(tx: Transaction, dossierId: string): Promise<string[]> {
    const lignes = await tx.sql<{ id: string }>(
      `SELECT u.id FROM dossier d JOIN utilisateur u ON u.assure_id = d.assure_id AND u.actif WHERE d.id = $1
       UNION SELECT m.mandataire_id FROM mandat m WHERE m.dossier_id = $1 AND m.revoque_le IS NULL AND m.debut <= now() AND (m.fin IS NULL OR m.fin > now())`,
      [dossierId],
    );
    return lignes.map(({ id }) => id);
  }

  async insererExport(tx: Transaction, demande: LigneDemande): Promise<string> {
    const id = tx.nouvelId();
    await tx.sql(
      `INSERT INTO export_acces (id, demande_id, plateforme_id, dossier_id, etat, cree_le) VALUES ($1,$2,$3,$4,'EN_PREPARATION',$5)`,
      [id, demande.id, demande.plateformeId, demande.dossierId, tx.maintenant],
    );
    return id;
  }
}
