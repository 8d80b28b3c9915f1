/** Groupe d'une préconisation, unité comptée dans les bilans. */
export const groupePreconisation = (code: CodePreconisation): GroupePreconisation => PRECONISATIONS[code].groupe;

/** Vrai pour un code de préconisation connu. */
export const estPreconisation = (code: string): code is CodePreconisation => Object.hasOwn(PRECONISATIONS, code);

/** Préconisations comptées (domain.md 7.3) ; une personne peut en avoir plusieurs. */
export const PRECONISATIONS = {
  VISITE_PRE_REPRISE: { libelle: 'Visite de pré-reprise', groupe: 'MESURES_PROFESSIONNELLES' },
  RQTH: { libelle: 'Reconnaissance de travailleur handicapé', groupe: 'MESURES_PROFESSIONNELLES' },
  RELAIS_INSERTION: { libelle: 'Relais vers un partenaire de l’insertion', groupe: 'MESURES_PROFESSIONNELLES' },
  TEMPS_PARTIEL_THERAPEUTIQUE: { libelle: 'Temps partiel thérapeutique', groupe: 'MESURES_PROFESSIONNELLES' },
  REMOBILISATION: { libelle: 'Orientation et remobilisation pendant l’arrêt', groupe: 'MESURES_PROFESSIONNELLES' },
  ESSAI_ENCADRE: { libelle: 'Essai encadré', groupe: 'MESURES_PROFESSIONNELLES' },
  FORMATION_CONTINUE: { libelle: 'Formation continue pendant l’arrêt', groupe: 'MESURES_PROFESSIONNELLES' },
  BILAN_COMPETENCES: { libelle: 'Bilan de compétences', groupe: 'MESURES_PROFESSIONNELLES' },
  CPF: { libelle: 'Compte personnel de formation', groupe: 'MESURES_PROFESSIONNELLES' },
  VISITE_REPRISE: { libelle: 'Visite de reprise', groupe: 'MESURES_PROFESSIONNELLES' },
  AUTRE_MESURE: { libelle: 'Autre mesure professionnelle', groupe: 'MESURES_PROFESSIONNELLES' },
  REVENUS_DROITS: { libelle: 'Revenus de substitution et accès aux droits', groupe: 'REVENUS_SUBSTITUTION_DROITS' },
  ACTION_SOCIALE: { libelle: 'Action sociale d’un organisme ou d’une association', groupe: 'ACTIONS_SOCIALES' },
} as const satisfies Readonly<Record<string, { readonly libelle: string; readonly groupe: GroupePreconisation }>>;

/** Code d'une préconisation. */
export type CodePreconisation = keyof typeof PRECONISATIONS;

/** Tous les codes, dans l'ordre d'affichage. */
export const CODES_PRECONISATION = Object.keys(PRECONISATIONS) as readonly CodePreconisation[];

/** Groupes de préconisations. */
export const GROUPES_PRECONISATION = [
  'MESURES_PROFESSIONNELLES',
  'REVENUS_SUBSTITUTION_DROITS',
  'ACTIONS_SOCIALES',
] as const;

/** Code d'un groupe de préconisations. */
export type GroupePreconisation = (typeof GROUPES_PRECONISATION)[number];

/** Libellés des groupes. */
export const LIBELLES_GROUPE_PRECONISATION: Readonly<Record<GroupePreconisation, string>> = {
  MESURES_PROFESSIONNELLES: 'Mesures professionnelles',
  REVENUS_SUBSTITUTION_DROITS: 'Revenus de substitution et droits',
  ACTIONS_SOCIALES: 'Actions sociales',
};

/** Où en est une préconisation. */
export const LIBELLES_STATUT_PRECONISATION = {
  PROPOSEE: 'Proposée',
  ACCEPTEE: 'Acceptée',
  REALISEE: 'Réalisée',
  ABANDONNEE: 'Abandonnée',
} as const;
