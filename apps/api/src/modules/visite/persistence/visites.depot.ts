import { Injectable } from '@nestjs/common';
import type { Visite } from '@pdp/domain';
import { Coffre } from '../../../platform/chiffrement/coffre.js';
import type { Acteur } from '../../../platform/config/acteur.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import { VisitePreRepriseEntity } from './visite-pre-reprise.entity.js';

/** Visite chargée sous verrou, son résultat ouvert. */
export type VisiteStockee = Omit<VisitePreRepriseEntity, 'resultatScelle'> & {
  readonly resultat: Visite['resultat'];
};

type Trace = {
  readonly visiteId: string;
  readonly dossierId: string;
  readonly transition: string;
  readonly de: string | null;
  readonly vers: string;
  readonly motif?: string | undefined;
};

/** Lectures, écritures et traces d'une visite dans la transaction en cours. */
@Injectable()
export class VisitesDepot {
  constructor(private readonly coffre: Coffre) {}

  /** Début du dernier arrêt de l'assuré du dossier, ou null. */
  async debutArret(tx: Transaction, dossierId: string): Promise<string | null> {
    const [ligne] = await tx.sql<{ debut: string | null }>(
      `SELECT max(ar.date_debut) AS debut FROM dossier d JOIN arret_travail ar ON ar.assure_id = d.assure_id WHERE d.id = $1`,
      [dossierId],
    );
    return ligne?.debut ?? null;
  }

  /** SPST à solliciter : celui demandé s'il existe sur la plateforme, sinon le seul qui a un accord en cours. */
  async service(
    tx: Transaction,
    plateformeId: string,
    dossierId: string,
    organismeId: string | undefined,
  ): Promise<string | null> {
    const lignes = organismeId
      ? await tx.sql<{ id: string }>(
          `SELECT id FROM organisme WHERE id = $1 AND plateforme_id = $2 AND 'SPST' = ANY(unites)`,
          [organismeId, plateformeId],
        )
      : await tx.sql<{ id: string }>(
          `SELECT DISTINCT organisme_id AS id FROM consentement WHERE dossier_id = $1 AND unite = 'SPST' AND organisme_id IS NOT NULL AND retire_le IS NULL AND (fin IS NULL OR fin > now())`,
          [dossierId],
        );
    return lignes.length === 1 ? lignes[0]!.id : null;
  }

  async verrouiller(tx: Transaction, id: string): Promise<VisiteStockee | null> {
    const ligne = await tx.manager.findOne(VisitePreRepriseEntity, {
      where: { id },
      lock: { mode: 'pessimistic_write' },
    });
    if (!ligne) return null;
    const { resultatScelle, ...visite } = ligne;
    return { ...visite, resultat: ouvrirResultat<NonNullable<Visite['resultat']>>(this.coffre, id, resultatScelle) };
  }

  /** Dossier d'une visite, sans verrou ; null si elle n'existe pas. */
  async dossierDe(tx: Transaction, id: string): Promise<string | null> {
    const [ligne] = await tx.sql<{ dossier_id: string }>(`SELECT dossier_id FROM visite_pre_reprise WHERE id = $1`, [
      id,
    ]);
    return ligne?.dossier_id ?? null;
  }

  async inserer(tx: Transaction, visite: Partial<VisiteStockee>): Promise<string> {
    const id = tx.nouvelId();
    await tx.manager.insert(VisitePreRepriseEntity, {
      ...this.enColonnes(id, visite),
      id,
      creeLe: tx.maintenant,
    } as never);
    return id;
  }

  /** Change une visite et avance sa version. */
  async modifier(tx: Transaction, visite: VisiteStockee, changement: Partial<VisiteStockee>): Promise<void> {
    await tx.manager.update(VisitePreRepriseEntity, { id: visite.id }, {
      ...this.enColonnes(visite.id, changement),
      version: visite.version + 1,
    } as never);
  }

  async tracer(tx: Transaction, acteur: Acteur, trace: Trace): Promise<void> {
    await tx.sql(
      `INSERT INTO transition (id, ressource, ressource_id, dossier_id, transition, de, vers, acteur_id, fonction, motif, le) VALUES ($1,'visite',$2,$3,$4,$5,$6,$7,$8,$9,$10)`,
      [
        tx.nouvelId(),
        trace.visiteId,
        trace.dossierId,
        trace.transition,
        trace.de,
        trace.vers,
        acteur.utilisateurId,
        acteur.fonction,
        trace.motif ?? null,
        tx.maintenant,
      ],
    );
  }

  private enColonnes(id: string, { resultat, ...reste }: Partial<VisiteStockee>): Partial<VisitePreRepriseEntity> {
    if (resultat === undefined) return reste;
    const resultatScelle = resultat === null ? null : this.coffre.scellerJson(COLONNE, id, resultat);
    return { ...reste, resultatScelle };
  }
}

const COLONNE = 'visite_pre_reprise.resultat_scelle';

/** Résultat d'une visite, ou `null` s'il n'est pas encore écrit. */
export const ouvrirResultat = <T>(coffre: Coffre, visiteId: string, sceau: string | null): T | null =>
  sceau === null ? null : coffre.ouvrirJson<T>(COLONNE, visiteId, sceau);
