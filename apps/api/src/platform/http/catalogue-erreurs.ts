import { STATUT_DE_CODE, type CodeErreur } from '@pdp/domain';

/** Adresse de la page des erreurs ; le champ `type` d'un problème y ajoute `#code`. */
export const ADRESSE_ERREURS = '/api/docs/erreurs';

/** Une sorte d'erreur : son titre, ce qu'elle veut dire et ce que l'appelant peut faire. */
export type ErreurDocumentee = { readonly titre: string; readonly sens: string; readonly quoiFaire: string };

/** Toutes les sortes d'erreurs, par code ; le titre est celui du champ `title`. */
export const ERREURS: Readonly<Record<CodeErreur, ErreurDocumentee>> = {
  'requete-invalide': {
    titre: 'Demande à corriger',
    sens: 'Un ou plusieurs champs manquent, ou n’ont pas la forme attendue.',
    quoiFaire: 'Corriger les champs nommés dans « champs », puis renvoyer.',
  },
  'corps-illisible': {
    titre: 'Demande illisible',
    sens: 'Le corps n’est pas un JSON valable, ou l’envoi du fichier s’est interrompu.',
    quoiFaire: 'Vérifier le contenu envoyé, puis recommencer.',
  },
  'non-connecte': {
    titre: 'Connexion nécessaire',
    sens: 'Aucune session, ou session expirée.',
    quoiFaire: 'Passer par la page de connexion, puis renvoyer la même demande.',
  },
  'connexion-a-refaire': {
    titre: 'Connexion à refaire',
    sens: 'La session est valable, mais trop ancienne pour emporter un fichier.',
    quoiFaire: 'Passer par « /api/v1/connexion?recente=oui&retour=… », puis renvoyer la même demande.',
  },
  'acces-refuse': {
    titre: 'Action refusée',
    sens: 'L’élément est visible, mais la fonction, le lien ou l’accord ne permet pas cette action.',
    quoiFaire: 'Lire « detail » : il dit ce qui manque. Ne pas renvoyer telle quelle.',
  },
  'origine-refusee': {
    titre: 'Origine refusée',
    sens: 'Une écriture sans l’en-tête « x-pdp: 1 », ou venue d’un autre site.',
    quoiFaire: 'Ajouter l’en-tête ; vérifier que PUBLIC_URL est l’adresse réellement utilisée.',
  },
  introuvable: {
    titre: 'Introuvable',
    sens: 'L’élément n’existe pas, ou le lecteur n’y a pas accès : les deux ne se distinguent pas.',
    quoiFaire: 'Vérifier l’adresse. Si l’accès vient d’être retiré, le demander au référent du dossier.',
  },
  'methode-refusee': {
    titre: 'Méthode refusée',
    sens: 'Cette adresse existe, mais pas pour cette méthode HTTP.',
    quoiFaire: 'Consulter la description de l’API.',
  },
  'conflit-identite': {
    titre: 'Identité à vérifier',
    sens: 'Le numéro de sécurité sociale est connu, avec une autre identité.',
    quoiFaire: 'Vérifier le numéro et l’identité avec la personne, puis corriger la saisie.',
  },
  conflit: {
    titre: 'Déjà fait',
    sens: 'L’action demandée a déjà eu lieu, ou un élément identique existe.',
    quoiFaire: 'Relire l’élément ; il n’y a le plus souvent rien à refaire.',
  },
  'version-perimee': {
    titre: 'Modifié entre-temps',
    sens: 'La version de « If-Match » n’est plus la dernière. « actuel » porte la valeur présente.',
    quoiFaire: 'Comparer les deux valeurs, puis renvoyer avec la nouvelle version.',
  },
  'trop-volumineux': {
    titre: 'Trop volumineux',
    sens: 'Corps, fichier, adresse ou en-têtes au-delà de la taille permise.',
    quoiFaire: 'Réduire ou découper l’envoi.',
  },
  'dossier-gele': {
    titre: 'Dossier gelé',
    sens: 'Le traitement du dossier est limité (art. 18 RGPD) : rien ne peut y être écrit.',
    quoiFaire: 'Garder la saisie ; le délégué à la protection des données peut lever le gel.',
  },
  'type-refuse': {
    titre: 'Type de contenu refusé',
    sens: 'Le type du corps, ou celui demandé en réponse, n’est pas pris en charge.',
    quoiFaire: 'Envoyer du JSON, ou un formulaire multipart pour un fichier.',
  },
  'regle-metier': {
    titre: 'Impossible dans cette situation',
    sens: 'La saisie est bien formée, mais une règle du métier s’y oppose.',
    quoiFaire: 'Lire « detail » et « champs » : ils disent quelle règle, et quoi changer.',
  },
  'transition-impossible': {
    titre: 'Étape impossible',
    sens: 'L’état actuel, ou la fonction, ne permet pas cette étape.',
    quoiFaire: 'Relire l’élément : ses « capacites » disent les étapes possibles.',
  },
  'cle-idempotence-reutilisee': {
    titre: 'Clé déjà utilisée',
    sens: 'Cette « Idempotency-Key » a déjà servi pour une autre demande, ou un autre fichier.',
    quoiFaire: 'Prendre une clé neuve pour chaque nouvelle demande.',
  },
  'version-manquante': {
    titre: 'Version manquante',
    sens: 'Écrire un élément existant demande l’en-tête « If-Match ».',
    quoiFaire: 'Relire l’élément et envoyer sa « version » entre guillemets.',
  },
  'trop-de-demandes': {
    titre: 'Trop de demandes',
    sens: 'Trop de demandes en peu de temps.',
    quoiFaire: 'Attendre un instant, puis réessayer moins vite.',
  },
  'erreur-interne': {
    titre: 'Erreur de notre côté',
    sens: 'Une panne que la plateforme n’a pas prévue.',
    quoiFaire: 'Réessayer. Si elle revient, donner « correlationId » à l’assistance.',
  },
  indisponible: {
    titre: 'Momentanément indisponible',
    sens: 'La base, ou un service voisin, ne répond pas. Rien n’a été perdu.',
    quoiFaire: 'Réessayer après le délai de l’en-tête « Retry-After ».',
  },
};

/** Codes et statuts, du plus petit statut au plus grand. */
export const CODES_ERREUR = (Object.keys(ERREURS) as CodeErreur[]).sort(
  (a, b) => STATUT_DE_CODE[a] - STATUT_DE_CODE[b],
);
