/** Raisons de geler un dossier (art. 18.1 RGPD), et la demande d'opposition accordée (art. 21). */
export const MOTIFS_LIMITATION = [
  'EXACTITUDE_CONTESTEE',
  'TRAITEMENT_ILLICITE',
  'PREUVE_NECESSAIRE',
  'OPPOSITION_EN_COURS',
  'OPPOSITION_ACCORDEE',
] as const;

/** Raison de geler un dossier. */
export type MotifLimitation = (typeof MOTIFS_LIMITATION)[number];

/** Libellés des raisons. */
export const LIBELLES_MOTIF_LIMITATION: Readonly<Record<MotifLimitation, string>> = {
  EXACTITUDE_CONTESTEE: 'La personne conteste l’exactitude des données (art. 18.1 a)',
  TRAITEMENT_ILLICITE: 'Traitement illicite, effacement non souhaité (art. 18.1 b)',
  PREUVE_NECESSAIRE: 'Données utiles à la personne pour défendre un droit (art. 18.1 c)',
  OPPOSITION_EN_COURS: 'Opposition en cours d’examen (art. 18.1 d)',
  OPPOSITION_ACCORDEE: 'Opposition acceptée (art. 21)',
};

/** Phrase montrée à qui veut écrire dans un dossier gelé. */
export const PHRASE_DOSSIER_GELE =
  'Ce dossier est gelé à la demande de la personne\u00a0: rien ne peut y être écrit. Vos mots restent à l’écran. Le délégué à la protection des données peut lever le gel.';
