/** Natures d'un contact : il se note en deux clics, n'est pas un entretien, et se compte à part. */
export const LIBELLES_CONTACT = {
  JOINT: 'Personne jointe',
  SANS_REPONSE: 'Appel sans réponse',
  MESSAGE_LAISSE: 'Message laissé',
  ECRIT: 'SMS, courriel ou courrier envoyé',
} as const;

/** Code d'une nature de contact. */
export type NatureContact = keyof typeof LIBELLES_CONTACT;

/** Toutes les natures, dans l'ordre du menu. */
export const NATURES_CONTACT = Object.keys(LIBELLES_CONTACT) as readonly NatureContact[];

/** Vrai si ce contact donne des nouvelles de la personne ; laisser un message n'en donne pas. */
export const donneDesNouvelles = (nature: NatureContact): boolean => nature === 'JOINT';
