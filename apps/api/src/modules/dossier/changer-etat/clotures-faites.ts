import { dateParis, moisEcoules, type FaitsCloture } from '@pdp/domain';
import type { Coffre } from '../../../platform/chiffrement/coffre.js';
import type { Acteur } from '../../../platform/config/acteur.js';
import { tracerTransition } from '../../../platform/database/tracer-transition.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';

type Cloture = {
  readonly issue?: string | undefined;
  readonly dateIssue?: string | undefined;
  readonly faits?: FaitsCloture | undefined;
};

const AUCUN: FaitsCloture = {
  inaptitudePrononceeLe: null,
  licenciementInaptitudeLe: null,
  reconversion: null,
  rqthObtenue: null,
  invaliditeCategorie: null,
};

/** Clôtures d'un dossier : chacune garde son issue, ses faits scellés, ses entretiens et sa durée, comptés à ce moment. */
export class CloturesFaites {
  constructor(private readonly coffre: Coffre) {}

  async noter(tx: Transaction, acteur: Acteur, dossierId: string, cloture: Cloture): Promise<void> {
    const le = cloture.dateIssue ?? dateParis(tx.maintenant);
    const [mesures] = await tx.sql<{ ouvertLe: string; entretiens: number }>(
      `SELECT coalesce(d.date_inclusion, (d.ouvert_le AT TIME ZONE 'Europe/Paris')::date)::text AS "ouvertLe",
         (SELECT count(*)::int FROM entretien e WHERE e.dossier_id = d.id AND e.annule_le IS NULL) AS entretiens FROM dossier d WHERE d.id = $1`,
      [dossierId],
    );
    if (!mesures) throw new Error('dossier clos mais absent');
    const id = tx.nouvelId();
    await tx.sql(
      `INSERT INTO cloture_dossier (id, dossier_id, le, issue, faits_scelles, entretiens, mois, cree_par, cree_le) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9)`,
      [
        id,
        dossierId,
        le,
        cloture.issue,
        this.coffre.scellerJson('cloture_dossier.faits_scelles', id, { ...AUCUN, ...cloture.faits }),
        mesures.entretiens,
        moisEcoules(mesures.ouvertLe, le),
        acteur.utilisateurId,
        tx.maintenant,
      ],
    );
  }

  /** Une clôture rouverte reste lisible, datée ; les suivis qu'elle attendait encore sont annulés. */
  async rouvrir(tx: Transaction, acteur: Acteur, dossierId: string): Promise<void> {
    await tx.sql(`UPDATE cloture_dossier SET rouverte_le = $2 WHERE dossier_id = $1 AND rouverte_le IS NULL`, [
      dossierId,
      tx.maintenant,
    ]);
    const annules = await tx.sql<{ id: string; de: string }>(
      `UPDATE suivi_cloture s SET etat = 'ANNULE', version = s.version + 1
       FROM (SELECT id, etat FROM suivi_cloture WHERE dossier_id = $1 AND etat NOT IN ('REPONDU','ANNULE') FOR UPDATE) avant
       WHERE s.id = avant.id RETURNING s.id, avant.etat AS de`,
      [dossierId],
    );
    for (const { id, de } of annules)
      await tracerTransition(tx, acteur, {
        ressource: 'suivi',
        id,
        dossierId,
        transition: 'annuler',
        de,
        vers: 'ANNULE',
      });
  }
}
