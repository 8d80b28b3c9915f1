/** Ce que la personne peut faire, dit sans pathologie ; coché plutôt qu'écrit, pour qu'aucun diagnostic ne s'y glisse. */
export const LIBELLES_CAPACITE = {
  TRAVAIL_ASSIS: 'Travailler assis',
  TRAVAIL_DEBOUT: 'Travailler debout',
  ALTERNER_POSITIONS: 'Alterner assis et debout',
  MARCHER: 'Marcher',
  CONDUIRE: 'Conduire un véhicule',
  PORTER_CHARGES_LEGERES: 'Porter des charges légères',
  TRAVAIL_ECRAN: 'Travailler sur écran',
  GESTES_PRECIS: 'Faire des gestes précis',
  ACCUEIL_PUBLIC: 'Accueillir du public',
  TRAVAIL_EN_EQUIPE: 'Travailler en équipe',
  TRAVAIL_A_DISTANCE: 'Travailler à distance',
  APPRENDRE: 'Suivre une formation',
  TEMPS_PLEIN: 'Travailler à temps plein',
  TEMPS_PARTIEL: 'Travailler à temps partiel',
} as const;

/** Ce qui est à éviter au poste, dit sans pathologie. */
export const LIBELLES_RESTRICTION = {
  PORT_CHARGES: 'Pas de port de charges',
  PORT_CHARGES_LOURDES: 'Pas de port de charges lourdes',
  BRAS_LEVES: 'Pas de travail bras levés',
  GESTES_REPETITIFS: 'Pas de gestes répétés',
  POSTURE_PENCHEE: 'Pas de posture penchée ou accroupie',
  STATION_DEBOUT_PROLONGEE: 'Pas de station debout prolongée',
  STATION_ASSISE_PROLONGEE: 'Pas de station assise prolongée',
  MARCHE_PROLONGEE: 'Pas de marche prolongée',
  ESCALIERS_ECHELLES: 'Pas d’échelle ni d’escaliers répétés',
  CONDUITE: 'Pas de conduite professionnelle',
  VIBRATIONS: 'Pas de vibrations',
  TRAVAIL_NUIT: 'Pas de travail de nuit',
  HORAIRES_DECALES: 'Pas d’horaires décalés',
  TRAVAIL_ISOLE: 'Pas de travail isolé',
  CADENCE: 'Pas de cadence imposée',
  BRUIT: 'Pas de bruit important',
  FROID_CHALEUR: 'Pas de froid ni de chaleur extrêmes',
  PRODUITS: 'Pas de contact avec certains produits',
  CONTACT_PUBLIC: 'Pas de contact avec le public',
} as const;

/** Adaptations possibles du poste ou du temps de travail (R.4624-30 CT). */
export const LIBELLES_AMENAGEMENT = {
  REPRISE_PROGRESSIVE: 'Reprise progressive',
  TEMPS_PARTIEL: 'Temps de travail réduit',
  HORAIRES: 'Horaires adaptés',
  PAUSES: 'Pauses supplémentaires',
  TELETRAVAIL: 'Télétravail',
  POSTE_ASSIS: 'Poste assis ou assis-debout',
  SIEGE_BUREAU: 'Siège ou bureau adapté',
  AIDE_MANUTENTION: 'Aide à la manutention',
  OUTILS: 'Outils ou logiciel adaptés',
  VEHICULE: 'Véhicule adapté',
  TACHES: 'Tâches modifiées ou réparties autrement',
  BINOME: 'Travail en binôme',
  LIEU: 'Lieu de travail plus proche ou accessible',
  ENVIRONNEMENT: 'Environnement adapté (bruit, lumière, température)',
  ETUDE_POSTE: 'Étude de poste à faire',
} as const;
