import type { EtatDemandeDroit } from '../droit/demande-droit.js';
import type { MonMandat } from './mandat.contrat.js';
import type { PartieLivret } from '../livret/parties-livret.js';

import type { RendezVousDit } from './rendez-vous.contrat.js';

/** Étape du parcours dite à l'assuré. */
export type EtapeLivret = {
  readonly titre: string;
  readonly qui: string;
  readonly quand: string | null;
  readonly statut: 'A_VENIR' | 'EN_COURS' | 'FAIT' | 'EN_PAUSE' | 'ABANDONNE';
  readonly explication: string | null;
};

/** Ligne de « Qui fait quoi ». */
export type IntervenantLivret = {
  readonly nom: string;
  readonly fonction: string;
  readonly organisme: string | null;
  readonly telephone: string | null;
  readonly fait: string;
  readonly referent: boolean;
  readonly moi: boolean;
};

/** Contenu rédigé par le référent et publié (domain.md 5.3). */
export type ContenuLivret = {
  readonly rendezVous: {
    readonly dateHeure: string;
    readonly objet: string;
    readonly lieu: string | null;
    readonly explication: string | null;
  } | null;
  readonly ouJenSuis: string;
  readonly etapes: readonly EtapeLivret[];
  readonly quiFaitQuoi: readonly IntervenantLivret[];
  readonly ressources: readonly string[];
  readonly decisions: readonly { readonly date: string; readonly phrase: string }[];
};

/** Ce qui a changé d'un livret à l'autre : un texte ajouté, retiré ou réécrit ; `null` du côté où il n'existe pas. */
export type ChangementLivret = {
  readonly partie: PartieLivret;
  readonly avant: string | null;
  readonly apres: string | null;
};

/** Question de l'assuré. `REPONDUE` : la réponse est écrite ici ; `TRAITEE` : on lui a répondu autrement. */
export type QuestionLivret = {
  readonly id: string;
  readonly texte: string;
  readonly le: string;
  readonly etat: 'EN_ATTENTE' | 'REPONDUE' | 'TRAITEE';
  readonly reponse: string | null;
  readonly reponduLe: string | null;
};

/** Remarque de langage clair : elle prévient l'auteur, elle n'empêche rien. */
export type RemarqueLivretVue = {
  readonly chemin: string;
  readonly code: string;
  readonly extrait: string;
  readonly conseil: string;
};

/** D'où vient une proposition de livret. */
export type SourceProposition = 'DECISION' | 'VISITE' | 'DISPOSITIF' | 'TACHE' | 'ETAPE';

/** Partie du livret qu'une proposition changerait. */
export type CibleProposition = 'DECISIONS' | 'ETAPES';

/** Ce que le référent peut faire du livret : tout, ou rien. */
export type CapaciteLivret = 'ECRIRE_BROUILLON' | 'PUBLIER' | 'TRIER_PROPOSITIONS' | 'REPONDRE_QUESTION';

/**
 * Côté référent : brouillon et version publiée (`GET /dossiers/{id}/livret`). Qui n'est pas le référent ne lit que ce qui
 * est publié : `brouillon` vaut alors le contenu publié, sans proposition, question ni remarque.
 */
export type LivretVue = {
  readonly dossierId: string;
  readonly version: number;
  readonly brouillon: ContenuLivret;
  readonly brouillonVersion: number;
  readonly propositions: readonly {
    readonly id: string;
    readonly source: SourceProposition;
    /** Où elle irait : une phrase de « Ce qui a été décidé », ou une étape marquée faite. */
    readonly cible: CibleProposition;
    readonly phrase: string;
    readonly le: string;
  }[];
  readonly publie: {
    readonly version: number;
    readonly publieLe: string;
    readonly luLe: string | null;
    readonly contenu: ContenuLivret;
  } | null;
  readonly cap: { readonly texte: string; readonly le: string } | null;
  readonly capsPrecedents: readonly CapPrecedent[];
  /** Ce que l'assuré a choisi de partager, du plus récent au plus ancien. */
  readonly mots: readonly MotLivret[];
  readonly remarques: readonly RemarqueLivretVue[];
  readonly questions: readonly QuestionLivret[];
  /** Prochain rendez-vous fixé, que le référent peut reprendre d'un geste ; il ne s'écrit jamais seul. */
  readonly rendezVousPropose: RendezVousDit | null;
  readonly capacites: readonly CapaciteLivret[];
};

/** Réponse de `PUT /dossiers/{id}/livret/brouillon` ; `version` est à renvoyer en If-Match. */
export type BrouillonEnregistre = {
  readonly id: string;
  readonly version: number;
  readonly remarques: readonly RemarqueLivretVue[];
};

/** `actuel` d'un 412 sur le brouillon. */
export type BrouillonActuel = { readonly version: number; readonly contenu: ContenuLivret };

/** Réponse de `POST /dossiers/{id}/livret/publication`. */
export type LivretPublie = { readonly id: string; readonly version: number; readonly publieLe: string };

/** Corps de `POST /dossiers/{id}/livret/propositions/{pid}` : reprendre la phrase dans le brouillon, ou l'écarter. */
export type TrierPropositionRequete = { readonly decision: 'retenir' | 'ecarter' };

/** Réponse du tri d'une proposition. */
export type PropositionTriee = {
  readonly id: string;
  readonly etat: 'RETENUE' | 'ECARTEE';
  readonly brouillonVersion: number;
};

/** Un mot de l'assuré, sur son parcours ou une partie de son livret ; `partage` faux : lui seul le lit. */
export type MotLivret = {
  readonly id: string;
  readonly texte: string;
  readonly partie: PartieLivret | null;
  readonly partage: boolean;
  readonly le: string;
  readonly version: number;
};

/** Corps de `POST /mon-livret/mots` et de `PUT /mon-livret/mots/{id}` (`partie` n'y change pas). */
export type EcrireMotRequete = {
  readonly texte: string;
  readonly partage: boolean;
  readonly partie?: PartieLivret;
};

/** Correction demandée par l'assuré sur une partie de son livret, et ce qu'on lui a répondu. */
export type RectificationLivret = {
  readonly partie: PartieLivret;
  readonly etat: EtatDemandeDroit;
  readonly le: string;
  readonly reponse: string | null;
};

/** Corps de `POST /mon-livret/questions` et de `POST /dossiers/{id}/livret/questions/{qid}/reponse`. */
export type TexteLivretRequete = { readonly texte: string };

/** Réponse de `PUT /mon-livret/cap`, et `actuel` de son 412. */
export type CapVue = { readonly texte: string; readonly le: string; readonly version: number };

/** Un cap que l'assuré a remplacé depuis. */
export type CapPrecedent = { readonly texte: string; readonly le: string };

/** Réponse de `POST /mon-livret/lecture`. */
export type LivretLuVue = { readonly version: number; readonly luLe: string };

/** Ce que l'assuré (ou son mandataire) peut faire depuis le livret. */
export type CapaciteMonLivret =
  | 'ECRIRE_CAP'
  | 'POSER_QUESTION'
  | 'ECRIRE_MOT'
  | 'REPRENDRE_MOT'
  | 'DIRE_INEXACT'
  | 'DEMANDER_VISITE'
  | 'RETIRER_ACCORD'
  | 'LIRE_JOURNAL';

/** Côté assuré (`GET /mon-livret`). `ouverturesCeMois` : nombre de personnes qui ont ouvert le dossier depuis le 1er du mois. */
export type MonLivretVue = {
  readonly prenom: string;
  /** Dossiers que cette personne peut ouvrir ici : un pour un assuré, un par mandat pour un mandataire. */
  readonly dossiers: readonly { readonly dossierId: string; readonly nomAffiche: string }[];
  readonly dossierId: string;
  /** Mandat de qui lit ; nul pour l'assuré lui-même. */
  readonly mandat: MonMandat | null;
  readonly version: number;
  readonly publieLe: string | null;
  readonly luLe: string | null;
  readonly cap: { readonly texte: string; readonly le: string; readonly version: number } | null;
  /** Caps d'avant, du plus récent au plus ancien. */
  readonly capsPrecedents: readonly CapPrecedent[];
  /** Les mots de l'assuré ; pour son mandataire, ceux qu'il partage. */
  readonly mots: readonly MotLivret[];
  readonly rectifications: readonly RectificationLivret[];
  readonly contenu: ContenuLivret | null;
  /** Ce qui a changé depuis la dernière version que la personne a ouverte ; `null` si elle n'en avait ouvert aucune autre. */
  readonly changements: { readonly depuis: string; readonly lignes: readonly ChangementLivret[] } | null;
  readonly accords: readonly {
    readonly id: string;
    readonly phrase: string;
    readonly destinataire: string;
    readonly depuis: string;
    readonly version: number;
    readonly actif: boolean;
    readonly retireLe: string | null;
  }[];
  readonly ouverturesCeMois: number;
  readonly questions: readonly QuestionLivret[];
  /** `capacites` : transitions de visite offertes (`demander`, `refuser`, `opposerTransmission`). */
  readonly visites: readonly {
    readonly id: string;
    readonly etat: string;
    readonly dateHeure: string | null;
    readonly lieu: string | null;
    readonly organisme: string | null;
    readonly version: number;
    readonly capacites: readonly string[];
  }[];
  /** Rendez-vous fixés avec le Service social, à venir, le plus proche d'abord. */
  readonly rendezVous: readonly RendezVousDit[];
  readonly capacites: readonly CapaciteMonLivret[];
};
