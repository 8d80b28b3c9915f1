import { Inject, Injectable } from '@nestjs/common';
import { EMETTEUR_INVITATION } from '../../../platform/auth/invitations.js';
import type { Acteur } from '../../../platform/config/acteur.js';
import { LECTURE } from '../../../platform/config/jetons.js';
import { Lecture } from '../../../platform/database/lecture.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';

/** Compte de la personne d'un dossier ; `sujet` porte la fin du code tant que le compte attend son identité. */
export type CompteAssure = {
  readonly id: string;
  readonly emetteur: string;
  readonly sujet: string;
  readonly ouvert: boolean;
};

// Celui qu'elle emploie d'abord, s'il en est né plusieurs.
const COMPTE = `SELECT u.id, u.emetteur, u.sujet, u.actif AND u.suspendu_le IS NULL AS ouvert
  FROM dossier d JOIN utilisateur u ON u.assure_id = d.assure_id
  WHERE d.id = $1::uuid AND EXISTS (SELECT 1 FROM habilitation h WHERE h.utilisateur_id = u.id AND h.fonction = 'ASSURE')
  ORDER BY (u.emetteur = '${EMETTEUR_INVITATION}'), u.cree_le, u.id LIMIT 1`;

/** Comptes des assurés : ils naissent de leur dossier, jamais de l'administration. */
@Injectable()
export class ComptesAssuresDepot {
  constructor(@Inject(LECTURE) private readonly lecture: Lecture) {}

  async duDossier(dossierId: string): Promise<CompteAssure | null> {
    const lignes = await this.lecture.lire<CompteAssure>({ nom: 'annuaire-compte-assure', texte: COMPTE }, [dossierId]);
    return lignes[0] ?? null;
  }

  /** Le même, verrouillé pour la transaction ; deux ouvertures de la même personne se suivent. */
  async verrouiller(tx: Transaction, dossierId: string): Promise<CompteAssure | null> {
    await tx.sql(
      `SELECT pg_advisory_xact_lock(hashtext('compte-assure'), hashtext(d.assure_id::text)) FROM dossier d WHERE d.id = $1`,
      [dossierId],
    );
    return (await tx.sql<CompteAssure>(`${COMPTE} FOR UPDATE OF u`, [dossierId]))[0] ?? null;
  }

  /** Ouvre le compte de la personne, en attente de son identité. */
  async creer(tx: Transaction, acteur: Acteur, dossierId: string, sujet: string): Promise<string> {
    const [id, habilitationId] = [tx.nouvelId(), tx.nouvelId()];
    await tx.sql(
      `INSERT INTO utilisateur (id, emetteur, sujet, civilite, nom, prenom, assure_id, cree_le)
       SELECT $2, $3, $4, CASE s.sexe WHEN 'F' THEN 'Mme' ELSE 'M.' END, coalesce(s.nom_usage, s.nom_naissance), s.prenom, s.id, $5
       FROM dossier d JOIN assure s ON s.id = d.assure_id WHERE d.id = $1`,
      [dossierId, id, EMETTEUR_INVITATION, sujet, tx.maintenant],
    );
    await tx.sql(
      `INSERT INTO habilitation (id, utilisateur_id, fonction, unite, organisme_id, plateforme_id, debut, motif, cree_par, cree_le)
       SELECT $2, $3, 'ASSURE', 'ASSURE', NULL, d.plateforme_id, least(now(), $5::timestamptz), 'Livret ouvert depuis le dossier', $4, $5 FROM dossier d WHERE d.id = $1`,
      [dossierId, habilitationId, id, acteur.utilisateurId, tx.maintenant],
    );
    return id;
  }
}
