/** Pourquoi un lien avec un dossier a pris fin ; `TRANSMISSION` est noté par la plateforme quand le rôle de référent passe. */
export const LIBELLES_MOTIF_FIN_LIEN = {
  MISSION_TERMINEE: 'Sa part est faite',
  DEPART: 'A quitté le service',
  RELAIS: 'Une autre personne prend le relais',
  DEMANDE_ASSURE: 'À la demande de l’assuré(e)',
  ERREUR: 'Relié par erreur',
  TRANSMISSION: 'Rôle de référent transmis',
} as const;

export type MotifFinLien = keyof typeof LIBELLES_MOTIF_FIN_LIEN;

/** Motifs qu'une personne peut choisir. */
export const MOTIFS_FIN_LIEN = (Object.keys(LIBELLES_MOTIF_FIN_LIEN) as MotifFinLien[]).filter(
  (motif) => motif !== 'TRANSMISSION',
);

/** Liens qui lisent sans jamais écrire : le temps d'une séance, et les jours laissés à l'ancien référent. */
export const ROLES_EN_LECTURE = ['REVUE', 'GRACE'] as const;
