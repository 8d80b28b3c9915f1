import type { SyntheseSeance } from '../revue/compte-rendu.js';
import type { FormatPassage } from '../revue/creneaux.js';
import type { DossierVue } from './dossier.contrat.js';
import type { AvisDiffereVue } from './preparation-revue.contrat.js';

/** Corps de `POST /revues`. */
export type PlanifierRevueRequete = {
  readonly type?: 'REVUE' | 'POINT_PARTENAIRE' | 'ETM';
  readonly debut: string;
  readonly dureeMinutes?: number;
  readonly titre?: string;
  readonly participants?: readonly string[];
  /** Partenaire d'un point partenaire ; obligatoire pour lui, absent sinon. */
  readonly organismeId?: string;
};

export type RevueLigne = {
  readonly id: string;
  readonly titre: string;
  readonly type: string;
  readonly debut: string;
  readonly dureeMinutes: number;
  readonly etat: string;
  readonly version: number;
  readonly nombrePassages: number;
  readonly nombreSansQuestion: number;
  readonly enDirect: boolean;
  /** Partenaire d'un point partenaire. */
  readonly organisme: string | null;
  /** Instant où l'ordre du jour se fige : ensuite, un ajout dit pourquoi il est urgent. */
  readonly limiteOrdreDuJour: string;
  /** Vraie si elle suit le rythme de la plateforme. */
  readonly recurrente: boolean;
};

export type PassageVue = {
  readonly id: string;
  readonly ordre: number;
  readonly etat: string;
  readonly version: number;
  readonly dureeMinutes: number;
  readonly commenceLe: string | null;
  readonly termineLe: string | null;
  /** Faux : le lecteur n'a pas de droit sur ce dossier, il attend dans la salle d'attente ; rien d'autre n'est rempli. */
  readonly visible: boolean;
  readonly dossierId: string | null;
  readonly nomAffiche: string | null;
  readonly question: string | null;
  readonly questionDe: string | null;
  readonly raisons: readonly string[];
  readonly decision: DecisionVue | null;
  /** Voix attendues absentes quand la décision a été prise : elle est à représenter. */
  readonly voixManquantes: readonly string[];
  readonly capacites: readonly string[];
  /** STANDARD, LONG, ou LOT : « rien à signaler », qui passe avec les autres à la fin. */
  readonly format: FormatPassage;
  /** Pourquoi il s'est ajouté à un ordre du jour figé. */
  readonly urgence: string | null;
  /** Avis laissés par des voix qui seront absentes ; le lecteur n'en lit peut-être pas le texte. */
  readonly nombreAvis: number;
};

export type ActionDecision = {
  readonly quoi: string;
  readonly responsableId: string;
  readonly responsable?: string;
  readonly echeance: string;
};

export type DecisionVue = {
  readonly id: string;
  readonly code: string;
  readonly texte: string;
  readonly actions: readonly ActionDecision[];
  readonly phraseAssure: string;
  readonly prochainPassage: string | null;
  readonly auteur: string;
  readonly le: string;
};

export type ParticipantVue = {
  readonly agentId: string;
  readonly nom: string;
  readonly fonction: string;
  readonly unite: string;
  readonly etat: 'present' | 'attente' | 'reconnexion' | 'absent';
  readonly conduit: boolean;
  /** A prévenu qu'il ne viendrait pas. */
  readonly absencePrevue: boolean;
};

/** Vue d'une revue pour ce lecteur. */
export type RevueVue = RevueLigne & {
  readonly plateforme: { readonly id: string; readonly nom: string };
  readonly sequence: number;
  readonly conducteurId: string | null;
  /** À joindre à tout ordre de conduite : donné sous une époque passée, il est refusé (409). */
  readonly epoqueConduite: number;
  /** Participant qui demande la conduite. */
  readonly conduiteDemandeePar: string | null;
  readonly passageCourantId: string | null;
  readonly demarreeLe: string | null;
  readonly participants: readonly ParticipantVue[];
  readonly quorum: { readonly atteint: boolean; readonly manquants: readonly string[] };
  readonly passages: readonly PassageVue[];
  readonly capacites: readonly string[];
  /** Voix attendues qui manqueraient si ne venaient que les invités qui n'ont pas prévenu. */
  readonly voixManquantes: readonly string[];
};

/** Corps de `PUT /revues/{id}/ordre`. */
export type OrdonnerRequete = { readonly passages: readonly string[] };

/** Candidat proposé à l'ordre du jour, avec ses raisons. */
export type CandidatVue = {
  readonly dossierId: string;
  readonly numero: string;
  readonly nomAffiche: string;
  readonly raisons: readonly string[];
  readonly inscrit: boolean;
  /** Chaque raison dite en clair ; une date d'arrêt n'y est que pour qui la lit. */
  readonly explications: readonly { readonly raison: string; readonly texte: string }[];
  /** Question que la coordination peut accepter telle quelle. */
  readonly questionProposee: string;
  readonly format: FormatPassage;
  readonly dureeMinutes: number;
  /** Jour d'une autre séance à venir du même type où ce dossier est déjà inscrit. */
  readonly dejaInscritLe: string | null;
};

/** Brouillon du bloc décision, un seul écrivain à la fois. */
export type BrouillonVue = {
  readonly passageId: string;
  readonly version: number;
  readonly texte: string;
  readonly code: string | null;
  readonly actions: readonly ActionDecision[];
  readonly phraseAssure: string;
  readonly ecrivainId: string | null;
  readonly ecrivain: string | null;
  readonly majLe: string | null;
  /** Millisecondes depuis la dernière écriture, à l'instant de la lecture ; null sans écriture. */
  readonly silenceMs: number | null;
};

/** Corps de `POST /passages/{id}/decisions`. */
export type DeciderRequete = {
  readonly code: string;
  readonly texte: string;
  readonly actions: readonly { readonly quoi: string; readonly responsableId: string; readonly echeance: string }[];
  readonly phraseAssure: string;
  readonly prochainPassage?: string;
  readonly epoque?: number;
};

/** Réponse à une décision : acquittée seulement après validation en base. */
export type DecisionCreee = {
  readonly id: string;
  readonly sequence: number;
  readonly passageId: string;
  readonly taches: readonly string[];
};

/** Vue d'un passage courant pour ce lecteur : sa projection du dossier et qui ne voit pas chaque bloc. */
export type PassageCourantVue = {
  readonly passage: PassageVue;
  readonly dossier: DossierVue | null;
  readonly brouillon: BrouillonVue | null;
  /** catégorie → personnes présentes qui ne la voient pas. */
  readonly masqueA: Readonly<Record<string, readonly string[]>>;
  readonly enAttente: readonly { readonly nom: string; readonly fonction: string }[];
  readonly depuisDerniereRevue: readonly {
    readonly libelle: string;
    readonly categorie: string;
    readonly le: string;
  }[];
  /** Avis laissés d'avance, projetés : sans droit sur leur catégorie, le lecteur sait qui l'a laissé, pas ce qu'il dit. */
  readonly avisDifferes: readonly AvisDiffereVue[];
};

/** Action décidée la fois précédente, à suivre au début d'une séance. */
export type SuiviVue = {
  readonly tacheId: string;
  readonly dossierId: string;
  readonly nomAffiche: string | null;
  readonly quoi: string;
  readonly responsable: string | null;
  readonly echeance: string | null;
  readonly etat: string;
  readonly enRetard: boolean;
  /** Réponse donnée dans cette séance ; null tant qu'il n'y en a pas. */
  readonly reponse: 'FAIT' | 'PAS_FAIT' | null;
};

/** Sujet « à garder pour plus tard ». */
export type PlusTardVue = {
  readonly id: string;
  readonly passageId: string | null;
  readonly texte: string;
  readonly auteur: string;
  readonly le: string;
};

/** Événement de séance, déjà projeté ; `sequence` sans trou par revue. */
export type EvenementRevue = {
  readonly sequence: number;
  readonly type: string;
  readonly le: string;
  readonly passageId: string | null;
  readonly auteur: string | null;
  readonly donnees: Readonly<Record<string, unknown>> | null;
};

export type EvenementsRevue = { readonly evenements: readonly EvenementRevue[]; readonly sequence: number };

/** Compte rendu projeté pour le lecteur. */
export type CompteRenduVue = {
  readonly revueId: string;
  readonly titre: string;
  readonly debut: string;
  readonly fin: string | null;
  readonly fige: boolean;
  readonly figeLe: string | null;
  readonly presents: readonly { readonly nom: string; readonly fonction: string }[];
  readonly synthese: SyntheseSeance;
  readonly passages: readonly {
    readonly ordre: number;
    /** Null pour un dossier réservé : rien ne permet de le suivre d'une séance à l'autre. */
    readonly passageId: string | null;
    readonly visible: boolean;
    readonly nomAffiche: string | null;
    readonly question: string | null;
    readonly etat: string;
    readonly dureeSecondes: number | null;
    readonly voixManquantes: readonly string[];
    readonly decision: DecisionVue | null;
  }[];
  /** « À garder pour plus tard » en fin de séance. */
  readonly plusTard: readonly string[];
  /** Corrections datées d'un compte rendu figé. */
  readonly ajouts: readonly AjoutCompteRenduVue[];
  readonly capacites: readonly string[];
};

/** Ajout daté ; `ordre` : rang du dossier qu'il complète, null s'il vaut pour la séance. */
export type AjoutCompteRenduVue = {
  readonly id: string;
  readonly ordre: number | null;
  readonly texte: string;
  readonly auteur: string;
  readonly le: string;
};

/** Ouverture d'un compte rendu par un agent. */
export type LectureCompteRenduVue = {
  readonly nom: string;
  readonly fonction: string;
  readonly premiere: string;
  readonly derniere: string;
  readonly fois: number;
};
