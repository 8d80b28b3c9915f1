import { Injectable } from '@nestjs/common';
import {
  appliquerTransitionDossier,
  comptesDe,
  type CodeRegleConservation,
  type EtatDossier,
  type FaitsStatistiques,
} from '@pdp/domain';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';

type Faits = FaitsStatistiques & { readonly plateformeId: string; readonly etat: EtatDossier };

const FAITS = `SELECT d.plateforme_id AS "plateformeId", d.etat, (d.ouvert_le AT TIME ZONE 'Europe/Paris')::date::text AS "ouvertLe",
    (d.clos_le AT TIME ZONE 'Europe/Paris')::date::text AS "closLe", s.date_naissance::text AS "dateNaissance", s.sexe,
    ar.risque, ar.statut_emploi AS "statutEmploi", ar.code_ape AS "codeApe", d.issue,
    (SELECT count(*)::int FROM entretien e WHERE e.dossier_id = d.id AND e.annule_le IS NULL) AS entretiens
  FROM dossier d JOIN assure s ON s.id = d.assure_id
  LEFT JOIN LATERAL (SELECT * FROM arret_travail x WHERE x.assure_id = d.assure_id ORDER BY x.date_debut DESC LIMIT 1) ar ON TRUE
  WHERE d.id = $1 FOR NO KEY UPDATE OF d`;

const COMPTER = `INSERT INTO statistique_conservee (plateforme_id, annee, axe, valeur, groupe, nombre)
  SELECT $1::uuid, c.annee, c.axe, c.valeur, c.groupe, 1 FROM json_to_recordset($2::json) AS c(annee integer, axe text, valeur text, groupe text)
  ON CONFLICT (plateforme_id, annee, axe, valeur, groupe) DO UPDATE SET nombre = statistique_conservee.nombre + 1`;

const MANDATAIRES = `SELECT DISTINCT mandataire_id AS id FROM mandat WHERE dossier_id = $1`;

// Ceux de ce dossier qu'aucun mandat ne retient ailleurs, et ceux qu'une purge d'avant avait laissés sans un seul mandat.
const SANS_MANDAT = `SELECT u.id FROM utilisateur u WHERE EXISTS (SELECT 1 FROM habilitation h WHERE h.utilisateur_id = u.id AND h.fonction = 'MANDATAIRE')
  AND NOT EXISTS (SELECT 1 FROM mandat m WHERE m.mandataire_id = u.id AND m.revoque_le IS NULL AND (m.fin IS NULL OR m.fin > now()))
  AND (u.id = ANY ($1::uuid[]) OR NOT EXISTS (SELECT 1 FROM mandat m WHERE m.mandataire_id = u.id)) ORDER BY u.id`;

/** Écart d'un jour : la règle a déjà vérifié que la durée est écoulée, la machine le revérifie. */
const ECHUE = '1970-01-01';

/** Ce qu'une règle fait d'un élément échu, dans la transaction de l'appelant. Rien ici ne rend ni ne note une identité. */
@Injectable()
export class Effacements {
  /** Rend faux si l'élément n'était plus là. */
  async appliquer(tx: Transaction, code: CodeRegleConservation, id: string): Promise<boolean> {
    switch (code) {
      case 'SIGNALEMENT_SANS_SUITE':
        await tx.sql(`SELECT pdp_effacer_signalement($1)`, [id]);
        return true;
      case 'PERSONNE_SANS_SUITE':
        await tx.sql(`SELECT pdp_effacer_personne($1)`, [id]);
        return true;
      case 'REPERAGE_SANS_SUITE':
        await tx.sql(`DELETE FROM transition WHERE ressource_id = $1`, [id]);
        return (await tx.sql(`DELETE FROM reperage WHERE id = $1 RETURNING 1 AS un`, [id])).length > 0;
      case 'DOSSIER_ARCHIVAGE':
        return this.archiver(tx, id);
      case 'DOSSIER_PURGE':
        return this.effacerDossier(tx, id);
      case 'DEMANDE_DROIT':
        return (await tx.sql(`DELETE FROM demande_droit WHERE id = $1 RETURNING 1 AS un`, [id])).length > 0;
      case 'EXPORT_ACCES':
        await tx.sql(`UPDATE export_acces SET pdf_scelle = NULL, json_scelle = NULL, etat = 'VIDE' WHERE id = $1`, [
          id,
        ]);
        return true;
      case 'NOTIFICATION':
        await tx.sql(`DELETE FROM envoi WHERE notification_id = $1`, [id]);
        return (await tx.sql(`DELETE FROM notification WHERE id = $1 RETURNING 1 AS un`, [id])).length > 0;
      default:
        return false;
    }
  }

  private async archiver(tx: Transaction, id: string): Promise<boolean> {
    const [faits] = await tx.sql<Faits>(FAITS, [id]);
    if (!faits) return false;
    await avancer(tx, id, faits.etat, 'archiver');
    // Archive intermédiaire : plus personne ne l'ouvre par son travail ; la personne elle-même la lit toujours.
    await tx.sql(`UPDATE affectation_dossier SET fin = $2 WHERE dossier_id = $1 AND (fin IS NULL OR fin > $2)`, [
      id,
      tx.maintenant,
    ]);
    return true;
  }

  private async effacerDossier(tx: Transaction, id: string): Promise<boolean> {
    const [faits] = await tx.sql<Faits>(FAITS, [id]);
    if (!faits) return false;
    const etat = faits.etat === 'CLOS' ? await avancer(tx, id, faits.etat, 'archiver') : faits.etat;
    await avancer(tx, id, etat, 'purger');
    await tx.sql(COMPTER, [faits.plateformeId, JSON.stringify(comptesDe(faits))]);
    tx.journaliser({ action: 'dossier.effacer', ressource: 'dossier', ressourceId: id, dossierId: id });
    const mandataires = await tx.sql<{ id: string }>(MANDATAIRES, [id]);
    const [efface] = await tx.sql<{ personne: string | null }>(`SELECT pdp_effacer_dossier($1) AS personne`, [id]);
    if (efface?.personne)
      await tx.sql(
        `SELECT pdp_effacer_personne($1::uuid) WHERE NOT EXISTS (SELECT 1 FROM signalement WHERE assure_id = $1::uuid) AND NOT EXISTS (SELECT 1 FROM reperage WHERE assure_id = $1::uuid)`,
        [efface.personne],
      );
    await effacerMandataires(
      tx,
      mandataires.map((m) => m.id),
    );
    return true;
  }
}

async function effacerMandataires(tx: Transaction, duDossier: readonly string[]): Promise<void> {
  for (const { id } of await tx.sql<{ id: string }>(SANS_MANDAT, [duDossier])) {
    await tx.sql(`SELECT pdp_effacer_mandataire($1)`, [id]);
    tx.journaliser({ action: 'mandataire.effacer', ressource: 'utilisateur', ressourceId: id });
  }
}

async function avancer(
  tx: Transaction,
  id: string,
  de: EtatDossier,
  transition: 'archiver' | 'purger',
): Promise<EtatDossier> {
  const faits = { ...SANS_OBJET, etat: de, conservationJusquAu: ECHUE };
  const joue = appliquerTransitionDossier(faits, { transition, acteur: 'SYSTEME' }, tx.maintenant);
  if (!joue.ok) throw new Error(`conservation : ${transition} impossible depuis ${de}`);
  const { vers } = joue.valeur;
  await tx.sql(
    `UPDATE dossier SET etat = $2, version = version + 1, version_etat = version + 1, maj_le = $3 WHERE id = $1`,
    [id, vers, tx.maintenant],
  );
  await tx.sql(
    `INSERT INTO transition (id, ressource, ressource_id, dossier_id, transition, de, vers, le) VALUES ($1,'dossier',$2,$2,$3,$4,$5,$6)`,
    [tx.nouvelId(), id, transition, de, vers, tx.maintenant],
  );
  if (transition === 'archiver')
    tx.journaliser({ action: 'dossier.archiver', ressource: 'dossier', ressourceId: id, dossierId: id });
  return vers;
}

const SANS_OBJET = {
  aConsentementAssuranceMaladie: false,
  diagnosticSocialLe: null,
  issue: null,
  dateIssue: null,
  aLivretFinal: false,
  closLe: null,
} as const;
