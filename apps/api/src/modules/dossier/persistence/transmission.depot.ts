import { Inject, Injectable } from '@nestjs/common';
import type { TransmissionVue } from '@pdp/domain';
import { LECTURE } from '../../../platform/config/jetons.js';
import { ACCES_SYSTEME } from '../../../platform/database/acces-base.js';
import { Lecture } from '../../../platform/database/lecture.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';

type LigneTransmission = Omit<TransmissionVue, 'creeLe'> & { readonly creeLe: Date };

const SELECTION = `SELECT t.id, t.dossier_id AS "dossierId", d.numero AS "numeroDossier", t.etat, t.version, t.de_id AS "deId", u.prenom || ' ' || u.nom AS de,
  t.vers_id AS "versId", v.prenom || ' ' || v.nom AS vers, t.motif, t.cree_le AS "creeLe"
  FROM transmission_referent t JOIN dossier d ON d.id = t.dossier_id LEFT JOIN utilisateur u ON u.id = t.de_id JOIN utilisateur v ON v.id = t.vers_id`;

/** Transmissions du rôle de référent. */
@Injectable()
export class TransmissionDepot {
  constructor(@Inject(LECTURE) private readonly lecture: Lecture) {}

  async lire(tx: Transaction, id: string): Promise<TransmissionVue | null> {
    return enVue((await tx.sql<LigneTransmission>(`${SELECTION} WHERE t.id = $1`, [id]))[0]);
  }

  async enAttente(tx: Transaction, dossierId: string): Promise<TransmissionVue | null> {
    return enVue(
      (await tx.sql<LigneTransmission>(`${SELECTION} WHERE t.dossier_id = $1 AND t.etat = 'PROPOSEE'`, [dossierId]))[0],
    );
  }

  async proposer(
    tx: Transaction,
    {
      dossierId,
      deId,
      versId,
      motif,
    }: { dossierId: string; deId: string | null; versId: string; motif: string | null },
  ): Promise<string> {
    const id = tx.nouvelId();
    await tx.sql(
      `INSERT INTO transmission_referent (id, dossier_id, de_id, vers_id, motif, cree_le) VALUES ($1,$2,$3,$4,$5,$6)`,
      [id, dossierId, deId, versId, motif, tx.maintenant],
    );
    return id;
  }

  async repondre(tx: Transaction, id: string, etat: 'ACCEPTEE' | 'REFUSEE' | 'ANNULEE'): Promise<void> {
    await tx.sql(`UPDATE transmission_referent SET etat = $2, version = version + 1, repondu_le = $3 WHERE id = $1`, [
      id,
      etat,
      tx.maintenant,
    ]);
  }

  /** Propositions en attente qui me concernent, reçues ou faites. */
  async lesMiennes(utilisateurId: string): Promise<TransmissionVue[]> {
    const lignes = await this.lecture.lire<LigneTransmission>(
      {
        nom: 'transmissions-miennes',
        texte: `${SELECTION} WHERE t.etat = 'PROPOSEE' AND (t.vers_id = $1 OR t.de_id = $1) ORDER BY t.cree_le DESC, t.id LIMIT 200`,
      },
      [utilisateurId],
      // Le destinataire n'a pas encore de lien avec le dossier : c'est ce qu'on lui propose. La requête ne rend que les siennes.
      ACCES_SYSTEME,
    );
    return lignes.map((ligne) => ({ ...ligne, creeLe: ligne.creeLe.toISOString() }));
  }
}

const enVue = (ligne: LigneTransmission | undefined): TransmissionVue | null =>
  ligne ? { ...ligne, creeLe: ligne.creeLe.toISOString() } : null;
