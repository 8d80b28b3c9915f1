import type { FaitsCloture } from '../cloture/faits-cloture.js';
import type { MoisSuivi } from '../cloture/issue.js';
import type { EtatRelais, NatureRelais, RefusRelais } from '../cloture/relais.js';
import type { EtatSuivi, SituationSuivi, UtiliteSuivi } from '../cloture/suivi.js';
import type { ModaliteComptee } from '../entretien/entretien.js';
import type { CasePubliee } from '../pilotage/effectifs.js';

/** Clôture et ce qui la suit (`GET /dossiers/{id}/cloture`), projetées pour ce lecteur. */
export type ClotureVue = {
  readonly etat: string;
  /** Comptés par la plateforme, jamais saisis. */
  readonly mesures: {
    readonly entretiens: number;
    readonly parModalite: Readonly<Partial<Record<ModaliteComptee, number>>>;
    /** Mois entiers depuis l'ouverture, jusqu'à la clôture ou ce jour. */
    readonly mois: number;
  };
  /** Livret publié : le dernier vaut livret final. */
  readonly livretFinal: { readonly version: number; readonly le: string } | null;
  /** Faits connus des dispositifs, proposés à qui clôt ; vide pour les autres. */
  readonly faitsConnus: Partial<FaitsCloture>;
  /** De la plus récente à la plus ancienne ; une clôture rouverte le dit. */
  readonly clotures: readonly ClotureFaite[];
  readonly relais: readonly RelaisVue[];
  readonly suivis: readonly NouvellesVue[];
  readonly peutProposerRelais: boolean;
};

/** Clôture faite ; `issue` est nulle, et un fait absent, pour qui ne doit pas les savoir. */
export type ClotureFaite = {
  readonly id: string;
  readonly le: string;
  readonly issue: string | null;
  readonly faits: Partial<FaitsCloture>;
  readonly entretiens: number;
  readonly mois: number;
  readonly par: string;
  readonly rouverteLe: string | null;
};

/** Relais proposé à un partenaire, et sa réponse. */
export type RelaisVue = {
  readonly id: string;
  readonly nature: NatureRelais;
  /** Organisme membre, ou interlocuteur sans accès. */
  readonly destinataire: string | null;
  readonly etat: EtatRelais;
  readonly version: number;
  readonly motifRefus: RefusRelais | null;
  readonly proposeLe: string;
  readonly proposePar: string;
  readonly reponduLe: string | null;
  readonly transitions: readonly string[];
};

/** Corps de `POST /dossiers/{id}/relais` : un membre (`unite` et `organismeId`), ou un interlocuteur nommé. */
export type ProposerRelaisRequete = {
  readonly nature: NatureRelais;
  readonly unite?: string;
  readonly organismeId?: string;
  readonly interlocuteur?: string;
};

/** Corps de `POST /relais/{id}/transitions` ; `reponduLe` vaut aujourd'hui s'il n'est pas donné. */
export type TransitionRelaisRequete = {
  readonly transition: string;
  readonly motif?: RefusRelais;
  readonly reponduLe?: string;
};

/** Suivi après la clôture ; la réponse ne se montre qu'à la personne et à qui lit le social. */
export type NouvellesVue = {
  readonly id: string;
  readonly mois: MoisSuivi;
  readonly echeance: string;
  readonly etat: EtatSuivi;
  readonly version: number;
  readonly demandeLe: string | null;
  readonly relances: number;
  readonly reponduLe: string | null;
  readonly canal: 'EN_LIGNE' | 'TELEPHONE' | null;
  readonly reponse: ReponseSuivi | null;
  readonly peutRepondre: boolean;
};

/** Réponse d'une minute, et corps de `POST /suivis/{id}/reponse`. */
export type ReponseSuivi = {
  readonly situation: SituationSuivi;
  readonly utilite: UtiliteSuivi;
  readonly rappel: boolean;
};

/** Relais ou suivi avancé. */
export type PasCloture = { readonly id: string; readonly etat: string; readonly version: number };

/** Suivi d'une plateforme en nombres (`GET /pilotage/suivis`), petits effectifs masqués. */
export type ResumeSuivis = {
  readonly du: string;
  readonly au: string;
  readonly calculeLe: string;
  readonly effectifMinimal: number;
  readonly moments: readonly {
    readonly mois: MoisSuivi;
    /** Demandes parties dans la période. */
    readonly demandes: number | null;
    readonly etats: Readonly<Record<'REPONDU' | 'SANS_REPONSE' | 'EN_ATTENTE', CasePubliee>>;
    /** `null` : trop peu de réponses, ou un compte qui rendrait un effectif masqué. */
    readonly situations: Readonly<Record<SituationSuivi, CasePubliee>> | null;
    readonly utilites: Readonly<Record<UtiliteSuivi, CasePubliee>> | null;
  }[];
};
