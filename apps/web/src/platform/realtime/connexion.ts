import type { Accuse, EvenementsClient, EvenementsServeur, Probleme } from '@pdp/domain';
import type { Socket } from 'socket.io-client';
import { echecDepuisReponse, echecReseau } from '../api/probleme';
import { annoncerNonConnecte } from '../api/client';
import { etatConnexion } from './etat-connexion';

/** Canal typé par le contrat (contract.md, « Sockets »). */
export type Canal = Socket<EvenementsServeur, EvenementsClient>;

type NomServeur = keyof EvenementsServeur;
type NomClient = keyof EvenementsClient;
type Requete<N extends NomClient> = Parameters<EvenementsClient[N]>[0];
type Donnees<N extends NomClient> = Parameters<Parameters<EvenementsClient[N]>[1]>[0] extends infer A
  ? A extends { ok: true; donnees: infer D }
    ? D
    : never
  : never;

let canal: Canal | undefined;
let ouverture: Promise<Canal> | undefined;
const ecoutes = new Map<NomServeur, Set<(e: never) => void>>();

function brancher(nouveau: Canal): void {
  nouveau.on('connect', () => etatConnexion.poser('connectee'));
  nouveau.on('disconnect', (raison) => {
    etatConnexion.poser(raison === 'io client disconnect' ? 'arretee' : 'reconnexion');
    // Le serveur a fermé lui-même : socket.io ne revient pas tout seul (session révoquée, redémarrage).
    if (raison === 'io server disconnect') setTimeout(() => nouveau.connect(), 1_000);
  });
  nouveau.on('connect_error', (erreur) => {
    etatConnexion.poser(navigator.onLine ? 'reconnexion' : 'hors-ligne');
    const probleme = (erreur as { data?: Partial<Probleme> }).data;
    if (probleme?.code === 'non-connecte') annoncerNonConnecte();
    if (!nouveau.active) setTimeout(() => nouveau.connect(), 10_000);
  });
  nouveau.onAny((nom: string, contenu) => ecoutes.get(nom as NomServeur)?.forEach((e) => e(contenu as never)));
}

/** Ouvre le canal (une fois) ; la bibliothèque n'est chargée qu'ici, jamais pour le livret. */
export function ouvrirCanal(): Promise<Canal> {
  ouverture ??= import('socket.io-client').then(({ io }) => {
    const nouveau: Canal = io({
      path: '/api/temps-reel',
      withCredentials: true,
      reconnectionDelay: 500,
      reconnectionDelayMax: 8_000,
      timeout: 8_000,
    });
    brancher(nouveau);
    canal = nouveau;
    return nouveau;
  });
  return ouverture;
}

/** Ferme le canal : à la déconnexion et au changement de fonction (les droits d'un canal ouvert changent). */
export function fermerCanal(): void {
  canal?.disconnect();
  canal = undefined;
  ouverture = undefined;
  etatConnexion.poser('arretee');
}

/** Écoute un événement du serveur, même avant l'ouverture et après une reconnexion ; rend la fonction qui cesse. */
export function ecouter<N extends NomServeur>(nom: N, auditeur: EvenementsServeur[N]): () => void {
  const ensemble = ecoutes.get(nom) ?? new Set();
  ecoutes.set(nom, ensemble);
  ensemble.add(auditeur as (e: never) => void);
  return () => ensemble.delete(auditeur as (e: never) => void);
}

/** Envoie une commande et attend son accusé ; rejette avec un `EchecApi` (refus, délai, canal fermé). */
export async function commander<N extends NomClient>(
  nom: N,
  requete: Requete<N>,
  delaiMs = 6_000,
): Promise<Donnees<N>> {
  const ouvert = await ouvrirCanal();
  if (!ouvert.connected && !navigator.onLine) throw echecReseau('hors-ligne');
  const accuse = await new Promise<Accuse<Donnees<N>>>((resoudre, rejeter) => {
    const minuterie = setTimeout(() => rejeter(echecReseau('delai-depasse')), delaiMs);
    const envoyer = ouvert.emit.bind(ouvert) as (
      nom: N,
      requete: Requete<N>,
      repondre: (a: Accuse<Donnees<N>>) => void,
    ) => void;
    envoyer(nom, requete, (reponse) => {
      clearTimeout(minuterie);
      resoudre(reponse);
    });
  });
  if (accuse.ok) return accuse.donnees;
  if (accuse.probleme.status === 401) annoncerNonConnecte();
  throw echecDepuisReponse(accuse.probleme.status, accuse.probleme);
}
