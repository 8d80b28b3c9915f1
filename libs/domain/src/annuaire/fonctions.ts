/** Fonctions professionnelles qui donnent des droits (domain.md 1.5 et 9). Les droits suivent la fonction, jamais l'employeur. */
export const FONCTIONS = [
  'MEDECIN_CONSEIL',
  'INFIRMIER_SERVICE_MEDICAL',
  'TECHNICIEN_SERVICE_MEDICAL',
  'CSAM_SERVICE_MEDICAL',
  'REFERENT_CPAM',
  'ASSISTANT_SERVICE_SOCIAL',
  'CSAM_SERVICE_SOCIAL',
  'COORDINATEUR',
  'MEDECIN_TRAVAIL',
  'INFIRMIER_SANTE_TRAVAIL',
  'CELLULE_SPST',
  'IPRP',
  'COORDINATEUR_ETM',
  'CONSEILLER_CAP_EMPLOI',
  'EQUIPE_COMETE',
  'MEDECIN_TRAITANT',
  'ASSURE',
  'MANDATAIRE',
  'ADMINISTRATEUR',
  'DPO',
  'PILOTE',
] as const;

export type Fonction = (typeof FONCTIONS)[number];

/** Colonnes de la matrice de domain.md 1.5, dans l'ordre du tableau. */
export const COLONNES = [
  'MC',
  'ISM',
  'CPAM',
  'ASS',
  'CSS',
  'COO',
  'MDT',
  'CEL',
  'ETM',
  'CE',
  'COM',
  'MT',
  'ASSU',
  'ADM',
  'PIL',
] as const;

export type Colonne = (typeof COLONNES)[number];

/** Colonne de la matrice dont relève chaque fonction ; le DPO n'en a pas : il ne lit que le journal et les demandes de droit. */
export const COLONNE_DE_FONCTION = {
  MEDECIN_CONSEIL: 'MC',
  INFIRMIER_SERVICE_MEDICAL: 'ISM',
  TECHNICIEN_SERVICE_MEDICAL: 'ISM',
  CSAM_SERVICE_MEDICAL: 'ISM',
  REFERENT_CPAM: 'CPAM',
  ASSISTANT_SERVICE_SOCIAL: 'ASS',
  CSAM_SERVICE_SOCIAL: 'CSS',
  COORDINATEUR: 'COO',
  MEDECIN_TRAVAIL: 'MDT',
  INFIRMIER_SANTE_TRAVAIL: 'MDT',
  CELLULE_SPST: 'CEL',
  IPRP: 'CEL',
  COORDINATEUR_ETM: 'ETM',
  CONSEILLER_CAP_EMPLOI: 'CE',
  EQUIPE_COMETE: 'COM',
  MEDECIN_TRAITANT: 'MT',
  ASSURE: 'ASSU',
  MANDATAIRE: 'ASSU',
  ADMINISTRATEUR: 'ADM',
  DPO: null,
  PILOTE: 'PIL',
} as const satisfies Record<Fonction, Colonne | null>;

/** Unités de rattachement ; le Service médical est une unité de la CPAM depuis octobre 2025, avec son propre secret. */
export const UNITES = [
  'SERVICE_MEDICAL',
  'CPAM',
  'SERVICE_SOCIAL',
  'COORDINATION',
  'SPST',
  'ETM',
  'CAP_EMPLOI',
  'COMETE',
  'MEDECINE_DE_VILLE',
  'ASSURE',
  'ADMINISTRATION',
  'PILOTAGE',
] as const;

export type Unite = (typeof UNITES)[number];

/** Unité naturelle de chaque fonction. */
export const UNITE_DE_FONCTION = {
  MEDECIN_CONSEIL: 'SERVICE_MEDICAL',
  INFIRMIER_SERVICE_MEDICAL: 'SERVICE_MEDICAL',
  TECHNICIEN_SERVICE_MEDICAL: 'SERVICE_MEDICAL',
  CSAM_SERVICE_MEDICAL: 'SERVICE_MEDICAL',
  REFERENT_CPAM: 'CPAM',
  ASSISTANT_SERVICE_SOCIAL: 'SERVICE_SOCIAL',
  CSAM_SERVICE_SOCIAL: 'SERVICE_SOCIAL',
  COORDINATEUR: 'COORDINATION',
  MEDECIN_TRAVAIL: 'SPST',
  INFIRMIER_SANTE_TRAVAIL: 'SPST',
  CELLULE_SPST: 'SPST',
  IPRP: 'SPST',
  COORDINATEUR_ETM: 'ETM',
  CONSEILLER_CAP_EMPLOI: 'CAP_EMPLOI',
  EQUIPE_COMETE: 'COMETE',
  MEDECIN_TRAITANT: 'MEDECINE_DE_VILLE',
  ASSURE: 'ASSURE',
  MANDATAIRE: 'ASSURE',
  ADMINISTRATEUR: 'ADMINISTRATION',
  DPO: 'ADMINISTRATION',
  PILOTE: 'PILOTAGE',
} as const satisfies Record<Fonction, Unite>;

/** Unités internes à l'Assurance Maladie : le consentement à l'accompagnement coordonné leur ouvre le dossier (domain.md 1.3 a). */
export const UNITES_ASSURANCE_MALADIE = [
  'SERVICE_MEDICAL',
  'CPAM',
  'SERVICE_SOCIAL',
  'COORDINATION',
] as const satisfies readonly Unite[];

/** Unités partenaires : chacune ne lit qu'avec le consentement exprès de l'assuré (L.1110-4 III CSP). */
export const UNITES_PARTENAIRES = [
  'SPST',
  'ETM',
  'CAP_EMPLOI',
  'COMETE',
  'MEDECINE_DE_VILLE',
] as const satisfies readonly Unite[];

export const TYPES_ORGANISME = [
  'CPAM',
  'SERVICE_SOCIAL',
  'SPST',
  'CAP_EMPLOI',
  'OPS',
  'COMETE',
  'CABINET_MEDICAL',
  'EDITEUR',
] as const;

export type TypeOrganisme = (typeof TYPES_ORGANISME)[number];

/** Libellés affichés des fonctions. */
export const LIBELLES_FONCTION: Readonly<Record<Fonction, string>> = {
  MEDECIN_CONSEIL: 'Médecin conseil',
  INFIRMIER_SERVICE_MEDICAL: 'Infirmier(ère) du Service médical',
  TECHNICIEN_SERVICE_MEDICAL: 'Technicien(ne) du Service médical',
  CSAM_SERVICE_MEDICAL: 'CSAM du Service médical',
  REFERENT_CPAM: 'Référent(e) PDP de la CPAM',
  ASSISTANT_SERVICE_SOCIAL: 'Assistant(e) de service social',
  CSAM_SERVICE_SOCIAL: 'CSAM du Service social',
  COORDINATEUR: 'Coordinateur(trice)',
  MEDECIN_TRAVAIL: 'Médecin du travail',
  INFIRMIER_SANTE_TRAVAIL: 'Infirmier(ère) de santé au travail',
  CELLULE_SPST: 'Cellule PDP du service de santé au travail',
  IPRP: 'Intervenant(e) en prévention des risques',
  COORDINATEUR_ETM: 'Coordinateur(trice) de l’équipe technique de maintien',
  CONSEILLER_CAP_EMPLOI: 'Conseiller(ère) Cap emploi',
  EQUIPE_COMETE: 'Équipe Comète',
  MEDECIN_TRAITANT: 'Médecin traitant',
  ASSURE: 'Assuré(e)',
  MANDATAIRE: 'Mandataire',
  ADMINISTRATEUR: 'Administrateur(trice)',
  DPO: 'Délégué(e) à la protection des données',
  PILOTE: 'Pilotage',
};

export const LIBELLES_UNITE: Readonly<Record<Unite, string>> = {
  SERVICE_MEDICAL: 'Service médical',
  CPAM: 'CPAM',
  SERVICE_SOCIAL: 'Service social',
  COORDINATION: 'Coordination',
  SPST: 'Santé au travail',
  ETM: 'Équipe technique de maintien',
  CAP_EMPLOI: 'Cap emploi',
  COMETE: 'Comète',
  MEDECINE_DE_VILLE: 'Médecine de ville',
  ASSURE: 'Assuré',
  ADMINISTRATION: 'Administration',
  PILOTAGE: 'Pilotage',
};
