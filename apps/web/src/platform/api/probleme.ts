import type { ChampFautif, CodeErreur, Probleme } from '@pdp/domain';

/** Codes d'un échec survenu avant toute réponse du serveur, en plus de ceux du contrat. */
export type CodeEchec = CodeErreur | 'hors-ligne' | 'delai-depasse' | 'interrompu' | 'reponse-illisible';

/** Échec d'un appel, toujours dans cette forme : réseau coupé, délai, ou `application/problem+json` du serveur. */
export class EchecApi extends Error {
  readonly code: CodeEchec;
  readonly statut: number;
  readonly titre: string;
  readonly champs: readonly ChampFautif[];
  readonly actuel: unknown;
  readonly correlationId: string | undefined;

  constructor(donnees: {
    code: CodeEchec;
    statut: number;
    titre: string;
    detail: string;
    champs?: readonly ChampFautif[] | undefined;
    actuel?: unknown;
    correlationId?: string | undefined;
  }) {
    super(donnees.detail);
    this.name = 'EchecApi';
    this.code = donnees.code;
    this.statut = donnees.statut;
    this.titre = donnees.titre;
    this.champs = donnees.champs ?? [];
    this.actuel = donnees.actuel;
    this.correlationId = donnees.correlationId;
  }
}

const CODE_PAR_STATUT: Readonly<Record<number, CodeErreur>> = {
  400: 'requete-invalide',
  401: 'non-connecte',
  403: 'acces-refuse',
  404: 'introuvable',
  405: 'methode-refusee',
  409: 'conflit',
  412: 'version-perimee',
  413: 'trop-volumineux',
  415: 'type-refuse',
  422: 'regle-metier',
  423: 'dossier-gele',
  428: 'version-manquante',
  429: 'trop-de-demandes',
  503: 'indisponible',
};

const TITRES: Readonly<Record<CodeEchec, string>> = {
  'requete-invalide': 'Certaines informations sont à corriger',
  'corps-illisible': 'L’envoi n’a pas pu être lu',
  'non-connecte': 'Votre session est terminée',
  'connexion-a-refaire': 'Connectez-vous de nouveau pour emporter ce fichier',
  'acces-refuse': 'Votre fonction ne permet pas cette action',
  'origine-refusee': 'L’envoi a été refusé par sécurité',
  introuvable: 'Cette page n’existe pas ou ne vous est pas ouverte',
  'methode-refusee': 'Cette action n’est pas possible ici',
  'conflit-identite': 'Une autre personne porte déjà cette identité',
  'dossier-gele': 'Ce dossier est gelé',
  conflit: 'Cette action se heurte à une autre',
  'version-perimee': 'Quelqu’un a modifié ces informations entre-temps',
  'trop-volumineux': 'Le fichier ou le texte est trop gros',
  'type-refuse': 'Ce type de fichier n’est pas accepté',
  'regle-metier': 'Cette action n’est pas possible dans cette situation',
  'transition-impossible': 'Cette étape n’est plus possible',
  'cle-idempotence-reutilisee': 'Cet envoi a déjà servi avec un autre contenu',
  'version-manquante': 'Rechargez la page avant d’enregistrer',
  'trop-de-demandes': 'Trop de demandes à la fois',
  'erreur-interne': 'Un incident est survenu de notre côté',
  indisponible: 'Le service est momentanément indisponible',
  'hors-ligne': 'Vous êtes hors ligne',
  'delai-depasse': 'Le serveur met trop de temps à répondre',
  interrompu: 'L’appel a été interrompu',
  'reponse-illisible': 'La réponse du serveur n’a pas pu être lue',
};

const CONSEILS: Readonly<Partial<Record<CodeEchec, string>>> = {
  'requete-invalide': 'Corrigez les champs signalés, puis envoyez de nouveau.',
  'non-connecte': 'Reconnectez-vous\u00a0: ce que vous avez écrit est gardé sur ce poste.',
  'acces-refuse': 'Changez de fonction si vous en avez plusieurs, ou demandez l’habilitation à votre administrateur.',
  introuvable: 'Vérifiez le lien, ou cherchez la personne avec Ctrl K.',
  'version-perimee': 'Comparez les deux versions et choisissez celle à garder.',
  'trop-de-demandes': 'Attendez une minute, puis recommencez.',
  'erreur-interne':
    'Votre saisie est gardée. Recommencez dans un instant\u00a0; si cela continue, donnez le numéro ci-dessous au support.',
  indisponible: 'Votre saisie est gardée. Recommencez dans un instant.',
  'hors-ligne': 'Vérifiez votre connexion. Ce que vous avez écrit est gardé\u00a0; recommencez quand elle revient.',
  'delai-depasse': 'Vérifiez votre connexion, puis recommencez\u00a0: un même envoi ne sera pas enregistré deux fois.',
  'reponse-illisible': 'Rechargez la page. Si cela continue, prévenez le support.',
  'transition-impossible': 'Rechargez la page pour voir l’état actuel.',
};

/** Titre court d'un échec, en français. */
export const titreEchec = (code: CodeEchec): string => TITRES[code];

/** Ce que l'utilisateur peut faire, quand on sait le dire. */
export const conseilEchec = (code: CodeEchec): string | undefined => CONSEILS[code];

const texte = (valeur: unknown): string | undefined =>
  typeof valeur === 'string' && valeur !== '' ? valeur : undefined;

function estChamp(valeur: unknown): valeur is ChampFautif {
  if (typeof valeur !== 'object' || valeur === null) return false;
  const champ = valeur as Partial<Record<keyof ChampFautif, unknown>>;
  return typeof champ.chemin === 'string' && typeof champ.message === 'string';
}

const estCodeConnu = (code: unknown): code is CodeErreur => typeof code === 'string' && Object.hasOwn(TITRES, code);

/** Traduit une réponse en erreur du serveur, même si le corps n'est pas un `problem+json`. */
export function echecDepuisReponse(statut: number, corps: unknown, correlationId?: string | null): EchecApi {
  const brut = (typeof corps === 'object' && corps !== null ? corps : {}) as Partial<Record<keyof Probleme, unknown>>;
  const code = estCodeConnu(brut.code) ? brut.code : (CODE_PAR_STATUT[statut] ?? 'erreur-interne');
  return new EchecApi({
    code,
    statut,
    titre: texte(brut.title) ?? TITRES[code],
    detail: texte(brut.detail) ?? CONSEILS[code] ?? TITRES[code],
    champs: Array.isArray(brut.champs) ? brut.champs.filter(estChamp) : undefined,
    actuel: brut.actuel,
    correlationId: texte(brut.correlationId) ?? correlationId ?? undefined,
  });
}

/** Échec sans réponse : réseau coupé, délai, annulation. */
export function echecReseau(code: 'hors-ligne' | 'delai-depasse' | 'interrompu' | 'reponse-illisible'): EchecApi {
  return new EchecApi({ code, statut: 0, titre: TITRES[code], detail: CONSEILS[code] ?? TITRES[code] });
}

/** Ramène n'importe quelle exception à un `EchecApi`, pour l'afficher. */
export function enEchec(erreur: unknown): EchecApi {
  if (erreur instanceof EchecApi) return erreur;
  return new EchecApi({
    code: 'erreur-interne',
    statut: 0,
    titre: TITRES['erreur-interne'],
    detail: 'L’écran a rencontré un incident. Rechargez la page\u00a0; votre saisie est gardée.',
  });
}

/** Vrai pour un échec de ce code. */
export const estEchec = (erreur: unknown, code: CodeEchec): erreur is EchecApi =>
  erreur instanceof EchecApi && erreur.code === code;
