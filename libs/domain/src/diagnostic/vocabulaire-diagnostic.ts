/** Effets de l'arrêt sur la vie de tous les jours ; aucun ne dit une cause médicale. */
export const LIBELLES_EFFET_PERSONNEL = {
  ORGANISATION: 'Organisation du quotidien',
  AUTONOMIE: 'Autonomie dans les démarches',
  CONFIANCE: 'Confiance en soi',
  LOISIRS: 'Loisirs et centres d’intérêt',
} as const;

export const LIBELLES_EFFET_SOCIAL = {
  ISOLEMENT: 'Isolement',
  LIENS_COLLEGUES: 'Liens avec les collègues',
  ENGAGEMENTS: 'Engagements, vie associative',
  DEPLACEMENTS: 'Déplacements',
} as const;

export const LIBELLES_EFFET_FAMILIAL = {
  ROLE_DE_PARENT: 'Rôle de parent',
  VIE_DE_COUPLE: 'Vie de couple',
  PARTAGE_DES_TACHES: 'Partage des tâches',
  AIDE_A_UN_PROCHE: 'Aide à un proche',
} as const;

export const LIBELLES_EFFET_FINANCIER = {
  BAISSE_REVENUS: 'Baisse des revenus',
  VERSEMENT_ATTENDU: 'Versement attendu',
  CHARGES_NOUVELLES: 'Charges nouvelles',
  RETARDS_DE_PAIEMENT: 'Retards de paiement',
} as const;

export const LIBELLES_EFFET_PROFESSIONNEL = {
  REPRISE_INCERTAINE: 'Reprise incertaine',
  POSTE_A_ADAPTER: 'Poste à adapter',
  PERTE_DE_COMPETENCES: 'Compétences à remettre à jour',
  LIEN_EMPLOYEUR: 'Lien avec l’employeur distendu',
  CONTRAT_MENACE: 'Contrat menacé',
} as const;

/** Niveaux de diplôme de la nomenclature des certifications (décret 2019-14). */
export const LIBELLES_QUALIFICATION = {
  SANS_DIPLOME: 'Sans diplôme',
  NIVEAU_3: 'CAP, BEP (niveau 3)',
  NIVEAU_4: 'Baccalauréat (niveau 4)',
  NIVEAU_5: 'Bac + 2 (niveau 5)',
  NIVEAU_6: 'Bac + 3 ou 4 (niveau 6)',
  NIVEAU_7: 'Bac + 5 et plus (niveau 7 et 8)',
} as const;

export const LIBELLES_EXPERIENCE = {
  MOINS_DE_2_ANS: 'Moins de 2 ans',
  DE_2_A_5_ANS: 'De 2 à 5 ans',
  DE_5_A_10_ANS: 'De 5 à 10 ans',
  DE_10_A_20_ANS: 'De 10 à 20 ans',
  PLUS_DE_20_ANS: 'Plus de 20 ans',
} as const;

export const LIBELLES_TACHE_DU_POSTE = {
  ACCUEIL: 'Accueil du public',
  ADMINISTRATIF: 'Travail administratif',
  CONDUITE: 'Conduite',
  ENCADREMENT: 'Encadrement',
  MANUTENTION: 'Manutention',
  NETTOYAGE: 'Nettoyage',
  PRODUCTION: 'Production, machines',
  RELATION_CLIENT: 'Relation avec les clients',
  SOIN_AUX_PERSONNES: 'Aide ou soin aux personnes',
  TRAVAUX_EXTERIEURS: 'Travaux en extérieur',
} as const;

/** Conditions du poste, jamais de la personne. */
export const LIBELLES_CONDITION_DU_POSTE = {
  PORT_DE_CHARGES: 'Port de charges',
  STATION_DEBOUT: 'Station debout',
  STATION_ASSISE: 'Station assise',
  GESTES_REPETES: 'Gestes répétés',
  HORAIRES_DECALES: 'Horaires décalés ou de nuit',
  CADENCE: 'Cadence imposée',
  BRUIT_OU_FROID: 'Bruit, chaleur ou froid',
  TRAJETS_LONGS: 'Longs trajets',
  TRAVAIL_ISOLE: 'Travail isolé',
  TELETRAVAIL: 'Télétravail possible',
} as const;

export const LIBELLES_TAILLE_ENTREPRISE = {
  MOINS_DE_11: 'Moins de 11 salariés',
  DE_11_A_49: 'De 11 à 49 salariés',
  DE_50_A_249: 'De 50 à 249 salariés',
  PLUS_DE_250: '250 salariés et plus',
  INDEPENDANT: 'Travaille à son compte',
} as const;

export const LIBELLES_SOUTIEN_EMPLOYEUR = {
  CHERCHE_UNE_SOLUTION: 'Cherche une solution',
  A_ECOUTE: 'À l’écoute',
  PEU_DE_CONTACT: 'Peu de contact',
  CONFLIT: 'Désaccord',
  INCONNU: 'Pas encore su',
} as const;
