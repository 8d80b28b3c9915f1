import { Inject, Injectable } from '@nestjs/common';
import type { EtatPreconisation, TypeDispositif } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { LECTURE } from '../../../platform/config/jetons.js';
import { Lecture } from '../../../platform/database/lecture.js';
import { tracerTransition } from '../../../platform/database/tracer-transition.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';

/** Préconisation lue ; rien de ce qui est né d'elle n'est encore filtré. */
export type LignePreconisation = {
  readonly id: string;
  readonly code: string;
  readonly statut: EtatPreconisation;
  readonly version: number;
  readonly creeLe: string;
  readonly commentaire: string | null;
  readonly auteur: string;
  readonly dispositif: { readonly id: string; readonly type: TypeDispositif; readonly etat: string } | null;
  readonly visite: { readonly id: string; readonly etat: string } | null;
  readonly passe: readonly { readonly statut: string; readonly le: string; readonly par: string | null }[];
};

type Verrouillee = { readonly id: string; readonly statut: EtatPreconisation; readonly version: number };

/** Ce qui est né d'une préconisation. */
export type NeDElle = { readonly dispositifId: string | null; readonly visiteId: string | null };

const instant = (colonne: string): string => `to_char(${colonne} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Préconisations d'un dossier, de la plus récente à la plus ancienne. */
@Injectable()
export class PreconisationsDepot {
  constructor(@Inject(LECTURE) private readonly lecture: Lecture) {}

  lister(dossierId: string, litResume: boolean): Promise<LignePreconisation[]> {
    return this.lecture.lire<LignePreconisation>(
      {
        nom: 'preconisations-lister',
        texte: `SELECT p.id, p.code, p.statut, p.version, ${instant('p.cree_le')} AS "creeLe", CASE WHEN $2::boolean THEN p.commentaire END AS commentaire, u.prenom || ' ' || u.nom AS auteur,
            CASE WHEN e.id IS NOT NULL THEN json_build_object('id', e.id, 'type', e.type, 'etat', e.etat) END AS dispositif,
            CASE WHEN v.id IS NOT NULL THEN json_build_object('id', v.id, 'etat', v.etat) END AS visite,
            (SELECT coalesce(json_agg(json_build_object('statut', t.vers, 'le', ${instant('t.le')}, 'par', concat_ws(' ', a.prenom, a.nom)) ORDER BY t.le, t.id), '[]'::json)
             FROM transition t LEFT JOIN utilisateur a ON a.id = t.acteur_id WHERE t.ressource = 'preconisation' AND t.ressource_id = p.id AND t.de IS DISTINCT FROM t.vers) AS passe
          FROM preconisation p JOIN utilisateur u ON u.id = p.auteur_id LEFT JOIN dispositif e ON e.id = p.dispositif_id LEFT JOIN visite_pre_reprise v ON v.id = p.visite_id
          WHERE p.dossier_id = $1::uuid ORDER BY p.cree_le DESC, p.id DESC LIMIT 200`,
      },
      [dossierId, litResume],
    );
  }

  async inserer(
    tx: Transaction,
    {
      dossierId,
      auteurId,
      code,
      commentaire,
    }: { dossierId: string; auteurId: string; code: string; commentaire: string | null },
  ): Promise<string> {
    const id = tx.nouvelId();
    await tx.sql(
      `INSERT INTO preconisation (id, dossier_id, code, commentaire, auteur_id, cree_le, statut_le) VALUES ($1,$2,$3,$4,$5,$6,$6)`,
      [id, dossierId, code, commentaire, auteurId, tx.maintenant],
    );
    return id;
  }

  /** Dossier d'une préconisation, sans verrou ; `null` si elle n'existe pas. */
  async dossierDe(tx: Transaction, id: string): Promise<string | null> {
    const [ligne] = await tx.sql<{ dossier_id: string }>(`SELECT dossier_id FROM preconisation WHERE id = $1`, [id]);
    return ligne?.dossier_id ?? null;
  }

  async verrouiller(tx: Transaction, id: string): Promise<Verrouillee | null> {
    const [ligne] = await tx.sql<Verrouillee>(
      `SELECT id, statut, version FROM preconisation WHERE id = $1 FOR UPDATE`,
      [id],
    );
    return ligne ?? null;
  }

  /** Le dispositif et la visite cités sont-ils bien de ce dossier ? */
  async sontDuDossier(tx: Transaction, dossierId: string, { dispositifId, visiteId }: NeDElle): Promise<boolean> {
    const [trouves] = await tx.sql<{ ok: boolean }>(
      `SELECT ($2::uuid IS NULL OR EXISTS (SELECT 1 FROM dispositif WHERE id = $2::uuid AND dossier_id = $1::uuid))
         AND ($3::uuid IS NULL OR EXISTS (SELECT 1 FROM visite_pre_reprise WHERE id = $3::uuid AND dossier_id = $1::uuid)) AS ok`,
      [dossierId, dispositifId, visiteId],
    );
    return trouves?.ok === true;
  }

  /** Note un pas : statut, lien s'il est donné, trace datée. */
  async avancer(
    tx: Transaction,
    acteur: Acteur,
    { id, statut }: Verrouillee,
    pas: NeDElle & { readonly dossierId: string; readonly transition: string; readonly vers: EtatPreconisation },
  ): Promise<void> {
    await tx.sql(
      `UPDATE preconisation SET statut = $2, statut_le = CASE WHEN statut = $2 THEN statut_le ELSE $3 END, version = version + 1,
         dispositif_id = coalesce($4::uuid, dispositif_id), visite_id = coalesce($5::uuid, visite_id) WHERE id = $1`,
      [id, pas.vers, tx.maintenant, pas.dispositifId, pas.visiteId],
    );
    if (pas.transition === 'lier') return;
    const { dossierId, transition, vers } = pas;
    await tracerTransition(tx, acteur, { ressource: 'preconisation', id, dossierId, transition, de: statut, vers });
  }
}
