/** Sur quoi s'appuyer, ce qui freine, ce qui manque : une liste de codes par catégorie de la matrice, reprises en revue. */
export const RESSOURCES_DIAGNOSTIC = {
  social: {
    ENTOURAGE: 'Entourage présent',
    RESEAU: 'Réseau, vie associative',
    MOBILE: 'Se déplace seul(e)',
    NUMERIQUE: 'À l’aise avec le numérique',
    LOGEMENT_STABLE: 'Logement stable',
  },
  finances: {
    REVENU_MAINTENU: 'Revenu maintenu',
    PREVOYANCE: 'Prévoyance',
    EPARGNE: 'Réserve pour les imprévus',
    DROITS_OUVERTS: 'Droits déjà ouverts',
  },
  emploi: {
    EMPLOYEUR_AIDANT: 'Employeur prêt à aider',
    CONTRAT_STABLE: 'Contrat stable',
    LIEN_GARDE: 'Lien gardé avec l’équipe',
    POSTES_VARIES: 'Autres postes dans l’entreprise',
  },
  projet: {
    COMPETENCES: 'Compétences transférables',
    EXPERIENCE: 'Expérience solide',
    MOTIVATION: 'Motivation',
    IDEE_DE_METIER: 'Une idée de métier',
    DEJA_FORME: 'Déjà passé par une formation',
  },
} as const;

export const FREINS_DIAGNOSTIC = {
  social: {
    ISOLEMENT: 'Isolement',
    MOBILITE: 'Déplacements difficiles',
    GARDE: 'Garde d’enfants ou d’un proche',
    LANGUE: 'Langue, lecture, écriture',
    SANS_NUMERIQUE: 'Usage du numérique',
    LOGEMENT: 'Logement',
  },
  finances: {
    REVENU_INSUFFISANT: 'Revenu insuffisant',
    DETTES: 'Dettes',
    FIN_DE_DROITS: 'Fin de droits proche',
    FRAIS_A_AVANCER: 'Frais à avancer',
  },
  emploi: {
    POSTE_INADAPTE: 'Poste à adapter',
    RELATION_EMPLOYEUR: 'Relation avec l’employeur',
    PEUR_DE_PERDRE_EMPLOI: 'Crainte de perdre son emploi',
    SANS_AUTRE_POSTE: 'Pas d’autre poste possible',
    CONTRAT_COURT: 'Contrat qui se termine',
  },
  projet: {
    SANS_PROJET: 'Pas encore de projet',
    QUALIFICATION: 'Qualification à compléter',
    CONFIANCE: 'Confiance en ses capacités',
    OFFRE_LOCALE: 'Peu d’offres près de chez soi',
    TEMPS: 'Calendrier incertain',
  },
} as const;

export const BESOINS_DIAGNOSTIC = {
  social: {
    AIDE_AUX_DEMARCHES: 'Aide aux démarches',
    RELAIS_FAMILIAL: 'Relais pour la famille',
    MOBILITE: 'Aide aux déplacements',
    ECOUTE: 'Écoute, soutien',
    GROUPE: 'Échanges en groupe',
  },
  finances: {
    AIDE_PONCTUELLE: 'Aide financière ponctuelle',
    BUDGET: 'Appui sur le budget',
    ACCES_AUX_DROITS: 'Accès aux droits',
  },
  emploi: {
    AMENAGEMENT: 'Aménagement du poste',
    CONTACT_EMPLOYEUR: 'Reprise de contact avec l’employeur',
    CONTACT_SANTE_TRAVAIL: 'Contact avec la santé au travail',
    REPRISE_PROGRESSIVE: 'Reprise progressive',
    INFORMATION_DROITS: 'Information sur les droits du salarié',
  },
  projet: {
    BILAN: 'Bilan de compétences',
    FORMATION: 'Formation',
    ESSAI: 'Essayer un poste',
    CONSEIL: 'Conseil en évolution',
    ACCOMPAGNEMENT_HANDICAP: 'Appui d’un conseiller maintien',
  },
} as const;

/** Aspirations, dans les mots de la personne : elles relèvent du projet. */
export const ASPIRATIONS_DIAGNOSTIC = {
  MEME_METIER: 'Garder son métier',
  MEME_EMPLOYEUR: 'Rester chez son employeur',
  AUTRE_METIER: 'Changer de métier',
  TEMPS_REDUIT: 'Travailler à temps réduit',
  SE_FORMER: 'Se former',
  SE_METTRE_A_SON_COMPTE: 'Se mettre à son compte',
  EQUILIBRE: 'Retrouver un équilibre',
  UTILITE: 'Se sentir utile',
} as const;
