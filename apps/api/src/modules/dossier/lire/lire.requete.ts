import {
  UNITE_DE_FONCTION,
  UNITES_ASSURANCE_MALADIE,
  type CategorieDonnee,
  type Fonction,
  type Unite,
} from '@pdp/domain';
import { nomDeRequete, VERSION_REGLES, type Portee } from '@pdp/permissions';
import { estScellee } from '../../../platform/chiffrement/categories-scellees.js';
import type { RequeteNommee } from '../../../platform/database/lecture.js';
import { alertesJsonSql, cleDesSeuils } from '../projection/alertes.sql.js';
import {
  categoriesDeFiche,
  COLONNES_FAITS,
  droitsDe,
  estPossible,
  FAITS_CAPACITES,
  type DroitsFonction,
  type LigneFaits,
} from '../projection/droits.sql.js';
import { consentementsSql, entourageSql } from '../projection/entourage.sql.js';
import { colonneDe, objetSql } from '../projection/fiche.sql.js';
import { MARQUE_SQL } from '../projection/jetons.js';
import { DERNIER_ARRET, instantSql, listeSql } from '../projection/morceaux.js';

/** Une ligne : les faits, les catégories montrées (séparées par des virgules), et la vue en JSON sans son accolade finale, ses sceaux en jetons. */
export type LigneVue = LigneFaits & {
  readonly referentId: string | null;
  readonly version: number;
  readonly montrees: string;
  readonly corps: string;
};

/** Requête de la fiche pour une fonction, avec les catégories que sa ligne de journal annonce. */
export type RequeteVue = RequeteNommee & { readonly plafond: readonly CategorieDonnee[]; readonly toutes: string };

const requetes = new Map<string, RequeteVue>();

/**
 * Requête préparée de la fiche : droits, portées et JSON calculés dans la base, une par fonction et par version des
 * règles (performance.md 1.3). Paramètres : les cinq du sujet, puis $6 dossier, $7 aujourd'hui, $8 marque des jetons.
 */
export function requeteVue(fonction: Fonction, jour: string): RequeteVue {
  const cle = `${fonction}_${cleDesSeuils(jour)}`;
  const connue = requetes.get(cle);
  if (connue) return connue;
  const droits = droitsDe(fonction, { faits: FAITS_CAPACITES });
  const requete = {
    nom: nomDeRequete(`fiche-${cleDesSeuils(jour)}`, fonction, VERSION_REGLES),
    texte: texteVue(fonction, jour, droits),
    plafond: droits.plafond,
    toutes: droits.plafond.join(','),
  };
  requetes.set(cle, requete);
  return requete;
}

function texteVue(fonction: Fonction, jour: string, droits: DroitsFonction): string {
  const interne = (UNITES_ASSURANCE_MALADIE as readonly Unite[]).includes(UNITE_DE_FONCTION[fonction]);
  return `SELECT ${COLONNES_FAITS}, d.referent_id AS "referentId", d.version,
  ${montreesSql(droits)} AS montrees,
  left(${enTeteSql(droits, interne)}, -1)
  || ', "referent": ' || coalesce(e.referent, 'null') || ', "cercle": [' || coalesce(e.cercle, '') || ']'
  || ', "categories": {' || ${fichesSql(droits)} || '}'
  || ', "masque": [' || ${masqueSql(droits)} || '], "portees": {' || ${porteesSql(droits)} || '}'
  || ', "alertes": ' || ${interne ? alertesJsonSql(jour, { arret: entierement(droits, 'arret'), taches: droits.expressions.taches, consentements: accordsVus(fonction, droits) }) : `'[]'`}
  || ', "consentements": ' || ${consentementsSql(fonction, droits.expressions.consentements)} AS corps
FROM dossier d
JOIN assure s ON s.id = d.assure_id
JOIN plateforme pf ON pf.id = d.plateforme_id
${droits.jointure}
CROSS JOIN (SELECT $7::date AS aujourdhui) jour
${DERNIER_ARRET}
${contenusSql(droits)}
${entourageSql(fonction)}
WHERE d.id = $6::uuid AND ${MARQUE_SQL} <> '' AND ${droits.visible}`;
}

/** Niveau de complexité et étape à venir : conduite interne du dossier, pas une donnée à partager hors de l'Assurance Maladie. */
function enTeteSql({ expressions }: DroitsFonction, interne: boolean): string {
  const etape = `CASE WHEN ${expressions.taches} AND d.prochaine_echeance IS NOT NULL AND d.clos_le IS NULL THEN json_build_object('libelle', d.prochaine_etape, 'echeance', d.prochaine_echeance) END`;
  return `json_build_object('id', d.id, 'numero', d.numero, 'etat', d.etat, 'version', d.version, 'limite', d.limite,
    'plateforme', json_build_object('id', pf.id, 'nom', pf.nom), 'niveauComplexite', ${interne ? 'd.niveau_complexite' : 'NULL::int'},
    'ouvertLe', ${instantSql('d.ouvert_le')}, 'prochaineEtape', ${etape})::text`;
}

// Une seule lecture de `categorie_dossier`, bornée aux catégories que cette fonction peut lire un jour.
function contenusSql(droits: DroitsFonction): string {
  const lues = categoriesDeFiche(droits).filter((categorie) => categorie !== 'nir');
  const colonnes = lues.map(
    (categorie) =>
      `max(${estScellee(categorie) ? 'x.contenu_scelle' : 'x.contenu::text'}) FILTER (WHERE x.categorie = '${categorie}') AS ${colonneDe(categorie)}`,
  );
  return `LEFT JOIN LATERAL (SELECT ${colonnes.length > 0 ? colonnes.join(', ') : 'NULL'} FROM categorie_dossier x
  WHERE x.dossier_id = d.id AND x.categorie IN (${listeSql(['', ...lues])})) k ON TRUE`;
}

function fichesSql(droits: DroitsFonction): string {
  const portees: Readonly<Partial<Record<CategorieDonnee, Portee>>> = droits.portees;
  return enListe(
    categoriesDeFiche(droits).map(
      (categorie) =>
        `CASE WHEN ${droits.expressions[categorie]} THEN '"${categorie}": ' || ${objetSql(categorie, portees[categorie])} END`,
    ),
  );
}

const masqueSql = ({ nommables, expressions }: DroitsFonction): string =>
  enListe(
    nommables.map((categorie) =>
      estPossible(expressions[categorie])
        ? `CASE WHEN NOT ${expressions[categorie]} THEN '"${categorie}"' END`
        : `'"${categorie}"'`,
    ),
  );

const porteesSql = ({ plafond, expressions, portees }: DroitsFonction): string =>
  enListe(
    plafond
      .filter((categorie) => portees[categorie] !== undefined)
      .map((categorie) => `CASE WHEN ${expressions[categorie]} THEN '"${categorie}": "${portees[categorie]}"' END`),
  );

const montreesSql = ({ plafond, expressions }: DroitsFonction): string =>
  enListe(plafond.map((categorie) => `CASE WHEN ${expressions[categorie]} THEN '${categorie}' END`));

const enListe = (morceaux: readonly string[]): string =>
  morceaux.length === 0 ? `''` : `concat_ws(',', ${morceaux.join(', ')})`;

const entierement = ({ expressions, portees }: DroitsFonction, categorie: CategorieDonnee): string =>
  portees[categorie] === undefined ? expressions[categorie] : 'FALSE';

/** Le retrait d'un accord n'est pas signalé à qui contrôle les indemnités (domain.md 1.3). */
export function accordsVus(fonction: Fonction, { expressions }: Pick<DroitsFonction, 'expressions'>): string {
  const unite: Unite = UNITE_DE_FONCTION[fonction];
  return unite === 'SERVICE_MEDICAL' || unite === 'CPAM' ? 'FALSE' : expressions.consentements;
}
