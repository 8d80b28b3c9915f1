import type { RequeteNommee } from '../database/lecture.js';
import { DUREES_SESSION } from './durees-session.js';

const enIntervalle = (ms: number): string => `interval '${ms / 1000} seconds'`;

/** L'utilisateur `u` a-t-il un mandat en cours à l'instant `$n`, sur un dossier au moins ? */
export const aMandatEnCours = (instant: string): string => `EXISTS (
    SELECT 1 FROM mandat m WHERE m.mandataire_id = u.id AND m.revoque_le IS NULL
      AND m.debut <= ${instant} AND (m.fin IS NULL OR m.fin > ${instant}))`;

/**
 * Condition d'une habilitation utilisable à l'instant `$n` : dates ouvertes, pas suspendue, assuré relié à sa fiche, mandataire muni
 * d'un mandat en cours. `h` est l'habilitation, `u` son utilisateur.
 */
export const habilitationUtilisable = (
  instant: string,
): string => `h.debut <= ${instant} AND (h.fin IS NULL OR h.fin > ${instant}) AND h.suspendue_le IS NULL
  AND (h.fonction <> 'ASSURE' OR u.assure_id IS NOT NULL)
  AND (h.fonction <> 'MANDATAIRE' OR ${aMandatEnCours(instant)})`;

/**
 * Vrai si le titulaire de la session `s` participe, sous cette habilitation, à une revue en cours : il écoute et regarde
 * longtemps sans rien demander, et garde soixante minutes (trust.md A8, 43).
 */
export const EN_REVUE = `EXISTS (SELECT 1 FROM revue_participant rp JOIN revue r ON r.id = rp.revue_id
    WHERE rp.utilisateur_id = s.utilisateur_id AND rp.habilitation_id = s.habilitation_id AND r.etat = 'EN_COURS')`;

// Encore active à l'instant `instant` ; la revue n'est cherchée que pour une session inactive depuis trente minutes.
const active = (instant: string): string => `(s.vue_le > ${instant} - ${enIntervalle(DUREES_SESSION.inactiviteMs)}
    OR (s.vue_le > ${instant} - ${enIntervalle(DUREES_SESSION.inactiviteRevueMs)} AND ${EN_REVUE}))`;

/** Le compte `u` peut se connecter : ni fermé, ni suspendu. */
export const COMPTE_OUVERT = '(u.actif AND u.suspendu_le IS NULL)';

// Tout ce qui rend une session valable à l'instant `instant`.
const valable = (instant: string): string =>
  `s.expire_le > ${instant} AND ${active(instant)} AND ${COMPTE_OUVERT} AND ${habilitationUtilisable(instant)}`;

const VALABLE = `s.terminee_le IS NULL AND ${valable('$2::timestamptz')}`;

const SESSION_ET_TITULAIRE = `session s
  JOIN utilisateur u ON u.id = s.utilisateur_id
  JOIN habilitation h ON h.id = s.habilitation_id AND h.utilisateur_id = u.id`;

/** Sessions par empreinte de jeton, tout vérifié : `$1` jetons, `$2` instant ; `cle` est l'empreinte en base 64. */
export const CHARGER: RequeteNommee = {
  nom: 'session-charger',
  texte: `SELECT encode(s.jeton, 'base64') AS cle, s.id AS session_id, s.utilisateur_id, s.habilitation_id, s.vue_le, s.expire_le,
    h.fonction, h.unite, h.organisme_id, h.plateforme_id,
    CASE WHEN h.fonction = 'ASSURE' THEN u.assure_id END AS assure_id,
    u.prenom || ' ' || u.nom AS nom
  FROM ${SESSION_ET_TITULAIRE}
  WHERE s.jeton = ANY($1::bytea[]) AND ${VALABLE}`,
};

/** Parmi les sessions `$1`, celles encore valables à l'instant `$2` ; ne repousse pas l'inactivité. */
export const ENCORE_VALIDES: RequeteNommee = {
  nom: 'session-encore-valides',
  texte: `SELECT s.id FROM ${SESSION_ET_TITULAIRE} WHERE s.id = ANY($1::uuid[]) AND ${VALABLE}`,
};

/** Sessions ouvertes et encore valables d'une personne : `$1` utilisateur, `$2` instant. */
export const MES_SESSIONS: RequeteNommee = {
  nom: 'session-miennes',
  texte: `SELECT s.id, s.appareil, h.fonction, s.cree_le, s.vue_le FROM ${SESSION_ET_TITULAIRE}
  WHERE s.utilisateur_id = $1 AND ${VALABLE} ORDER BY s.vue_le DESC, s.id`,
};

export type LigneMaSession = {
  readonly id: string;
  readonly appareil: string | null;
  readonly fonction: string;
  readonly cree_le: Date;
  readonly vue_le: Date;
};

export type LigneSession = {
  readonly cle: string;
  readonly session_id: string;
  readonly utilisateur_id: string;
  readonly habilitation_id: string;
  readonly vue_le: Date;
  readonly expire_le: Date;
  readonly fonction: string;
  readonly unite: string;
  readonly organisme_id: string | null;
  readonly plateforme_id: string | null;
  readonly assure_id: string | null;
  readonly nom: string;
};

/** Repousse l'inactivité ; la condition sur `$3` évite que deux demandes écrivent la même minute. */
export const TOUCHER: RequeteNommee = {
  nom: 'session-toucher',
  texte: `UPDATE session SET vue_le = $2 WHERE jeton = $1 AND terminee_le IS NULL AND vue_le <= $3`,
};

const UTILISABLE = habilitationUtilisable('$3::timestamptz');
const uneHabilitation = (condition: string): string =>
  `EXISTS (SELECT 1 FROM habilitation h WHERE h.utilisateur_id = u.id AND ${condition})`;

/**
 * Habilitations utilisables d'un compte sous l'une des fonctions `$4`, la plus récemment exercée d'abord : `$1` émetteur,
 * `$2` sujet, `$3` instant. `ailleurs` : une autre connexion en ouvrirait une.
 */
export const COMPTE: RequeteNommee = {
  nom: 'session-compte',
  texte: `SELECT u.id AS utilisateur_id, u.actif, u.suspendu_le IS NOT NULL AS suspendu, u.prenom || ' ' || u.nom AS nom, u.assure_id,
    ${uneHabilitation(UTILISABLE)} AS ailleurs,
    ${uneHabilitation(`h.fonction = 'MANDATAIRE' AND h.debut <= $3::timestamptz AND (h.fin IS NULL OR h.fin > $3::timestamptz)`)} AS mandataire,
    ${uneHabilitation('h.suspendue_le IS NOT NULL')} AS une_suspendue,
    h.id AS habilitation_id, h.fonction, h.unite, h.organisme_id, h.plateforme_id
  FROM utilisateur u
  LEFT JOIN habilitation h ON h.utilisateur_id = u.id AND h.fonction = ANY($4::text[]) AND ${UTILISABLE}
  WHERE u.emetteur = $1 AND u.sujet = $2
  ORDER BY (SELECT max(s.vue_le) FROM session s WHERE s.utilisateur_id = u.id AND s.habilitation_id = h.id) DESC NULLS LAST, h.debut, h.id
  LIMIT 1`,
};

export type LigneCompte = {
  readonly utilisateur_id: string;
  readonly actif: boolean;
  readonly suspendu: boolean;
  readonly ailleurs: boolean;
  readonly mandataire: boolean;
  readonly une_suspendue: boolean;
  readonly nom: string;
  readonly assure_id: string | null;
  readonly habilitation_id: string | null;
  readonly fonction: string;
  readonly unite: string;
  readonly organisme_id: string | null;
  readonly plateforme_id: string | null;
};

/** Termine ce qui n'est plus valable par le seul passage du temps, et le fait savoir : `$1` instant. */
export const EXPIRER: RequeteNommee = {
  nom: 'session-expirer',
  texte: `WITH finies AS (
    UPDATE session s SET terminee_le = $1::timestamptz, id_token = NULL
    FROM utilisateur u, habilitation h
    WHERE s.terminee_le IS NULL AND u.id = s.utilisateur_id AND h.id = s.habilitation_id
      AND NOT (${valable('$1::timestamptz')})
    RETURNING s.id)
  SELECT id, pg_notify('pdp_session', 'fin ' || id) FROM finies`,
};
