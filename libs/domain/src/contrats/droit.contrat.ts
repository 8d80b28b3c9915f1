import type {
  CanalDemandeDroit,
  EtatDemandeDroit,
  TransitionDemandeDroit,
  TypeDemandeDroit,
} from '../droit/demande-droit.js';
import type { SituationDelai } from '../droit/delai-droit.js';
import type { PartieLivret } from '../livret/parties-livret.js';
import type { MotifLimitation } from '../droit/limitation.js';

/** Corps de `POST /mes-droits/demandes` : la personne dit son droit, et ce qu'elle veut préciser. */
export type DeposerDemandeRequete = {
  readonly type: TypeDemandeDroit;
  readonly detail?: string;
  /** Partie du livret à corriger, pour une rectification demandée depuis ce bloc. */
  readonly objet?: PartieLivret;
};

/** Corps de `POST /dossiers/{id}/demandes-droit` : un agent écrit ce que la personne lui a dit. */
export type SaisirDemandeRequete = DeposerDemandeRequete & { readonly canal: CanalDemandeDroit };

/** Corps de `POST …/transitions` d'une demande. `texte` : réponse, question ou précision ; `motif` : raison d'un refus, d'une prolongation. */
export type TransitionDemandeRequete = {
  readonly transition: TransitionDemandeDroit;
  readonly texte?: string;
  readonly motif?: string;
  /** Raison du gel, quand une limitation est accordée. */
  readonly motifLimitation?: MotifLimitation;
};

/** Ce qui s'est dit sur une demande, du plus ancien au plus récent. */
export type EchangeDemande = {
  readonly le: string;
  readonly transition: TransitionDemandeDroit | 'deposer';
  /** « Vous », « Délégué à la protection des données », ou la fonction de l'agent. */
  readonly qui: string;
  readonly texte: string | null;
  readonly motif: string | null;
};

/** Fichiers d'un accès aux données ; chaque fichier se télécharge une fois, jusqu'à `expireLe`. */
export type ExportAccesVue = {
  readonly id: string;
  readonly etat: 'EN_PREPARATION' | 'PRET' | 'EPUISE' | 'ECHEC';
  readonly expireLe: string | null;
  readonly pdfRestant: boolean;
  readonly jsonRestant: boolean;
};

/** Demande vue par la personne (`GET /mes-droits`). */
export type MaDemandeVue = {
  readonly id: string;
  readonly version: number;
  readonly type: TypeDemandeDroit;
  readonly etat: EtatDemandeDroit;
  readonly deposeeLe: string;
  /** Dernier jour pour répondre, `AAAA-MM-JJ`. */
  readonly echeance: string;
  readonly prolongee: boolean;
  readonly echanges: readonly EchangeDemande[];
  readonly export: ExportAccesVue | null;
  /** Transitions offertes à qui lit. */
  readonly capacites: readonly TransitionDemandeDroit[];
};

/** `GET /mes-droits`. */
export type MesDroitsVue = {
  readonly dossierId: string;
  /** Dossiers que cette personne peut choisir (`?dossierId=`) : un pour un assuré, un par mandat pour un mandataire. */
  readonly dossiers: readonly { readonly dossierId: string; readonly nomAffiche: string }[];
  readonly limite: boolean;
  readonly demandes: readonly MaDemandeVue[];
  /** La personne peut déposer une demande. */
  readonly peutDemander: boolean;
};

/** Ligne de la file du délégué (`GET /demandes-droit`) : ni nom, ni texte. */
export type LigneDemandeDroit = {
  readonly id: string;
  readonly type: TypeDemandeDroit;
  readonly etat: EtatDemandeDroit;
  readonly canal: CanalDemandeDroit;
  readonly numero: string | null;
  readonly deposeeLe: string;
  readonly echeance: string;
  readonly prolongee: boolean;
  readonly situation: SituationDelai | null;
};

/** Demande ouverte par le délégué (`GET /demandes-droit/{id}`), lecture journalisée. */
export type DemandeDroitVue = LigneDemandeDroit & {
  readonly version: number;
  readonly dossierId: string | null;
  /** Qui demande, pour lui répondre ; nul quand le dossier a été effacé. */
  readonly personne: string | null;
  readonly limite: boolean;
  readonly echanges: readonly EchangeDemande[];
  readonly export: ExportAccesVue | null;
  readonly capacites: readonly TransitionDemandeDroit[];
};

/** Demande d'un dossier, vue par le Service social (`GET /dossiers/{id}/demandes-droit`) : le texte n'y est que pour corriger. */
export type DemandeDuDossierVue = {
  readonly id: string;
  readonly version: number;
  readonly type: TypeDemandeDroit;
  readonly etat: EtatDemandeDroit;
  readonly deposeeLe: string;
  readonly echeance: string;
  readonly texte: string | null;
};

/** Réponse d'un dépôt ou d'une transition. */
export type DemandeDeposee = {
  readonly id: string;
  readonly version: number;
  readonly etat: EtatDemandeDroit;
  readonly echeance: string;
};

/** Corps de `POST /dossiers/{id}/limitation` et de sa levée. */
export type LimiterDossierRequete = { readonly motif: MotifLimitation; readonly commentaire?: string };
export type LeverLimitationRequete = { readonly commentaire: string };

/** Gel d'un dossier (`GET /dossiers/{id}/limitation`). */
export type LimitationVue = {
  readonly dossierId: string;
  readonly limite: boolean;
  readonly motif: MotifLimitation | null;
  readonly depuis: string | null;
};
