import { derniereDemande, estEnFond } from '../activite';
import { prendreAvance } from './avance';
import { echecDepuisReponse, echecReseau } from './probleme';

/** Racine de toutes les routes HTTP (contract.md). */
export const BASE_API = '/api/v1';

/** Valeur admise dans l'adresse ; `undefined`, `null` et `''` sont omis. */
export type ParametresUrl = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** Options d'un appel. `version` pose If-Match ; `cleIdempotence` protège une création d'un double envoi. */
export type OptionsAppel = {
  readonly params?: ParametresUrl | undefined;
  readonly corps?: unknown;
  readonly version?: number | undefined;
  readonly cleIdempotence?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly delaiMs?: number | undefined;
  /** Faux : vient de la personne et prolonge sa session ; par défaut, d'après ses derniers gestes. */
  readonly enFond?: boolean;
};

type Methode = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

const DELAI_PAR_DEFAUT = 20_000;
const auditeurs401 = new Set<() => void>();

/** Prévient quand le serveur répond 401 ; rend la fonction qui se désabonne. */
export function surNonConnecte(auditeur: () => void): () => void {
  auditeurs401.add(auditeur);
  return () => auditeurs401.delete(auditeur);
}

/** Signale une session perdue, apprise par un autre chemin que `fetch` (socket, téléversement). */
export function annoncerNonConnecte(): void {
  auditeurs401.forEach((auditeur) => auditeur());
}

/** Adresse complète d'une route : `adresse('/dossiers', { etat: 'EN_COURS' })`. */
export function adresse(chemin: string, params?: ParametresUrl): string {
  const recherche = new URLSearchParams();
  for (const [cle, valeur] of Object.entries(params ?? {})) {
    if (valeur !== undefined && valeur !== null && valeur !== '') recherche.set(cle, String(valeur));
  }
  const suite = recherche.toString();
  return `${BASE_API}${chemin}${suite === '' ? '' : `?${suite}`}`;
}

/**
 * En-têtes d'un appel : `x-pdp` sur toute écriture (un formulaire étranger ne peut pas l'envoyer), `x-pdp-fond` sur ce que
 * l'écran relit sans que personne n'agisse.
 */
export function entetes(methode: Methode, options: OptionsAppel): Record<string, string> {
  const resultat: Record<string, string> = { accept: 'application/json, application/problem+json' };
  if (methode !== 'GET') resultat['x-pdp'] = '1';
  if (options.enFond === true) resultat['x-pdp-fond'] = '1';
  if (options.corps !== undefined) resultat['content-type'] = 'application/json';
  if (options.version !== undefined) resultat['if-match'] = `"${options.version}"`;
  if (options.cleIdempotence !== undefined) resultat['idempotency-key'] = options.cleIdempotence;
  return resultat;
}

async function lireCorps(reponse: Response): Promise<unknown> {
  const contenu = await reponse.text();
  if (contenu === '') return undefined;
  try {
    return JSON.parse(contenu) as unknown;
  } catch {
    if (reponse.ok) throw echecReseau('reponse-illisible');
    return undefined;
  }
}

function signalAvecDelai(options: OptionsAppel): AbortSignal {
  const delai = AbortSignal.timeout(options.delaiMs ?? DELAI_PAR_DEFAUT);
  return options.signal ? AbortSignal.any([options.signal, delai]) : delai;
}

function echecDeTransport(erreur: unknown): Error {
  const nom = erreur instanceof Error ? erreur.name : '';
  if (nom === 'TimeoutError') return echecReseau('delai-depasse');
  if (nom === 'AbortError') return echecReseau('interrompu');
  return echecReseau('hors-ligne');
}

/** Fichier reçu : son contenu et le nom que le serveur lui donne. */
export type FichierRecu = { readonly contenu: Blob; readonly nom: string };

async function recevoir(chemin: string): Promise<FichierRecu> {
  let reponse: Response;
  try {
    reponse = await fetch(adresse(chemin), {
      method: 'POST',
      headers: { ...entetes('POST', {}), accept: '*/*' },
      credentials: 'same-origin',
      cache: 'no-store',
      signal: signalAvecDelai({ delaiMs: 60_000 }),
    });
  } catch (erreur) {
    throw echecDeTransport(erreur);
  }
  if (!reponse.ok) {
    if (reponse.status === 401) annoncerNonConnecte();
    throw echecDepuisReponse(reponse.status, await lireCorps(reponse), reponse.headers.get('x-correlation-id'));
  }
  derniereDemande.poser(Date.now());
  const nom = /filename="([\w.-]+)"/.exec(reponse.headers.get('content-disposition') ?? '')?.[1] ?? 'fichier';
  return { contenu: await reponse.blob(), nom };
}

const envoyer = (methode: Methode, chemin: string, options: OptionsAppel): Promise<Response> =>
  fetch(adresse(chemin, options.params), {
    method: methode,
    headers: entetes(methode, options),
    credentials: 'same-origin',
    cache: 'no-store',
    signal: signalAvecDelai(options),
    ...(options.corps === undefined ? {} : { body: JSON.stringify(options.corps) }),
  });

async function appeler<T>(methode: Methode, chemin: string, options: OptionsAppel): Promise<T> {
  const enFond = options.enFond ?? estEnFond();
  let reponse: Response;
  try {
    const avance = methode === 'GET' ? prendreAvance(adresse(chemin, options.params)) : undefined;
    reponse = await (avance ?? envoyer(methode, chemin, { ...options, enFond }));
  } catch (erreur) {
    throw echecDeTransport(erreur);
  }
  const corps = await lireCorps(reponse);
  if (!reponse.ok) {
    if (reponse.status === 401) annoncerNonConnecte();
    throw echecDepuisReponse(reponse.status, corps, reponse.headers.get('x-correlation-id'));
  }
  if (!enFond) derniereDemande.poser(Date.now());
  return corps as T;
}

/** Appels HTTP typés ; tout échec est un `EchecApi`. */
export const api = {
  lire: <T>(chemin: string, options: OptionsAppel = {}): Promise<T> => appeler<T>('GET', chemin, options),
  creer: <T>(chemin: string, corps: unknown, options: OptionsAppel = {}): Promise<T> =>
    appeler<T>('POST', chemin, { ...options, corps }),
  remplacer: <T>(chemin: string, corps: unknown, options: OptionsAppel = {}): Promise<T> =>
    appeler<T>('PUT', chemin, { ...options, corps }),
  modifier: <T>(chemin: string, corps: unknown, options: OptionsAppel = {}): Promise<T> =>
    appeler<T>('PATCH', chemin, { ...options, corps }),
  /** Demande un fichier que le serveur ne remet qu'une fois. */
  recevoir,
  supprimer: <T>(chemin: string, options: OptionsAppel = {}): Promise<T> => appeler<T>('DELETE', chemin, options),
};
