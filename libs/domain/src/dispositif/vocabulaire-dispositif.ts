/** Présence d'un jour d'essai : la demi-journée compte pour un demi-jour ouvrable. */
export const LIBELLES_MOMENT = { JOURNEE: 'Journée', MATIN: 'Matin', APRES_MIDI: 'Après-midi' } as const;

export const LIBELLES_CONCLUSION_ESSAI = {
  POSTE_COMPATIBLE: 'Le poste convient',
  POSTE_A_AMENAGER: 'Le poste convient avec des aménagements',
  AUTRE_POSTE_A_CHERCHER: 'Un autre poste est à chercher',
  NON_CONCLUANT: 'L’essai ne permet pas de conclure',
} as const;

/** Déclaré inapte, ou risque d'inaptitude vu par le médecin du travail, handicapé ou non (L.5213-3-1 CT). */
export const LIBELLES_ELIGIBILITE_CRPE = {
  INAPTE: 'Inaptitude déclarée par le médecin du travail',
  RISQUE_INAPTITUDE: 'Risque d’inaptitude vu en pré-reprise',
} as const;

export const LIBELLES_ISSUE_CRPE = {
  REINTEGRATION_POSTE: 'Retour à son poste',
  AUTRE_POSTE: 'Autre poste dans l’entreprise',
  EMBAUCHE_ENTREPRISE_ACCUEIL: 'Embauche par l’entreprise d’accueil',
  ECHEC: 'Sans suite dans l’emploi',
} as const;

export const LIBELLES_ISSUE_TEMPS_PARTIEL = {
  TEMPS_PLEIN: 'Reprise à temps plein',
  NOUVEL_ARRET: 'Nouvel arrêt',
  INVALIDITE: 'Invalidité',
  AUTRE: 'Autre',
} as const;

/** Actions possibles pendant un arrêt (L.323-3-1 CSS ; domain.md 2.2.9). */
export const LIBELLES_NATURE_ACTION = {
  FORMATION_QUALIFIANTE: 'Formation qualifiante',
  VAE: 'Validation des acquis de l’expérience',
  BILAN_COMPETENCES: 'Bilan de compétences',
  HANDIBTP: 'HandiBTP',
  ARPIJ: 'ARPIJ, remobilisation en neuf semaines',
  INCLUPRO_FORMATION: 'Inclu’Pro Formation',
  DISPOSITIF_LOCAL: 'Action locale',
  DISPOSITIF_LOCAL_FINANCE_AM: 'Action locale financée par l’Assurance Maladie',
  PREORIENTATION: 'Préorientation',
} as const;

export const LIBELLES_ISSUE_ACTION = {
  PROJET_VALIDE: 'Projet validé',
  PROJET_NON_VALIDE: 'Projet non validé',
} as const;

export const LIBELLES_OBJET_PMSMP = {
  DECOUVRIR_METIER: 'Découvrir un métier',
  CONFIRMER_PROJET: 'Confirmer un projet',
  INITIER_RECRUTEMENT: 'Préparer un recrutement',
} as const;

/** D.6323-9 CT : la condition d'ancienneté tombe dans ces deux cas. */
export const LIBELLES_DISPENSE_ANCIENNETE = {
  MALADIE_PROFESSIONNELLE: 'Maladie professionnelle',
  ABSENCE_SIX_MOIS: 'Absent six mois sur vingt-quatre',
} as const;

export const LIBELLES_CATEGORIE_PENSION = {
  CATEGORIE_1: 'Catégorie 1',
  CATEGORIE_2: 'Catégorie 2',
  CATEGORIE_3: 'Catégorie 3',
} as const;

/** Étapes qui précèdent tout avis d'inaptitude (R.4624-42 CT). */
export const LIBELLES_ETUDE_INAPTITUDE = {
  ETUDE_POSTE: 'Étude du poste',
  ETUDE_CONDITIONS: 'Étude des conditions de travail',
  ECHANGE_EMPLOYEUR: 'Échange avec l’employeur',
  ECHANGE_SALARIE: 'Échange avec le salarié',
} as const;

export const LIBELLES_AVIS_INAPTITUDE = {
  AVEC_RECLASSEMENT: 'Inaptitude, reclassement à chercher',
  DISPENSE_MAINTIEN_DANGEREUX: 'Dispense : tout maintien nuirait gravement à la santé',
  DISPENSE_RECLASSEMENT_IMPOSSIBLE: 'Dispense : l’état de santé empêche tout reclassement',
} as const;

/** Qui a demandé la visite de reprise : l'employeur, ou l'assuré si l'employeur ne le fait pas (R.4624-31 CT). */
export const LIBELLES_DEMANDEUR_REPRISE = { EMPLOYEUR: 'L’employeur', ASSURE: 'L’assuré' } as const;

/** Résultat d'une visite de reprise, sans raison médicale ; il dit un statut de santé, et se lit comme lui. */
export const LIBELLES_RESULTAT_REPRISE = {
  REPRISE_SANS_RESERVE: 'Reprise sans réserve',
  REPRISE_AVEC_AMENAGEMENT: 'Reprise avec aménagement',
  INAPTITUDE: 'Inaptitude',
} as const;

/** Actions locales connues, par territoire (domain.md 2.2.9) : le catalogue s'enrichit sans toucher aux règles. */
export const ACTIONS_LOCALES: readonly { readonly nom: string; readonly territoire: string }[] = [
  { nom: 'Ateliers du présent', territoire: 'Rhône-Alpes' },
  { nom: 'ARP', territoire: 'Rhône-Alpes' },
  { nom: 'MET', territoire: 'Rhône-Alpes' },
  { nom: 'MIFE', territoire: 'Rhône-Alpes' },
  { nom: 'Mieux gérer sa situation professionnelle (CIBC)', territoire: 'Rhône-Alpes' },
  { nom: 'AMPP', territoire: 'Centre-Val de Loire' },
];
