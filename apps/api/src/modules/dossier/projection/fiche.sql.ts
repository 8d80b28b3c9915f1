import type { CategorieFiche } from '@pdp/domain';
import type { Portee } from '@pdp/permissions';
import { estScellee } from '../../../platform/chiffrement/categories-scellees.js';
import { jetonSql, type Vue } from './jetons.js';

/** Catégories tenues dans une table ; `categorie_dossier` n'en garde que les champs en plus. */
export const CATEGORIES_EN_TABLE = [
  'identite',
  'nir',
  'coordonnees',
  'arret',
] as const satisfies readonly CategorieFiche[];

/**
 * Objet JSON d'une catégorie, en texte, tel que ce lecteur peut le lire : la portée est appliquée ici, dans la base.
 * Alias attendus : `d` dossier, `s` assuré, `ar` dernier arrêt, `k` contenus de la fiche (une colonne texte par catégorie,
 * scellée ou non), `jour` aujourd'hui. Une valeur scellée sort en jeton, que `ouvrirJetons` remplace (jetons.ts).
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

const scelle = (categorie: CategorieFiche, vue: Vue): string => {
  if (!estScellee(categorie)) throw new TypeError(`Catégorie en clair : ${categorie}`);
  return jetonSql(
    'categorie_dossier.contenu_scelle',
    vue,
    `d.id::text || ':${categorie}'`,
    `k.${colonneDe(categorie)}`,
  );
};

/** Contenu scellé entier, ou `{}` si la catégorie n'a jamais été écrite. */
const contenuScelle = (categorie: CategorieFiche): string => `coalesce(${scelle(categorie, 'objet')}, '{}')`;

/** Colonne de `k` qui porte une catégorie. */
export const colonneDe = (categorie: CategorieFiche): string => `c_${categorie.toLowerCase()}`;

// Deux objets JSON en texte, mis bout à bout : les clés de l'un et de l'autre ne se recouvrent jamais (fiche-rangement.ts).
const completer = (base: string, categorie: CategorieFiche): string =>
  `CASE WHEN k.${colonneDe(categorie)} IS NULL OR k.${colonneDe(categorie)} = '{}' THEN ${base} ELSE left(${base}, -1) || ', ' || substr(k.${colonneDe(categorie)}, 2) END`;

const IDENTITE = `json_build_object('nomNaissance', s.nom_naissance, 'nomUsage', s.nom_usage, 'prenom', s.prenom,
  'dateNaissance', s.date_naissance, 'sexe', s.sexe, 'regime', s.regime)::text`;

// Deux sceaux, deux lignes : les champs de l'assuré, puis ceux que ce dossier y ajoute.
const COORDONNEES = `'{' || coalesce(${jetonSql('assure.coordonnees_scellees', 'membres', 's.id::text', 's.coordonnees_scellees')},
  '"telephone": null, "courriel": null, "adresse": null, "codePostal": null, "commune": null')
  || coalesce(${scelle('coordonnees', 'suite')}, '') || '}'`;

const NIR = (vue: Vue): string => jetonSql('assure.nir_scelle', vue, 's.id::text', 's.nir_scelle');

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
    if (portee === undefined) return NIR('nir');
    return portee === 'masque' ? NIR('nirMasque') : null;
  },
  coordonnees: entiere(COORDONNEES),
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
  capacites: entiere(contenuScelle('capacites')),
  social: entiere(contenuScelle('social')),
  finances: entiere(contenuScelle('finances')),
  emploi: entiere(contenu('emploi')),
  statutSante: (portee) => {
    if (portee === undefined) return contenuScelle('statutSante');
    return portee === 'invaliditeSeule'
      ? `coalesce(${scelle('statutSante', 'invaliditeSeule')}, '{"invalidite": null, "invaliditeDepuis": null}')`
      : null;
  },
  projet: entiere(contenu('projet')),
};
