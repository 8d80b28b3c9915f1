/** Corps de `POST /dossiers/{id}/visites-pre-reprise`. L'organisme est le SPST sollicité. */
export type CreerVisiteRequete = {
  readonly organismeId?: string;
  readonly commentaire?: string;
  readonly demander?: boolean;
};

/** Résultat d'une visite de pré-reprise (R.4624-30 CT) : jamais apte ni inapte, jamais de pathologie. */
export type ResultatVisite = {
  readonly amenagements: readonly string[];
  readonly restrictions: readonly string[];
  readonly reclassement: 'NON' | 'A_ETUDIER' | 'RECOMMANDE';
  readonly formation: 'NON' | 'A_ETUDIER' | 'RECOMMANDEE';
  readonly precisions?: string;
};

/** Corps de `POST /visites-pre-reprise/{id}/transitions`. */
export type TransitionVisiteRequete = {
  readonly transition:
    | 'demander'
    | 'planifier'
    | 'refuser'
    | 'realiser'
    | 'absence'
    | 'transmettreRecommandations'
    | 'opposerTransmission';
  readonly dateHeure?: string;
  readonly lieu?: string;
  readonly resultat?: ResultatVisite;
  /** Réponse de l'assuré sur la transmission, recueillie en face à face. */
  readonly accordTransmission?: boolean;
  readonly motif?: string;
};

export type VisiteVue = {
  readonly id: string;
  readonly dossierId: string;
  readonly numeroDossier: string;
  /** null tant que l'accord de l'assuré ne permet pas à ce lecteur de connaître son identité. */
  readonly nomAffiche: string | null;
  readonly etat: string;
  readonly version: number;
  readonly demandeePar: string | null;
  readonly demandeeLe: string | null;
  readonly organisme: { readonly id: string; readonly nom: string } | null;
  readonly dateHeure: string | null;
  readonly lieu: string | null;
  readonly resultat: ResultatVisite | null;
  readonly accordTransmission: boolean | null;
  readonly capacites: readonly string[];
};
