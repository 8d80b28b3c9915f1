/** Pourquoi une identité prouvée n'ouvre pas de session : ce qui s'est passé, et quoi faire. Jamais un nom. */
export const REFUS_CONNEXION = {
  inconnu: {
    titre: 'Aucun compte ne vous est ouvert',
    phrase:
      'Vous êtes bien identifié, mais aucun compte ne vous est ouvert ici. Demandez un accès à l’administrateur de votre organisme. Si vous avez reçu un code d’invitation, saisissez-le ci-dessous.',
  },
  desactive: {
    titre: 'Compte fermé',
    phrase: 'Votre compte est désactivé. Adressez-vous à l’administrateur de votre organisme.',
  },
  suspendu: {
    titre: 'Compte suspendu',
    phrase:
      'Votre compte est suspendu, après une longue absence ou une habilitation qui n’a pas été reconfirmée. L’administrateur de votre organisme peut le rétablir.',
  },
  'sans-habilitation': {
    titre: 'Aucune habilitation en cours',
    phrase: 'Votre compte n’a aucune habilitation en cours. Adressez-vous à l’administrateur de votre organisme.',
  },
  'sans-mandat': {
    titre: 'Aucun mandat en cours',
    phrase:
      'Vous n’avez aucun mandat en cours : il a pris fin, ou la personne que vous aidez l’a repris. Elle peut vous en donner un autre, avec l’aide de son service social.',
  },
  'autre-fournisseur': {
    titre: 'Une autre connexion est demandée',
    phrase:
      'Votre fonction demande une autre connexion : Pro Santé Connect pour les professionnels de santé, FranceConnect pour les assurés et leurs mandataires.',
  },
  niveau: {
    titre: 'Connexion pas assez sûre',
    phrase:
      'Votre service de connexion n’a pas prouvé votre identité par deux moyens différents. Activez la double authentification chez lui, ou choisissez une connexion plus forte, puis recommencez.',
  },
  invitation: {
    titre: 'Invitation refusée',
    phrase:
      'Cette invitation a déjà servi, a expiré, ou n’est pas la bonne. Demandez-en une autre à votre administrateur.',
  },
  'identite-differente': {
    titre: 'Ce code n’est pas à votre nom',
    phrase:
      'Le nom, le prénom ou la date de naissance de votre identité ne sont pas ceux du dossier auquel ce code donne accès. S’il vous a été remis, rapprochez-vous de la personne qui vous l’a donné : la fiche est peut-être à corriger.',
  },
} as const satisfies Record<string, { readonly titre: string; readonly phrase: string }>;

/** Raison d'un refus, telle qu'elle passe dans l'adresse de la page de connexion. */
export type RaisonRefusConnexion = keyof typeof REFUS_CONNEXION;
