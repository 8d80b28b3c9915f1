import type { Page } from './commun.contrat.js';

/** Seuils d'une liste d'appel. */
export const SEUILS_REPERAGE = ['J45', 'J90'] as const;

/** État d'une ligne de repérage : une seule décision, définitive. */
export const ETATS_REPERAGE = ['A_TRAITER', 'SIGNALE', 'ECARTE'] as const;

/** Ligne de la liste d'appel d'un service (`GET /reperage?seuil=&unite=&etat=&limite=&curseur=`). */
export type ReperageVue = {
  readonly id: string;
  readonly version: number;
  readonly seuil: (typeof SEUILS_REPERAGE)[number];
  readonly unite: string;
  /** Jour où l'arrêt a passé le seuil. */
  readonly dateSeuil: string;
  readonly etat: string;
  readonly assure: {
    readonly nomAffiche: string;
    readonly dateNaissance: string;
    readonly telephone: string | null;
    readonly codePostal: string | null;
    readonly commune: string | null;
  };
  readonly arret: {
    readonly dateDebut: string;
    readonly dateFinPrescrite: string | null;
    readonly risque: string;
    readonly jours: number;
  };
  /** La personne a déjà un dossier ouvert ou un signalement en cours : à ne pas rappeler sans regarder. */
  readonly dejaSuivi: boolean;
  readonly signalementId: string | null;
  readonly capacites: readonly string[];
};

export type ReperagePage = Page<ReperageVue>;

/** Corps de `POST /reperage/{id}/transitions`. */
export type TransitionReperageRequete = { readonly transition: 'signaler' | 'ecarter'; readonly motif?: string };

/** Réponse d'une transition ; `signalementId` après `signaler`. */
export type TransitionReperageReponse = {
  readonly id: string;
  readonly etat: string;
  readonly version: number;
  readonly signalementId: string | null;
};
