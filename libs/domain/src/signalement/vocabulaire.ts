import type { Fonction } from '../annuaire/fonctions.js';

/** Origine déduite de la fonction de l'émetteur ; `null` si cette fonction ne signale pas. */
export const origineDeFonction = (fonction: Fonction): Origine | null => ORIGINE_DE_FONCTION[fonction];

/** Libellé d'une raison (de signaler, de hors champ, de déclin) ; les mots libres sont rendus tels quels. */
export const libelleRaison = (raison: string): string =>
  [LIBELLES_MOTIF_SIGNALEMENT, LIBELLES_MOTIF_HORS_CHAMP, LIBELLES_MOTIF_DECLIN]
    .flatMap((libelles) => Object.entries(libelles))
    .find(([code]) => code === raison)?.[1] ?? raison;

/** Raisons de signaler, sans motif médical. */
export const LIBELLES_MOTIF_SIGNALEMENT = {
  ARRET_LONG: 'Arrêt qui se prolonge',
  ARRETS_REPETES: 'Arrêts répétés',
  REPRISE_DIFFICILE: 'Reprise difficile à envisager',
  POSTE_INADAPTE: 'Poste qui ne convient plus',
  RISQUE_INAPTITUDE: 'Risque d’inaptitude au poste',
  PERTE_EMPLOI: 'Emploi menacé ou perdu',
  ACTIVITE_INDEPENDANTE: 'Activité indépendante en difficulté',
  FIN_DROITS: 'Fin de droits proche',
  DIFFICULTES_SOCIALES: 'Difficultés sociales ou financières',
  PROJET_PROFESSIONNEL: 'Projet professionnel à construire',
  DEMANDE_ASSURE: 'Demande de la personne',
} as const;

/** D'où viennent les signalements (domain.md 2.2.1). */
export const LIBELLES_ORIGINE = {
  REQUETE_CPAM_J45: 'Liste de la CPAM, 45 jours',
  REQUETE_CPAM_J90: 'Liste de la CPAM, 90 jours',
  CPAM: 'CPAM',
  SERVICE_MEDICAL: 'Service médical',
  SERVICE_SOCIAL: 'Service social',
  SPST: 'Santé au travail',
  ETM: 'Équipe technique de maintien',
  CAP_EMPLOI: 'Cap emploi',
  MDPH: 'MDPH',
  COMETE: 'Comète',
  HOPITAL: 'Hôpital',
  MEDECIN_TRAITANT: 'Médecin traitant',
  ASSOCIATION_PATIENTS: 'Association de patients',
  EMPLOYEUR: 'Employeur, par la personne',
  ASSURE: 'La personne elle-même',
} as const;

/** Code d'une origine. */
export type Origine = keyof typeof LIBELLES_ORIGINE;

/** Suites possibles au tri. */
export const LIBELLES_ORIENTATION = {
  INFORMATION: 'Information',
  SERVICE_SOCIAL: 'Service social',
  PLATEFORME: 'Plateforme',
  ETM: 'Équipe technique de maintien',
} as const;

/** Code d'une orientation. */
export type Orientation = keyof typeof LIBELLES_ORIENTATION;

/** Pourquoi un signalement sort du champ. */
export const LIBELLES_MOTIF_HORS_CHAMP = {
  REGIME_AGRICOLE: 'Régime agricole\u00a0: orienter vers la MSA',
  AUTRE_REGIME: 'Autre régime',
  AUTRE_TERRITOIRE: 'Autre territoire',
  TRAVAIL_REPRIS: 'Travail déjà repris',
  DEJA_SUIVI: 'Déjà suivi(e)',
  RETRAITE: 'Retraité(e)',
  AUTRE: 'Autre raison',
} as const;

/** Raison donnée par l'assuré qui décline ; décliner n'a aucune conséquence sur ses droits. */
export const LIBELLES_MOTIF_DECLIN = {
  PAS_DE_BESOIN: 'N’en ressent pas le besoin',
  REPRISE_PREVUE: 'Reprise déjà prévue',
  DEJA_ACCOMPAGNE: 'Accompagné(e) ailleurs',
  PAS_MAINTENANT: 'Pas maintenant',
  SANS_RAISON: 'Ne souhaite pas dire pourquoi',
  AUTRE: 'Autre raison',
} as const;

const ORIGINE_DE_FONCTION: Readonly<Record<Fonction, Origine | null>> = {
  MEDECIN_CONSEIL: 'SERVICE_MEDICAL',
  INFIRMIER_SERVICE_MEDICAL: 'SERVICE_MEDICAL',
  TECHNICIEN_SERVICE_MEDICAL: 'SERVICE_MEDICAL',
  CSAM_SERVICE_MEDICAL: 'SERVICE_MEDICAL',
  REFERENT_CPAM: 'CPAM',
  ASSISTANT_SERVICE_SOCIAL: 'SERVICE_SOCIAL',
  CSAM_SERVICE_SOCIAL: 'SERVICE_SOCIAL',
  COORDINATEUR: null,
  MEDECIN_TRAVAIL: 'SPST',
  INFIRMIER_SANTE_TRAVAIL: 'SPST',
  CELLULE_SPST: 'SPST',
  IPRP: 'SPST',
  COORDINATEUR_ETM: 'ETM',
  CONSEILLER_CAP_EMPLOI: 'CAP_EMPLOI',
  EQUIPE_COMETE: 'COMETE',
  MEDECIN_TRAITANT: 'MEDECIN_TRAITANT',
  ASSURE: 'ASSURE',
  MANDATAIRE: 'ASSURE',
  ADMINISTRATEUR: null,
  DPO: null,
  PILOTE: null,
};
