import { Injectable } from '@nestjs/common';
import { catalogueDe, seuilsAlerte, type EtatAlerte, type LigneRegle, type SeuilsAlerte } from '@pdp/domain';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import { AlerteDossierEntity } from './alerte-dossier.entity.js';
import { AlerteEntrepriseEntity } from './alerte-entreprise.entity.js';
import { DOSSIERS_PAR_SIRET, REGLES } from './alertes.sql.js';

/** Une alerte verrouillée, et le nombre de personnes confirmées. */
export type AlerteVerrouillee = {
  readonly id: string;
  readonly plateformeId: string;
  readonly siret: string;
  readonly effectif: number;
  readonly etat: EtatAlerte;
  readonly depuis: string;
  readonly confirmes: number;
};

/** Ce qu'une entreprise a de dossiers, et qui les suit. */
export type DossiersDuSiret = {
  readonly personnes: number;
  readonly raisonSociale: string;
  readonly referents: readonly string[];
};

/** Écritures des alertes, dans la transaction de l'appelant. */
@Injectable()
export class AlertesDepot {
  async seuils(tx: Transaction, plateformeId: string, jour: string): Promise<SeuilsAlerte> {
    return seuilsAlerte(jour, catalogueDe(await tx.sql<LigneRegle>(REGLES, [plateformeId])));
  }

  async dossiersDuSiret(
    tx: Transaction,
    plateformeId: string,
    depuis: string,
    siret: string,
  ): Promise<DossiersDuSiret> {
    const [ligne] = await tx.sql<DossiersDuSiret>(
      `WITH concernes AS (${DOSSIERS_PAR_SIRET})
       SELECT count(DISTINCT assure_id)::int AS personnes, coalesce(mode() WITHIN GROUP (ORDER BY employeur), 'Entreprise sans nom connu') AS "raisonSociale",
         coalesce(array_agg(DISTINCT referent_id::text) FILTER (WHERE referent_id IS NOT NULL), '{}') AS referents
       FROM concernes WHERE siret = $3`,
      [plateformeId, depuis, siret],
    );
    return ligne ?? { personnes: 0, raisonSociale: '', referents: [] };
  }

  async inserer(
    tx: Transaction,
    alerte: Omit<AlerteEntrepriseEntity, 'id' | 'creeLe' | 'closePar' | 'closeLe'>,
  ): Promise<string> {
    const id = tx.nouvelId();
    await tx.manager.insert(AlerteEntrepriseEntity, { ...alerte, id, creeLe: tx.maintenant });
    return id;
  }

  async verrouiller(tx: Transaction, plateformeId: string, id: string): Promise<AlerteVerrouillee | null> {
    const [ligne] = await tx.sql<Omit<AlerteVerrouillee, 'confirmes'>>(
      `SELECT id, plateforme_id AS "plateformeId", siret, effectif, etat, depuis::text AS depuis FROM alerte_entreprise WHERE id = $1 AND plateforme_id = $2 FOR UPDATE`,
      [id, plateformeId],
    );
    if (!ligne) return null;
    const [compte] = await tx.sql<{ n: number }>(
      `SELECT count(DISTINCT d.assure_id)::int AS n FROM alerte_dossier a JOIN dossier d ON d.id = a.dossier_id WHERE a.alerte_id = $1 AND a.confirme`,
      [id],
    );
    return { ...ligne, confirmes: compte?.n ?? 0 };
  }

  /** Ce dossier est-il de cette alerte, et suivi par ce référent ? */
  async estSien(tx: Transaction, alerte: AlerteVerrouillee, dossierId: string, referentId: string): Promise<boolean> {
    const lignes = await tx.sql(
      `WITH concernes AS (${DOSSIERS_PAR_SIRET}) SELECT 1 FROM concernes WHERE siret = $3 AND id = $4::uuid AND referent_id = $5::uuid`,
      [alerte.plateformeId, alerte.depuis, alerte.siret, dossierId, referentId],
    );
    return lignes.length > 0;
  }

  async repondre(tx: Transaction, alerteId: string, dossierId: string, confirme: boolean, par: string): Promise<void> {
    const le = tx.maintenant;
    await tx.manager.upsert(AlerteDossierEntity, { id: tx.nouvelId(), alerteId, dossierId, confirme, par, le }, [
      'alerteId',
      'dossierId',
    ]);
  }

  async clore(tx: Transaction, id: string, etat: EtatAlerte, par: string): Promise<void> {
    await tx.manager.update(AlerteEntrepriseEntity, { id }, { etat, closePar: par, closeLe: tx.maintenant });
  }
}
