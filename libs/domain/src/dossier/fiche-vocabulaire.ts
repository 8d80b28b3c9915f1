/** Moyens de joindre l'assuré ; SMS et courriel ne portent jamais de contenu. */
export const LIBELLES_CANAL_PREFERE = {
  TELEPHONE: 'Téléphone',
  SMS: 'SMS',
  COURRIEL: 'Courriel',
  COURRIER: 'Courrier',
} as const;

/** Sens d'un avis du Service médical, toujours sans motif (R.4127-104 CSP). */
export const LIBELLES_SENS_AVIS = { FAVORABLE: 'Favorable', DEFAVORABLE: 'Défavorable', RESERVE: 'Réservé' } as const;

/** Ce sur quoi porte un avis. */
export const LIBELLES_OBJET_AVIS = {
  ARRET_JUSTIFIE: 'Arrêt justifié',
  REPRISE: 'Reprise du travail',
  REPRISE_AMENAGEE: 'Reprise aménagée',
  TEMPS_PARTIEL_THERAPEUTIQUE: 'Temps partiel thérapeutique',
  ESSAI_ENCADRE: 'Essai encadré',
  ACTION_PENDANT_ARRET: 'Formation ou remobilisation pendant l’arrêt',
  CONVENTION_REEDUCATION: 'Convention de rééducation professionnelle',
  INVALIDITE: 'Invalidité',
} as const;

/** D'où vient une date de fin de droits : la plateforme ne la calcule jamais (domain.md 2.1). */
export const LIBELLES_SOURCE_DROITS = { SAISIE_CPAM: 'Saisie par la CPAM', LISTE_CPAM: 'Liste de la CPAM' } as const;

/** Formes de logement. */
export const LIBELLES_LOGEMENT = {
  PROPRIETAIRE: 'Propriétaire',
  LOCATAIRE: 'Locataire',
  HEBERGE: 'Hébergé(e)',
  SANS_LOGEMENT_STABLE: 'Sans logement stable',
} as const;

/** Façons de se déplacer. */
export const LIBELLES_MOBILITE = {
  VOITURE: 'Voiture',
  DEUX_ROUES: 'Deux-roues',
  TRANSPORTS_EN_COMMUN: 'Transports en commun',
  ACCOMPAGNEMENT: 'Avec l’aide d’un proche',
  SANS_MOYEN: 'Sans moyen de transport',
} as const;

/** Difficultés sociales repérées par l'assistant(e) de service social. */
export const LIBELLES_DIFFICULTE = {
  BUDGET: 'Budget',
  LOGEMENT: 'Logement',
  MOBILITE: 'Mobilité',
  ISOLEMENT: 'Isolement',
  FAMILLE: 'Situation familiale',
  ACCES_DROITS: 'Accès aux droits',
  NUMERIQUE: 'Usage du numérique',
  LANGUE: 'Langue, lecture, écriture',
  RELATION_EMPLOYEUR: 'Relation avec l’employeur',
  CONFIANCE: 'Confiance en soi',
} as const;

/** Types de ressources. */
export const LIBELLES_RESSOURCE = {
  INDEMNITES_JOURNALIERES: 'Indemnités journalières',
  COMPLEMENT_EMPLOYEUR: 'Complément de l’employeur',
  PREVOYANCE: 'Prévoyance',
  SALAIRE: 'Salaire',
  ALLOCATION_CHOMAGE: 'Allocation chômage',
  PENSION_INVALIDITE: 'Pension d’invalidité',
  RENTE_ATMP: 'Rente AT/MP',
  AAH: 'Allocation aux adultes handicapés',
  RSA: 'RSA',
  PRESTATIONS_FAMILIALES: 'Prestations familiales',
  RETRAITE: 'Retraite',
  AUTRE: 'Autre',
} as const;

/** Où en est la reconnaissance de la qualité de travailleur handicapé. */
export const LIBELLES_RQTH = {
  AUCUNE: 'Aucune démarche',
  ENVISAGEE: 'Envisagée',
  EN_PREPARATION: 'Dossier en préparation',
  DEPOSEE: 'Déposée',
  ACCORDEE: 'Accordée',
  REFUSEE: 'Refusée',
  EXPIREE: 'Expirée',
} as const;

/** Catégories de pension d'invalidité (L.341-4 CSS) ; une catégorie 2 peut travailler. */
export const LIBELLES_CATEGORIE_INVALIDITE = {
  AUCUNE: 'Aucune',
  CATEGORIE_1: 'Catégorie 1',
  CATEGORIE_2: 'Catégorie 2',
  CATEGORIE_3: 'Catégorie 3',
} as const;

/** Titres qui ouvrent l'obligation d'emploi sans RQTH. */
export const LIBELLES_TITRE_BOETH = {
  RENTE_ATMP: 'Rente AT/MP (taux d’au moins 10 %)',
  PENSION_INVALIDITE: 'Pension d’invalidité',
  AAH: 'Allocation aux adultes handicapés',
  CARTE_MOBILITE_INCLUSION: 'Carte mobilité inclusion «\u00a0invalidité\u00a0»',
} as const;

/** Ce que la personne vise. */
export const LIBELLES_INTENTION = {
  MEME_POSTE: 'Reprendre le même poste',
  POSTE_AMENAGE: 'Reprendre le même poste, aménagé',
  AUTRE_POSTE: 'Autre poste chez le même employeur',
  AUTRE_EMPLOYEUR: 'Changer d’employeur',
  RECONVERSION: 'Changer de métier',
  ACTIVITE_INDEPENDANTE: 'Poursuivre ou créer son activité',
  A_DEFINIR: 'Pas encore défini',
} as const;
