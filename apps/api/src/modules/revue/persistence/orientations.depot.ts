import { Injectable } from '@nestjs/common';
import type { EtatOrientationEtm, TypeRevue } from '@pdp/domain';
import type { ActeurOuSysteme } from '../../../platform/config/acteur.js';
import { lireEntites, modifierEntite } from '../../../platform/database/requetes-d-entite.js';
import { tracerTransition } from '../../../platform/database/tracer-transition.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import { OrientationEtmEntity } from './orientation-etm.entity.js';

/** Orientation chargée sous verrou. */
export type Orientation = OrientationEtmEntity;

/** Décision qui ouvre ou conclut une orientation, relue après sa validation. */
export type Decision = {
  readonly id: string;
  readonly dossierId: string;
  readonly plateformeId: string;
  readonly referentId: string | null;
  readonly code: string;
  readonly type: TypeRevue;
};

type Adressee = { readonly id: string; readonly organismeId: string; readonly plateformeId: string };

const ACCORD = (
  o: string,
): string => `EXISTS (SELECT 1 FROM consentement c WHERE c.dossier_id = ${o}.dossier_id AND c.portee = 'PARTENAIRE'
  AND c.unite = 'ETM' AND c.organisme_id = ${o}.organisme_id AND c.retire_le IS NULL AND c.debut <= now() AND (c.fin IS NULL OR c.fin > now()))`;

/** Orientations vers l'équipe technique, dans la transaction de l'appelant ; chaque changement laisse sa trace. */
@Injectable()
export class OrientationsDepot {
  /** La décision, si elle n'a pas été annulée depuis ; tenue jusqu'au bout, une annulation attend ce qui en naît. */
  async decision(tx: Transaction, id: string): Promise<Decision | null> {
    const [decision] = await tx.sql<Decision>(
      `SELECT k.id, k.dossier_id AS "dossierId", r.plateforme_id AS "plateformeId", d.referent_id AS "referentId", k.code, r.type
       FROM decision_revue k JOIN revue r ON r.id = k.revue_id JOIN dossier d ON d.id = k.dossier_id WHERE k.id = $1 AND k.annulee_le IS NULL FOR SHARE OF k`,
      [id],
    );
    return decision ?? null;
  }

  /** Équipe technique de la plateforme : celle que l'assuré a nommée, sinon la première. */
  async equipe(tx: Transaction, { plateformeId, dossierId }: Decision): Promise<string | null> {
    const [equipe] = await tx.sql<{ id: string }>(
      `SELECT o.id FROM organisme o WHERE o.plateforme_id = $1 AND 'ETM' = ANY (o.unites)
       ORDER BY EXISTS (SELECT 1 FROM consentement c WHERE c.dossier_id = $2 AND c.organisme_id = o.id AND c.retire_le IS NULL) DESC, o.nom, o.id LIMIT 1`,
      [plateformeId, dossierId],
    );
    return equipe?.id ?? null;
  }

  /** Ouvre une orientation ; faux s'il y en a déjà une en cours. */
  async ouvrir(tx: Transaction, { id, dossierId, plateformeId }: Decision, organismeId: string): Promise<boolean> {
    const ouvertes = await tx.sql<{ id: string }>(
      `INSERT INTO orientation_etm (id, dossier_id, plateforme_id, organisme_id, decision_id, etat, cree_le) VALUES ($1,$2,$3,$4,$5,'ACCORD_ATTENDU',$6)
       ON CONFLICT DO NOTHING RETURNING id`,
      [tx.nouvelId(), dossierId, plateformeId, organismeId, id, tx.maintenant],
    );
    for (const { id: orientation } of ouvertes)
      await tracer(tx, orientation, dossierId, 'ouvrir', null, 'ACCORD_ATTENDU');
    return ouvertes.length > 0;
  }

  async attendUnAccord(tx: Transaction, dossierId: string): Promise<boolean> {
    const lignes = await tx.sql(
      `SELECT 1 AS un FROM orientation_etm WHERE dossier_id = $1 AND etat = 'ACCORD_ATTENDU'`,
      [dossierId],
    );
    return lignes.length > 0;
  }

  /** L'accord est là : l'équipe peut la voir. */
  async adresser(tx: Transaction, dossierId: string): Promise<readonly Adressee[]> {
    const lignes = await tx.sql<Adressee>(
      `UPDATE orientation_etm o SET etat = 'DEMANDEE', version = version + 1 WHERE o.dossier_id = $1 AND o.etat = 'ACCORD_ATTENDU' AND ${ACCORD('o')}
       RETURNING o.id, o.organisme_id AS "organismeId", o.plateforme_id AS "plateformeId"`,
      [dossierId],
    );
    for (const { id } of lignes) await tracer(tx, id, dossierId, 'adresser', 'ACCORD_ATTENDU', 'DEMANDEE');
    return lignes;
  }

  /** L'accord n'y est plus : l'orientation repart d'un accord à recueillir. */
  async suspendre(tx: Transaction, dossierId: string): Promise<void> {
    const lignes = await tx.sql<{ id: string; de: string }>(
      `UPDATE orientation_etm o SET etat = 'ACCORD_ATTENDU', version = o.version + 1 FROM orientation_etm avant
       WHERE avant.id = o.id AND o.dossier_id = $1 AND o.etat IN ('DEMANDEE','ACCEPTEE') AND NOT ${ACCORD('o')} RETURNING o.id, avant.etat AS de`,
      [dossierId],
    );
    for (const { id, de } of lignes) await tracer(tx, id, dossierId, 'suspendre', de, 'ACCORD_ATTENDU');
  }

  /** La décision d'une séance ETM est le résultat de l'orientation acceptée. */
  async conclure(tx: Transaction, dossierId: string, decisionId: string): Promise<void> {
    const lignes = await tx.sql<{ id: string }>(
      `UPDATE orientation_etm SET etat = 'ETUDIEE', resultat_id = $2, conclue_le = $3, version = version + 1 WHERE dossier_id = $1 AND etat = 'ACCEPTEE' RETURNING id`,
      [dossierId, decisionId, tx.maintenant],
    );
    for (const { id } of lignes) await tracer(tx, id, dossierId, 'conclure', 'ACCEPTEE', 'ETUDIEE');
  }

  /**
   * Une décision est annulée : l'orientation qu'elle a ouverte l'est aussi, celle qu'elle a conclue attend de nouveau une
   * séance. Vrai si l'une ou l'autre a changé.
   */
  async reprendre(tx: Transaction, acteur: ActeurOuSysteme, decisionId: string): Promise<boolean> {
    const reprises = await tx.sql<{ id: string; dossierId: string; de: string; vers: string }>(
      `UPDATE orientation_etm o SET etat = CASE WHEN o.etat = 'ETUDIEE' THEN 'ACCEPTEE' ELSE 'ANNULEE' END,
         motif = CASE WHEN o.etat = 'ETUDIEE' THEN o.motif ELSE 'Décision annulée' END, resultat_id = NULL, conclue_le = NULL, version = o.version + 1
       FROM orientation_etm avant WHERE avant.id = o.id AND (
         (o.decision_id = $1 AND o.etat IN ('ACCORD_ATTENDU','DEMANDEE','ACCEPTEE')) OR (o.resultat_id = $1 AND o.etat = 'ETUDIEE'
           AND NOT EXISTS (SELECT 1 FROM orientation_etm x WHERE x.dossier_id = o.dossier_id AND x.etat IN ('ACCORD_ATTENDU','DEMANDEE','ACCEPTEE'))))
       RETURNING o.id, o.dossier_id AS "dossierId", avant.etat AS de, o.etat AS vers`,
      [decisionId],
    );
    for (const { id, dossierId, de, vers } of reprises)
      await tracer(tx, id, dossierId, vers === 'ACCEPTEE' ? 'rouvrir' : 'annuler', de, vers, acteur);
    return reprises.length > 0;
  }

  /** Verrouille une orientation de cette plateforme. */
  async verrouiller(tx: Transaction, plateformeId: string | null, id: string): Promise<Orientation | null> {
    const [orientation] = await lireEntites(
      tx,
      OrientationEtmEntity,
      'WHERE id = $1 AND plateforme_id = $2 FOR UPDATE',
      [id, plateformeId],
    );
    return orientation ?? null;
  }

  async repondre(
    tx: Transaction,
    orientation: Orientation,
    { etat, motif, par }: { readonly etat: EtatOrientationEtm; readonly motif: string | null; readonly par: string },
  ): Promise<void> {
    const version = orientation.version + 1;
    const changement = {
      etat,
      version,
      reponduePar: par,
      repondueLe: tx.maintenant,
      ...(motif === null ? {} : { motif }),
    };
    await modifierEntite(tx, OrientationEtmEntity, orientation.id, changement);
  }
}

async function tracer(
  tx: Transaction,
  id: string,
  dossierId: string,
  transition: string,
  de: string | null,
  vers: string,
  acteur: ActeurOuSysteme | null = null,
): Promise<void> {
  await tracerTransition(tx, acteur, { ressource: 'orientation-etm', id, dossierId, transition, de, vers });
}
