import { Injectable } from '@nestjs/common';
import { dateParis, seuilEnVigueur, type MotifFinLien, type Unite } from '@pdp/domain';
import type { ActeurOuSysteme } from '../../../platform/config/acteur.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import type { LienAgent, LiensPort, LienService } from '../dossier.port.js';

/** Lien tel que lu avant d'y mettre fin. */
export type LienLu = {
  readonly dossierId: string;
  readonly utilisateurId: string | null;
  readonly role: string;
  readonly consentementId: string | null;
  readonly suppleanceId: string | null;
};

const ACTIF = `(fin IS NULL OR fin > now())`;

/**
 * Écritures sur les liens d'un dossier (référent, cercle, services). Rien n'est effacé : un lien se termine.
 * Les périodes sont à l'heure de la base, celle que lisent les droits : deux horloges ouvriraient une fenêtre.
 */
@Injectable()
export class LiensDepot implements LiensPort {
  async aUnReferent(tx: Transaction, dossierId: string): Promise<boolean> {
    return (await this.referentDe(tx, dossierId)) !== null;
  }

  async referentDe(tx: Transaction, dossierId: string): Promise<string | null> {
    const [lien] = await tx.sql<{ id: string }>(
      `SELECT utilisateur_id AS id FROM affectation_dossier WHERE dossier_id = $1 AND role = 'REFERENT' AND fin IS NULL`,
      [dossierId],
    );
    return lien?.id ?? null;
  }

  /** L'agent a-t-il une habilitation en cours dans l'une de ces unités (et, au besoin, cette fonction et cette plateforme) ? */
  async aUneHabilitation(
    tx: Transaction,
    utilisateurId: string,
    unites: readonly Unite[],
    reste: { fonction?: string; plateformeId?: string } = {},
  ): Promise<boolean> {
    const lignes = await tx.sql(
      `SELECT 1 AS une FROM habilitation h JOIN utilisateur u ON u.id = h.utilisateur_id AND u.actif AND u.suspendu_le IS NULL AND h.suspendue_le IS NULL
       WHERE h.utilisateur_id = $1 AND h.unite = ANY($2) AND h.debut <= now() AND (h.fin IS NULL OR h.fin > now())
         AND ($3::text IS NULL OR h.fonction = $3) AND ($4::uuid IS NULL OR h.plateforme_id = $4)`,
      [utilisateurId, unites, reste.fonction ?? null, reste.plateformeId ?? null],
    );
    return lignes.length > 0;
  }

  /** Assistant(e) de service social en exercice sur cette plateforme. */
  peutEtreReferent(tx: Transaction, utilisateurId: string, plateformeId: string): Promise<boolean> {
    return this.aUneHabilitation(tx, utilisateurId, ['SERVICE_SOCIAL'], {
      fonction: 'ASSISTANT_SERVICE_SOCIAL',
      plateformeId,
    });
  }

  /** Un accord partenaire en cours couvre-t-il ce service, ou le service de cet agent ? */
  async aUnAccordPartenaire(
    tx: Transaction,
    dossierId: string,
    cible: { readonly utilisateurId: string } | { readonly unite: Unite; readonly organismeId: string },
  ): Promise<boolean> {
    const [agent, unite, organisme] =
      'utilisateurId' in cible ? [cible.utilisateurId, null, null] : [null, cible.unite, cible.organismeId];
    const lignes = await tx.sql(
      `SELECT 1 AS un FROM consentement c WHERE c.dossier_id = $1 AND c.portee = 'PARTENAIRE' AND c.retire_le IS NULL AND c.debut <= now() AND (c.fin IS NULL OR c.fin > now())
         AND ((c.unite = $3 AND c.organisme_id = $4) OR EXISTS (SELECT 1 FROM habilitation h WHERE h.utilisateur_id = $2 AND h.unite = c.unite AND h.organisme_id = c.organisme_id
           AND h.debut <= now() AND (h.fin IS NULL OR h.fin > now()))) LIMIT 1`,
      [dossierId, agent, unite, organisme],
    );
    return lignes.length > 0;
  }

  /** Lien en cours, ou `null`. */
  async lire(tx: Transaction, id: string): Promise<LienLu | null> {
    const lignes = await tx.sql<LienLu>(
      `SELECT dossier_id AS "dossierId", utilisateur_id AS "utilisateurId", role, consentement_id AS "consentementId", suppleance_id AS "suppleanceId" FROM affectation_dossier WHERE id = $1 AND ${ACTIF}`,
      [id],
    );
    return lignes[0] ?? null;
  }

  /** Termine un lien ; faux s'il l'était déjà. */
  async terminer(tx: Transaction, id: string, acteur: ActeurOuSysteme, motif: MotifFinLien | null): Promise<boolean> {
    const lignes = await tx.sql(
      `UPDATE affectation_dossier SET fin = now(), motif_fin = $2, finie_par = $3 WHERE id = $1 AND ${ACTIF} RETURNING id`,
      [id, motif, acteur.utilisateurId],
    );
    return lignes.length > 0;
  }

  /** Termine le lien de référent en cours, s'il y en a un, puis désigne celui-ci : jamais deux à la fois. */
  async designerReferent(
    tx: Transaction,
    acteur: ActeurOuSysteme,
    dossierId: string,
    utilisateurId: string,
  ): Promise<string> {
    const [ancien] = await tx.sql<{ id: string }>(
      `UPDATE affectation_dossier SET fin = now(), motif_fin = 'TRANSMISSION', finie_par = $2 WHERE dossier_id = $1 AND role = 'REFERENT' AND fin IS NULL
       RETURNING utilisateur_id AS id`,
      [dossierId, acteur.utilisateurId],
    );
    await tx.sql(
      `UPDATE affectation_dossier SET fin = now() WHERE dossier_id = $1 AND utilisateur_id = $2 AND role IN ('CERCLE','GRACE') AND ${ACTIF}`,
      [dossierId, utilisateurId],
    );
    if (ancien !== undefined && ancien.id !== utilisateurId) await this.laisserLire(tx, acteur, dossierId, ancien.id);
    const id = await this.inserer(tx, acteur, {
      dossierId,
      utilisateurId,
      unite: null,
      organismeId: null,
      role: 'REFERENT',
      motif: null,
      consentementId: null,
    });
    await tx.sql(`UPDATE dossier SET referent_id = $2 WHERE id = $1`, [dossierId, utilisateurId]);
    tx.publier('referent-designe', { dossierId, utilisateurId });
    return id;
  }

  /** L'ancien référent lit encore quelques jours, pour passer la main ; il n'écrit plus rien. */
  private async laisserLire(
    tx: Transaction,
    acteur: ActeurOuSysteme,
    dossierId: string,
    utilisateurId: string,
  ): Promise<void> {
    const jours = seuilEnVigueur('GRACE_REFERENT', dateParis(tx.maintenant)).valeur;
    await tx.sql(
      `INSERT INTO affectation_dossier (id, dossier_id, utilisateur_id, role, motif, debut, fin, cree_par)
       VALUES ($1, $2, $3, 'GRACE', 'Ancien référent', now(), now() + $4::int * interval '1 day', $5)`,
      [tx.nouvelId(), dossierId, utilisateurId, jours, acteur.utilisateurId],
    );
  }

  async rejoindreCercle(
    tx: Transaction,
    acteur: ActeurOuSysteme,
    { dossierId, utilisateurId, motif }: LienAgent,
  ): Promise<string> {
    const [lien] = await tx.sql<{ id: string }>(
      `SELECT id FROM affectation_dossier WHERE dossier_id = $1 AND utilisateur_id = $2 AND role IN ('REFERENT','CERCLE') AND ${ACTIF}`,
      [dossierId, utilisateurId],
    );
    if (lien) return lien.id;
    const id = await this.inserer(tx, acteur, {
      dossierId,
      utilisateurId,
      unite: null,
      organismeId: null,
      role: 'CERCLE',
      motif,
      consentementId: null,
    });
    tx.publier('cercle-rejoint', { dossierId, utilisateurId });
    return id;
  }

  async relierService(tx: Transaction, acteur: ActeurOuSysteme, lien: LienService): Promise<string> {
    const [connu] = await tx.sql<{ id: string }>(
      `SELECT id FROM affectation_dossier WHERE dossier_id = $1 AND utilisateur_id IS NULL AND unite = $2 AND organisme_id IS NOT DISTINCT FROM $3 AND ${ACTIF}`,
      [lien.dossierId, lien.unite, lien.organismeId],
    );
    if (connu) return connu.id;
    return this.inserer(tx, acteur, { ...lien, utilisateurId: null, role: 'SERVICE' });
  }

  async terminerLiensDe(tx: Transaction, consentementId: string): Promise<void> {
    await tx.sql(`UPDATE affectation_dossier SET fin = now() WHERE consentement_id = $1 AND ${ACTIF}`, [
      consentementId,
    ]);
  }

  async terminerLiensDuPartenaire(
    tx: Transaction,
    dossierId: string,
    unite: Unite,
    organismeId: string,
  ): Promise<void> {
    await tx.sql(
      `UPDATE affectation_dossier a SET fin = now() WHERE a.dossier_id = $1 AND (a.fin IS NULL OR a.fin > now()) AND (
         (a.unite = $2 AND a.organisme_id = $3)
         OR (a.utilisateur_id IS NOT NULL AND EXISTS (SELECT 1 FROM habilitation h WHERE h.utilisateur_id = a.utilisateur_id AND h.unite = $2 AND h.organisme_id = $3)
           AND NOT EXISTS (SELECT 1 FROM habilitation h WHERE h.utilisateur_id = a.utilisateur_id AND (h.unite <> $2 OR h.organisme_id <> $3) AND (h.fin IS NULL OR h.fin > now()))))`,
      [dossierId, unite, organismeId],
    );
  }

  private async inserer(
    tx: Transaction,
    acteur: ActeurOuSysteme,
    lien: {
      dossierId: string;
      utilisateurId: string | null;
      unite: Unite | null;
      organismeId: string | null;
      role: string;
      motif: string | null;
      consentementId: string | null;
    },
  ): Promise<string> {
    const id = tx.nouvelId();
    await tx.sql(
      `INSERT INTO affectation_dossier (id, dossier_id, utilisateur_id, unite, organisme_id, role, motif, debut, cree_par, consentement_id)
       VALUES ($1,$2,$3,$4,$5,$6,$7,now(),$8,$9)`,
      [
        id,
        lien.dossierId,
        lien.utilisateurId,
        lien.unite,
        lien.organismeId,
        lien.role,
        lien.motif,
        acteur.utilisateurId,
        lien.consentementId,
      ],
    );
    return id;
  }
}
