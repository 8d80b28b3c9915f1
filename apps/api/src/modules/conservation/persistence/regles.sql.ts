import { ETATS_DOSSIER_OUVERT, PREUVE_ACCORD, REGLES_CONSERVATION, type CodeRegleConservation } from '@pdp/domain';

/**
 * Ce qui est échu d'une règle, pour la plateforme $1 au jour $2 (`AAAA-MM-JJ`) : `x.id`, et `x.retenu` si un gel empêche d'y
 * toucher (art. 18.2 RGPD). Les durées viennent du domaine ; `make_interval` compte les mois comme lui (le 31 devient le 30).
 */
export type CibleSql = string;

/** Jours laissés à la personne pour lire la réponse avant qu'un effacement accordé ait lieu. */
export const DELAI_EFFACEMENT_JOURS = 7;

const jour = (colonne: string): string => `(${colonne} AT TIME ZONE 'Europe/Paris')::date`;

function echu(depart: string, code: CodeRegleConservation): string {
  const { valeur, unite } = REGLES_CONSERVATION[code].duree;
  return `${plus(depart, valeur, unite)} < $2::date`;
}

const plus = (depart: string, valeur: number, unite: 'JOURS' | 'MOIS'): string =>
  `(${depart} + make_interval(${unite === 'MOIS' ? 'months' : 'days'} => ${valeur}))::date`;

const GELE = `EXISTS (SELECT 1 FROM dossier g WHERE g.assure_id = t.assure_id AND g.limite)`;
const OUVERTS = ETATS_DOSSIER_OUVERT.map((etat) => `'${etat}'`).join(', ');

const ARCHIVE_LE = `coalesce((SELECT max(${jour('r.le')}) FROM transition r WHERE r.ressource = 'dossier' AND r.ressource_id = t.id AND r.vers = 'ARCHIVE'), ${jour('t.maj_le')})`;
const FIN_ACCORD = `(SELECT max(${jour('coalesce(c.retire_le, c.fin, t.clos_le)')}) FROM consentement c WHERE c.dossier_id = t.id)`;
const EFFACEMENT_ACCORDE = `(t.etat IN ('CLOS','ARCHIVE') AND EXISTS (SELECT 1 FROM demande_droit q WHERE q.dossier_id = t.id AND q.type = 'EFFACEMENT' AND q.etat = 'ACCORDEE'
  AND ${plus(jour('q.close_le'), DELAI_EFFACEMENT_JOURS, 'JOURS')} < $2::date))`;

/** Dossiers dont l'effacement a été accordé (art. 17 RGPD) : la passe de nuit n'exécute que ceux-là. */
export const EFFACEMENTS_ACCORDES: CibleSql = `(SELECT t.id, t.limite AS retenu FROM dossier t WHERE t.plateforme_id = $1::uuid AND ${EFFACEMENT_ACCORDE}) x`;

/** Cible de chaque règle ; le journal a la sienne, dans le catalogue de PostgreSQL. */
export const CIBLES: Readonly<Record<Exclude<CodeRegleConservation, 'JOURNAL'>, CibleSql>> = {
  SIGNALEMENT_SANS_SUITE: `(SELECT t.id, ${GELE} AS retenu FROM signalement t WHERE t.plateforme_id = $1::uuid AND t.dossier_id IS NULL
    AND t.etat LIKE 'CLOS%' AND t.clos_le IS NOT NULL AND ${echu(jour('t.clos_le'), 'SIGNALEMENT_SANS_SUITE')}) x`,
  REPERAGE_SANS_SUITE: `(SELECT t.id, ${GELE} AS retenu FROM reperage t WHERE t.plateforme_id = $1::uuid AND t.signalement_id IS NULL
    AND ${echu(jour('t.cree_le'), 'REPERAGE_SANS_SUITE')}) x`,
  PERSONNE_SANS_SUITE: `(SELECT t.id, false AS retenu FROM assure t WHERE t.plateforme_id = $1::uuid
    AND NOT EXISTS (SELECT 1 FROM dossier d WHERE d.assure_id = t.id) AND NOT EXISTS (SELECT 1 FROM signalement s WHERE s.assure_id = t.id)
    AND NOT EXISTS (SELECT 1 FROM reperage r WHERE r.assure_id = t.id)
    AND ${echu(jour('coalesce((SELECT max(ar.maj_le) FROM arret_travail ar WHERE ar.assure_id = t.id), t.maj_le)'), 'PERSONNE_SANS_SUITE')}) x`,
  DOSSIER_SANS_CONTACT: `(SELECT t.id, false AS retenu FROM dossier t WHERE t.plateforme_id = $1::uuid AND t.etat IN (${OUVERTS})
    AND ${echu(`coalesce(t.dernier_contact, ${jour('t.ouvert_le')})`, 'DOSSIER_SANS_CONTACT')}) x`,
  DOSSIER_ARCHIVAGE: `(SELECT t.id, t.limite AS retenu FROM dossier t WHERE t.plateforme_id = $1::uuid AND t.etat = 'CLOS'
    AND ${echu(`greatest(${jour('t.clos_le')}, t.dernier_contact)`, 'DOSSIER_ARCHIVAGE')}) x`,
  DOSSIER_PURGE: `(SELECT t.id, t.limite AS retenu FROM dossier t WHERE t.plateforme_id = $1::uuid AND (${EFFACEMENT_ACCORDE} OR (t.etat = 'ARCHIVE'
    AND ${echu(ARCHIVE_LE, 'DOSSIER_PURGE')} AND coalesce(${plus(FIN_ACCORD, PREUVE_ACCORD.valeur, PREUVE_ACCORD.unite)} < $2::date, true)))) x`,
  DEMANDE_DROIT: `(SELECT t.id, false AS retenu FROM demande_droit t WHERE t.plateforme_id = $1::uuid AND t.close_le IS NOT NULL
    AND ${echu(jour('t.close_le'), 'DEMANDE_DROIT')}) x`,
  EXPORT_ACCES: `(SELECT t.id, false AS retenu FROM export_acces t WHERE t.plateforme_id = $1::uuid AND t.etat = 'PRET'
    AND ${echu(jour('t.pret_le'), 'EXPORT_ACCES')}) x`,
  NOTIFICATION: `(SELECT t.id, false AS retenu FROM notification t WHERE ${echu(jour('t.cree_le'), 'NOTIFICATION')}
    AND (EXISTS (SELECT 1 FROM habilitation h WHERE h.utilisateur_id = t.utilisateur_id AND h.plateforme_id = $1::uuid)
      OR EXISTS (SELECT 1 FROM utilisateur u JOIN assure a ON a.id = u.assure_id WHERE u.id = t.utilisateur_id AND a.plateforme_id = $1::uuid))) x`,
};

/** Mois échus du journal, partitions entières, tels que la base accepte de les retirer. */
export const MOIS_ECHUS = `SELECT cardinality(journal_mois_echus($2::date))::int AS echus, 0 AS retenus WHERE $1::uuid IS NOT NULL`;

/** Compte ce qui est échu, et ce qui en est retenu par un gel. */
export const compter = (cible: CibleSql): string =>
  `SELECT count(*) FILTER (WHERE NOT x.retenu)::int AS echus, count(*) FILTER (WHERE x.retenu)::int AS retenus FROM ${cible}`;

/** Un lot de ce qui est échu et libre. */
export const unLot = (cible: CibleSql, taille: number): string =>
  `SELECT x.id FROM ${cible} WHERE NOT x.retenu ORDER BY x.id LIMIT ${taille}`;

/** Cet élément est-il encore échu et libre ? Relu dans la transaction qui va l'effacer. */
export const encoreEchu = (cible: CibleSql): string =>
  `SELECT 1 AS un FROM ${cible} WHERE NOT x.retenu AND x.id = $3::uuid`;
