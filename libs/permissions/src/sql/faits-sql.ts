import { ROLES_EN_LECTURE, UNITES_ASSURANCE_MALADIE, type CategorieDonnee, type Fonction } from '@pdp/domain';
import {
  ETAT_DE_TRIAGE,
  liensDeServiceAdmis,
  UNITE_DE_TRIAGE,
  UNITES_A_LIEN_DE_PLATEFORME,
} from '../calculer-faits.js';
import { ETATS_MODIFIABLES, type NomFait } from '../faits.js';
import type { ParametresSql } from './parametres.js';

/** Ce dont dépend le texte d'un fait : la fonction et la catégorie, jamais une valeur. */
export interface ContexteSql {
  readonly fonction: Fonction;
  readonly categorie: CategorieDonnee;
  /** Alias de la table `dossier`. */
  readonly d: string;
  /** Alias de la table `tache`, ou `null` quand la requête porte sur le dossier entier. */
  readonly t: string | null;
  readonly p: ParametresSql;
}

/** Un fait en SQL : toujours vrai ou faux, jamais nul. */
export type FaitSql = (contexte: ContexteSql) => string;

/** Jumeaux SQL des faits de `faits.ts`, un par nom ; ensemble clos. */
export const FAITS_SQL = {
  estAffecte: ({ fonction, d, p }) => existeLien(d, p, liensDeServiceAdmis(fonction)),
  estAffecteEnEcriture: ({ fonction, d, p }) => existeLien(d, p, liensDeServiceAdmis(fonction), HORS_REVUE),
  aPartageActif: ({ d }) =>
    `EXISTS (SELECT 1 FROM consentement c WHERE c.dossier_id = ${d}.id AND c.portee = 'ASSURANCE_MALADIE' AND ${accordEnCours('c')})`,
  aConsentementPour: ({ d, p, categorie }) =>
    `EXISTS (SELECT 1 FROM consentement c WHERE c.dossier_id = ${d}.id AND '${categorie}' = ANY (c.categories) AND ${accordPour('c', p)})`,
  estAuteur: ({ t, p }) => (t === null ? FAUX : egales(`${t}.auteur_id`, p.utilisateurId)),
  estDestinataire: ({ t, p }) => (t === null ? FAUX : `((${tacheAdressee(t, p)}) IS TRUE)`),
  estTriage: ({ d, p }) =>
    `((${d}.etat = '${ETAT_DE_TRIAGE}' AND ${p.unite} = '${UNITE_DE_TRIAGE}' AND ${d}.plateforme_id = ${p.plateformeId}) IS TRUE)`,
  estConcerne: ({ fonction, d, p }) => {
    if (fonction === 'ASSURE') return egales(`${d}.assure_id`, p.assureId);
    return fonction === 'MANDATAIRE' ? existeMandat(d, p) : FAUX;
  },
  estDeLaPlateforme: ({ d, p }) => egales(`${d}.plateforme_id`, p.plateformeId),
  estModifiable: ({ d, t }) => {
    const modifiable = `${d}.etat IN (${liste(ETATS_MODIFIABLES)}) AND ${d}.limite IS FALSE`;
    // Une tâche née d'un signalement n'a pas encore de dossier : rien ne la fige.
    return t === null ? `((${modifiable}) IS TRUE)` : `((${t}.dossier_id IS NULL OR (${modifiable})) IS TRUE)`;
  },
} as const satisfies Record<NomFait, FaitSql>;

/** Catégories consenties au sujet, triées, en tableau SQL jamais nul. */
export const categoriesConsentiesSql = (d: string, p: ParametresSql): string =>
  `ARRAY(SELECT DISTINCT k COLLATE "C" FROM consentement c, unnest(c.categories) AS k WHERE c.dossier_id = ${d}.id AND k IS NOT NULL AND ${accordPour('c', p)} ORDER BY 1)`;

/** Garde d'un chemin de lien : admis ou non pour la fonction, ou condition SQL quand la fonction est un paramètre. */
export interface GardesDeLien {
  readonly organisme: boolean | string;
  readonly plateforme: boolean | string;
}

/** Liens en lecture seule écartés : celui d'une séance, et la grâce laissée à l'ancien référent. */
export const HORS_REVUE = ` AND a.role NOT IN (${ROLES_EN_LECTURE.map((role) => `'${role}'`).join(', ')})`;

/**
 * Lien actif : nominatif, de service avec son organisme, ou de service de la plateforme. Un chemin non admis pour la
 * fonction est absent du texte : PostgreSQL part alors de l'index du lien plutôt que de tous les dossiers.
 */
export function existeLien(d: string, p: ParametresSql, gardes: GardesDeLien, reste = ''): string {
  const service = `a.utilisateur_id IS NULL AND a.unite = ${p.unite} AND a.unite <> 'SERVICE_SOCIAL'`;
  const deSonUnite = [
    ...chemin(gardes.organisme, `a.organisme_id = ${p.organismeId}`),
    ...chemin(
      gardes.plateforme,
      `a.organisme_id IS NULL AND a.unite IN (${liste(UNITES_A_LIEN_DE_PLATEFORME)}) AND ${d}.plateforme_id = ${p.plateformeId}`,
    ),
  ];
  const voies = [
    `a.utilisateur_id = ${p.utilisateurId}`,
    ...(deSonUnite.length > 0 ? [`(${service} AND (${deSonUnite.join(' OR ')}))`] : []),
  ];
  return `EXISTS (SELECT 1 FROM affectation_dossier a WHERE a.dossier_id = ${d}.id AND ${enCours('a')}${reste} AND (${voies.join(' OR ')}))`;
}

/** Mandat en cours du sujet sur ce dossier. */
export const existeMandat = (d: string, p: ParametresSql): string =>
  `EXISTS (SELECT 1 FROM mandat m WHERE m.dossier_id = ${d}.id AND m.mandataire_id = ${p.utilisateurId} AND m.revoque_le IS NULL AND ${enCours('m')})`;

const chemin = (garde: boolean | string, condition: string): readonly string[] => {
  if (typeof garde === 'string') return [`(${garde} AND ${condition})`];
  return garde ? [`(${condition})`] : [];
};

const FAUX = 'FALSE';

const liste = (valeurs: readonly string[]): string => valeurs.map((valeur) => `'${valeur}'`).join(', ');

/** Période en cours à l'horloge de la base. */
export const enCours = (alias: string): string =>
  `${alias}.debut <= now() AND (${alias}.fin IS NULL OR ${alias}.fin > now())`;

const accordEnCours = (c: string): string => `${c}.retire_le IS NULL AND ${enCours(c)}`;

/** Accord en cours donné à l'unité et à l'organisme du sujet, ou à toute l'Assurance Maladie s'il en est. */
const accordPour = (c: string, p: ParametresSql): string =>
  `${accordEnCours(c)} AND ((${c}.portee = 'PARTENAIRE' AND ${c}.unite = ${p.unite} AND ${c}.organisme_id = ${p.organismeId})` +
  ` OR (${c}.portee = 'ASSURANCE_MALADIE' AND ${p.unite} IN (${liste(UNITES_ASSURANCE_MALADIE)})))`;

/** Deux valeurs connues et égales : jamais nul, et l'index de la colonne reste utilisable. */
const egales = (a: string, b: string): string => `(${a} IS NOT NULL AND ${b} IS NOT NULL AND ${a} = ${b})`;

const tacheAdressee = (t: string, p: ParametresSql): string =>
  `${t}.responsable_id = ${p.utilisateurId} OR (${t}.responsable_id IS NULL AND ${t}.responsable_unite = ${p.unite}` +
  ` AND (${t}.responsable_organisme_id = ${p.organismeId} OR (${t}.responsable_organisme_id IS NULL` +
  ` AND ${t}.responsable_unite IN (${liste(UNITES_ASSURANCE_MALADIE)}) AND ${t}.plateforme_id = ${p.plateformeId})))`;
