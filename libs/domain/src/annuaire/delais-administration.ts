/** Délais de l'administration des comptes (domain.md 4, « Habilitations » ; docs/adr, 0025). */
export const DELAIS_ADMINISTRATION = {
  /** Sans connexion pendant tant de jours, un compte de professionnel est suspendu. */
  inactiviteJours: 90,
  /** Les habilitations d'un organisme se reconfirment tous les tant de mois. */
  reconfirmationMois: 6,
  /** Temps laissé pour reconfirmer. */
  reponseJours: 30,
  /** Rappel, tant de jours avant l'échéance. */
  rappelJours: 7,
  /** Temps de grâce après l'échéance, avant la suspension de ce qui n'est pas reconfirmé. */
  graceJours: 15,
  /** Une absence couverte par une suppléance dure au plus tant de jours. */
  suppleanceJours: 184,
} as const;
