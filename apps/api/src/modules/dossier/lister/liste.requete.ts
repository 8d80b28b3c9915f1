import { ALERTES, UNITE_DE_FONCTION, UNITES_ASSURANCE_MALADIE, type Unite } from '@pdp/domain';
import { nomDeRequete, VERSION_REGLES } from '@pdp/permissions';
import type { RequeteNommee } from '../../../platform/database/lecture.js';
import type { ColonnesNom } from '../persistence/nom-de-ligne.js';
import { REPRISE_ARRET } from '../persistence/personnes.sql.js';
import { alertesJsonSql, alertesSql, cleDesSeuils, ESTOUVERT } from '../projection/alertes.sql.js';
import { droitsDe } from '../projection/droits.sql.js';
import { JOURS_ARRET } from '../projection/fiche.sql.js';
import { DERNIER_ARRET, nomAgentSql } from '../projection/morceaux.js';
import { candidatsSql, ORDRE_EXTERNE, P, sourceDe, type FormeListe } from './candidats.sql.js';

/** Ligne de liste, déjà projetée : ce qui n'est pas lisible est nul. */
export type LigneListe = ColonnesNom & {
  readonly id: string;
  readonly ouvert_le_us: string;
  readonly numero: string;
  readonly etat: string;
  readonly date_naissance: string | null;
  readonly jour_arret: number | null;
  readonly risque: string | null;
  readonly referent: string | null;
  readonly prochaine_etape: string | null;
  readonly prochaine_echeance: string | null;
  readonly niveau: number | null;
  readonly alertes: readonly string[];
};

const requetes = new Map<string, RequeteNommee>();

/** Requête d'une page de dossiers ; paramètres : les cinq du sujet, puis ceux de `P`. */
export function requeteListe(forme: FormeListe): RequeteNommee {
  const nom = nomDeListe('l', forme);
  const connue = requetes.get(nom);
  if (connue) return connue;
  const requete = { nom, texte: texteListe(forme) };
  requetes.set(nom, requete);
  return requete;
}

/** Compteurs de vigilance sur les dossiers ouverts de la page de candidats (mêmes paramètres). */
export function requeteCompteurs(forme: FormeListe): RequeteNommee {
  const nom = nomDeListe('c', forme);
  const connue = requetes.get(nom);
  if (connue) return connue;
  const conditions = alertesSql(forme.jour, {
    arret: 'c.lit_risque',
    taches: 'c.lit_taches',
    consentements: 'c.lit_accords',
  });
  const colonnes = ALERTES.map(
    (alerte) => `count(*) FILTER (WHERE ${conditions[alerte]})::int AS ${alerte.toLowerCase()}`,
  );
  const texte = `WITH c AS MATERIALIZED (${candidatsSql(forme, droitsDe(forme.fonction))})
SELECT count(*)::int AS suivis, ${colonnes.join(', ')} FROM c JOIN dossier d ON d.id = c.id
CROSS JOIN (SELECT ${P.jour} AS aujourdhui) jour
${DERNIER_ARRET}
WHERE ${ESTOUVERT} AND ${ancres()}`;
  const requete = { nom, texte };
  requetes.set(nom, requete);
  return requete;
}

// Moins de 64 caractères : PostgreSQL tronque au-delà, et deux requêtes porteraient le même nom.
const nomDeListe = (prefixe: string, { fonction, referent, alerte, recherche, mots, jour }: FormeListe): string =>
  nomDeRequete(
    `${prefixe}${cleDesSeuils(jour)}${referent ? 'r' : 't'}${alerte === null ? 'x' : ALERTES.indexOf(alerte)}${recherche.slice(0, 2)}${mots}`,
    fonction,
    VERSION_REGLES,
  );

/** Recherche par nom : bornée par l'index des trigrammes, les autres restent bornées par la page. */
function texteListe(forme: FormeListe): string {
  const droits = droitsDe(forme.fonction);
  const interne = (UNITES_ASSURANCE_MALADIE as readonly Unite[]).includes(UNITE_DE_FONCTION[forme.fonction]);
  const identite = (colonne: string): string => `CASE WHEN c.lit_identite THEN s.${colonne} END AS ${colonne}`;
  return `WITH c AS MATERIALIZED (${candidatsSql(forme, droits)})
SELECT d.id, to_char(d.ouvert_le AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS ouvert_le_us, d.numero, d.etat,
  ${['sexe', 'prenom', 'nom_naissance', 'nom_usage', 'date_naissance'].map(identite).join(', ')},
  CASE WHEN c.lit_arret AND ar.date_debut IS NOT NULL THEN ${JOURS_ARRET} END AS jour_arret, CASE WHEN c.lit_risque THEN ar.risque END AS risque,
  CASE WHEN r.id IS NOT NULL THEN ${nomAgentSql('r')} END AS referent,
  CASE WHEN c.lit_taches AND d.clos_le IS NULL THEN d.prochaine_etape END AS prochaine_etape,
  ${interne ? 'd.prochaine_echeance' : 'CASE WHEN c.lit_taches AND d.clos_le IS NULL THEN d.prochaine_echeance END'} AS prochaine_echeance,
  ${interne ? 'd.niveau_complexite' : 'NULL::int'} AS niveau,
  ${interne ? alertesJsonSql(forme.jour, { arret: 'c.lit_risque', taches: 'c.lit_taches', consentements: 'c.lit_accords' }) : `'[]'`}::json AS alertes
FROM c JOIN dossier d ON d.id = c.id JOIN assure s ON s.id = d.assure_id
CROSS JOIN (SELECT ${P.jour} AS aujourdhui) jour
${DERNIER_ARRET}
${REPRISE_ARRET}
LEFT JOIN utilisateur r ON r.id = d.referent_id
WHERE ${ancres()}
ORDER BY ${ORDRE_EXTERNE[sourceDe(forme)].replaceAll('ouvert_le', 'd.ouvert_le').replace(/\bid\b/, 'd.id')}`;
}

// Même nombre de paramètres quelle que soit la forme : chacun est cité une fois, sans effet.
const ancres = (): string =>
  [P.etat, P.curseurLe, P.curseurId, P.valeur, ...P.motifs]
    .map((parametre) => `(${parametre} IS NULL OR TRUE)`)
    .join(' AND ');
