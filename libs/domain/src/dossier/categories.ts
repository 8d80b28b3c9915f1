/**
 * Catégories de données de domain.md 1.5 : chacune est une ressource à part, avec ses propres droits.
 * L'ordre est celui de la matrice.
 */
export const CATEGORIES = [
  'identite',
  'nir',
  'coordonnees',
  'arret',
  'medical',
  'avis',
  'capacites',
  'social',
  'finances',
  'emploi',
  'statutSante',
  'projet',
  'dispositifs',
  'revueAgenda',
  'revueDecisions',
  'revueNotes',
  'taches',
  'livret',
  'documentsAdministratifs',
  'documentsSociaux',
  'documentsMedicaux',
  'consentements',
  'journal',
  'statistiques',
] as const;

export type CategorieDonnee = (typeof CATEGORIES)[number];

/** Catégories dont le contenu tient dans la vue d'un dossier et s'écrit par `PUT /dossiers/{id}/categories/{categorie}`. */
export const CATEGORIES_FICHE = [
  'identite',
  'nir',
  'coordonnees',
  'arret',
  'avis',
  'capacites',
  'social',
  'finances',
  'emploi',
  'statutSante',
  'projet',
] as const satisfies readonly CategorieDonnee[];

export type CategorieFiche = (typeof CATEGORIES_FICHE)[number];

/** Catégories jamais conservées : le secret médical reste chez le professionnel (R.4127-104 CSP ; domain.md 1.5, conséquence 2). */
export const CATEGORIES_JAMAIS_CONSERVEES = [
  'medical',
  'documentsMedicaux',
] as const satisfies readonly CategorieDonnee[];

/** Catégories qu'un consentement partenaire peut ouvrir (cellules C et CW de la matrice). */
export const CATEGORIES_PARTAGEABLES = [
  'identite',
  'coordonnees',
  'arret',
  'avis',
  'capacites',
  'emploi',
  'statutSante',
  'projet',
  'dispositifs',
  'revueAgenda',
  'revueDecisions',
  'livret',
  'documentsAdministratifs',
] as const satisfies readonly CategorieDonnee[];

export type CategoriePartageable = (typeof CATEGORIES_PARTAGEABLES)[number];

export const LIBELLES_CATEGORIE: Readonly<Record<CategorieDonnee, string>> = {
  identite: 'Identité',
  nir: 'Numéro de sécurité sociale',
  coordonnees: 'Coordonnées',
  arret: 'Arrêt de travail',
  medical: 'Diagnostic et motifs médicaux',
  avis: 'Avis du Service médical',
  capacites: 'Capacités',
  social: 'Situation sociale et familiale',
  finances: 'Finances',
  emploi: 'Emploi',
  statutSante: 'RQTH, invalidité',
  projet: 'Projet professionnel',
  dispositifs: 'Dispositifs',
  revueAgenda: 'Revue : ordre du jour',
  revueDecisions: 'Revue : décisions',
  revueNotes: 'Revue : notes personnelles',
  taches: 'Tâches',
  livret: 'Livret de suivi',
  documentsAdministratifs: 'Documents administratifs',
  documentsSociaux: 'Documents sociaux',
  documentsMedicaux: 'Documents médicaux',
  consentements: 'Accords',
  journal: 'Journal des accès',
  statistiques: 'Statistiques',
};
