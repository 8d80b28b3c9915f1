import type { CategorieFiche } from '@pdp/domain';
import type { Portee } from '@pdp/permissions';

/** Catégories tenues dans une table ; `categorie_dossier` n'en garde que les champs en plus. */
export const CATEGORIES_EN_TABLE = [
  'identite',
  'nir',
  'coordonnees',
  'arret',
] as const satisfies readonly CategorieFiche[];

/**
 * Objet JSON d'une catégorie, en texte, tel que ce lecteur peut le lire : la portée est appliquée ici, dans la base.
 * Alias attendus : `s` assuré, `ar` dernier arrêt, `k` contenus de la fiche (une colonne texte par catégorie),
 * `jour` aujourd'hui.
 */
export function objetSql(categorie: CategorieFiche, portee: Portee | undefined): string {
  const objet = OBJETS[categorie](portee);
  if (objet === null) throw new TypeError(`Portée sans projection : ${categorie} ${String(portee)}`);
  return objet;
}

type Projection = (portee: Portee | undefined) => string | null;

const entiere =
  (texte: string): Projection =>
  (portee) =>
    portee === undefined ? texte : null;

const contenu = (categorie: CategorieFiche): string => `coalesce(k.${colonneDe(categorie)}, '{}')`;

/** Colonne de `k` qui porte une catégorie. */
export const colonneDe = (categorie: CategorieFiche): string => `c_${categorie.toLowerCase()}`;

// Deux objets JSON en texte, mis bout à bout : les clés de l'un et de l'autre ne se recouvrent jamais (fiche-rangement.ts).
const completer = (base: string, categorie: CategorieFiche): string =>
  `CASE WHEN k.${colonneDe(categorie)} IS NULL OR k.${colonneDe(categorie)} = '{}' THEN ${base} ELSE left(${base}, -1) || ', ' || substr(k.${colonneDe(categorie)}, 2) END`;

const IDENTITE = `json_build_object('nomNaissance', s.nom_naissance, 'nomUsage', s.nom_usage, 'prenom', s.prenom,
  'dateNaissance', s.date_naissance, 'sexe', s.sexe, 'regime', s.regime)::text`;

const COORDONNEES = `json_build_object('telephone', s.telephone, 'courriel', s.courriel, 'adresse', s.adresse,
  'codePostal', s.code_postal, 'commune', s.commune)::text`;

const REPRISE = `(k.c_arret::jsonb ->> 'dateReprise')::date`;
const EST_REPRIS = `coalesce(${REPRISE} <= jour.aujourdhui, FALSE)`;
/** Jours d'arrêt, premier jour compté : jumeau de `dureeArret` du domaine. */
export const JOURS_ARRET = `CASE WHEN ${EST_REPRIS} THEN ${REPRISE} - ar.date_debut ELSE greatest(0, jour.aujourdhui - ar.date_debut + 1) END`;

const DUREE = `json_build_object('jours', ${JOURS_ARRET}, 'enCours', NOT ${EST_REPRIS})::text`;
const ARRET = `json_build_object('dateDebut', ar.date_debut, 'risque', ar.risque, 'dateFinPrescrite', ar.date_fin_prescrite,
  'jours', ${JOURS_ARRET}, 'enCours', NOT ${EST_REPRIS})::text`;
const siArret = (texte: string): string => `CASE WHEN ar.date_debut IS NULL THEN '{}' ELSE ${texte} END`;

const OBJETS: Readonly<Record<CategorieFiche, Projection>> = {
  identite: entiere(completer(IDENTITE, 'identite')),
  nir: (portee) => {
    if (portee === undefined) return `json_build_object('nir', s.nir)::text`;
    // Jumeau de masquerNir : sexe et année seulement.
    return portee === 'masque'
      ? `json_build_object('nir', left(s.nir, 1) || ' ' || substr(s.nir, 2, 2) || ' •• •• ••• ••• ••')::text`
      : null;
  },
  coordonnees: entiere(completer(COORDONNEES, 'coordonnees')),
  arret: (portee) => {
    if (portee === undefined) return siArret(completer(ARRET, 'arret'));
    return portee === 'dureeSeule' ? siArret(DUREE) : null;
  },
  avis: (portee) => {
    if (portee === undefined) return contenu('avis');
    return portee === 'existence'
      ? `json_build_object('existe', coalesce(jsonb_array_length(k.c_avis::jsonb -> 'avis'), 0) > 0)::text`
      : null;
  },
  capacites: entiere(contenu('capacites')),
  social: entiere(contenu('social')),
  finances: entiere(contenu('finances')),
  emploi: entiere(contenu('emploi')),
  statutSante: (portee) => {
    if (portee === undefined) return contenu('statutSante');
    return portee === 'invaliditeSeule'
      ? `json_build_object('invalidite', k.c_statutsante::jsonb ->> 'invalidite', 'invaliditeDepuis', k.c_statutsante::jsonb ->> 'invaliditeDepuis')::text`
      : null;
  },
  projet: entiere(contenu('projet')),
};
