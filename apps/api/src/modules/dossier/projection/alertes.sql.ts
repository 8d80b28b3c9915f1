import { ALERTES, ETATS_DOSSIER_OUVERT, SEUILS, seuilEnVigueur, type Alerte, type CodeSeuil } from '@pdp/domain';
import { enCoursSql, listeSql } from './morceaux.js';

/** Ce que le lecteur doit pouvoir lire pour connaître une alerte ; les autres sont de la conduite interne du dossier. */
export type DroitsAlertes = { readonly arret: string; readonly taches: string; readonly consentements: string };

/**
 * Condition SQL de chaque alerte, jumelle de `alertesDossier` (domaine) ; prouvées égales par essai.
 * Alias attendus : `d`, `ar`, `jour`. Une alerte qui révélerait une catégorie exige de la lire.
 */
export function alertesSql(jour: string, droits: DroitsAlertes): Readonly<Record<Alerte, string>> {
  return {
    SANS_REFERENT: 'd.referent_id IS NULL',
    SANS_PROCHAINE_ETAPE: 'd.prochaine_echeance IS NULL',
    SANS_NOUVELLE: compare(
      'SANS_NOUVELLE',
      jour,
      `(jour.aujourdhui - coalesce(d.dernier_contact, (d.ouvert_le AT TIME ZONE 'Europe/Paris')::date))`,
    ),
    FIN_ARRET_PROCHE: `(${droits.arret} AND coalesce(ar.date_fin_prescrite >= jour.aujourdhui AND ${compare('FIN_ARRET_PROCHE', jour, '(ar.date_fin_prescrite - jour.aujourdhui)')}, FALSE))`,
    ACCORD_RETIRE: `(${droits.consentements} AND ${ACCORD_RETIRE})`,
    EN_RETARD: `(${droits.taches} AND (coalesce(d.prochaine_echeance < jour.aujourdhui, FALSE) OR EXISTS (SELECT 1 FROM tache t WHERE t.dossier_id = d.id AND t.etat IN ('A_FAIRE','EN_COURS','BLOQUEE') AND t.echeance < jour.aujourdhui OFFSET 0)))`,
  };
}

/** Tableau JSON texte des alertes d'un dossier ouvert. */
export function alertesJsonSql(jour: string, droits: DroitsAlertes): string {
  const conditions = alertesSql(jour, droits);
  const lignes = ALERTES.map((alerte) => `CASE WHEN ${conditions[alerte]} THEN '"${alerte}"' END`);
  return `CASE WHEN ${ESTOUVERT} THEN '[' || concat_ws(',', ${lignes.join(', ')}) || ']' ELSE '[]' END`;
}

/** Le dossier attend encore quelque chose de quelqu'un. */
export const ESTOUVERT = `d.etat IN (${listeSql(ETATS_DOSSIER_OUVERT)})`;

// OFFSET 0 garde la sous-requête liée à la ligne : sans lui, PostgreSQL lirait toute la table pour en faire un hachage.
// Retiré depuis moins de trente jours et non redonné au même destinataire ; un remplacement n'est pas un retrait.
const ACCORD_RETIRE = `EXISTS (SELECT 1 FROM consentement c WHERE c.dossier_id = d.id AND c.retire_le > now() - interval '30 days'
  AND c.retrait_canal IS DISTINCT FROM 'REMPLACEMENT' AND c.retrait_canal IS DISTINCT FROM 'ECHEANCE'
  AND NOT EXISTS (SELECT 1 FROM consentement r WHERE r.dossier_id = c.dossier_id AND r.portee = c.portee
    AND r.unite IS NOT DISTINCT FROM c.unite AND r.organisme_id IS NOT DISTINCT FROM c.organisme_id AND r.retire_le IS NULL AND ${enCoursSql('r')}) OFFSET 0)`;

/** Seuils portés par le texte SQL : à mettre dans le nom de la requête, car même nom veut dire même texte. */
export const cleDesSeuils = (jour: string): string =>
  (['SANS_NOUVELLE', 'FIN_ARRET_PROCHE'] as const).map((code) => seuilEnVigueur(code, jour, SEUILS).valeur).join('-');

// Les seuils sont dans le catalogue daté du domaine : le texte SQL porte ceux en vigueur.
function compare(code: CodeSeuil, jour: string, expression: string): string {
  const { comparateur, valeur } = seuilEnVigueur(code, jour, SEUILS);
  return `${expression} ${comparateur} ${valeur}`;
}
