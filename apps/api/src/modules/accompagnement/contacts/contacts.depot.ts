import { Injectable } from '@nestjs/common';
import type { NatureContact } from '@pdp/domain';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';

/** Contact verrouillé, avant son annulation. */
export type ContactVerrouille = { readonly dossierId: string; readonly annule: boolean };

/** Écritures des contacts, dans la transaction de l'appelant. */
@Injectable()
export class ContactsDepot {
  async dossierDe(tx: Transaction, id: string): Promise<string | null> {
    const [ligne] = await tx.sql<{ dossierId: string }>(`SELECT dossier_id AS "dossierId" FROM contact WHERE id = $1`, [
      id,
    ]);
    return ligne?.dossierId ?? null;
  }

  async verrouiller(tx: Transaction, id: string): Promise<ContactVerrouille | null> {
    const [ligne] = await tx.sql<ContactVerrouille>(
      `SELECT dossier_id AS "dossierId", annule_le IS NOT NULL AS annule FROM contact WHERE id = $1 FOR UPDATE`,
      [id],
    );
    return ligne ?? null;
  }

  async inserer(tx: Transaction, dossierId: string, auteurId: string, nature: NatureContact): Promise<string> {
    const id = tx.nouvelId();
    await tx.sql(`INSERT INTO contact (id, dossier_id, nature, le, auteur_id) VALUES ($1,$2,$3,$4,$5)`, [
      id,
      dossierId,
      nature,
      tx.maintenant,
      auteurId,
    ]);
    return id;
  }

  async annuler(tx: Transaction, id: string, par: string, motif: string): Promise<void> {
    await tx.sql(`UPDATE contact SET annule_le = $2, annule_par = $3, annule_motif = $4 WHERE id = $1`, [
      id,
      tx.maintenant,
      par,
      motif,
    ]);
  }
}
