import { erreurMetier, type EvenementsClient, type EvenementsServeur } from '@pdp/domain';
import type { DefaultEventsMap, Server, Socket } from 'socket.io';
import type { Acteur } from '../config/acteur.js';
import { ProblemeException } from '../http/probleme.exception.js';
import type { Salle } from './diffusion.port.js';

/** Ce que le serveur retient d'une socket admise. */
export type DonneesSocket = {
  acteur: Acteur;
  /** Instant de la dernière vérification de la session, en millisecondes. */
  verifieeA: number;
  readonly cookie: string | undefined;
};

/** Socket d'un navigateur connecté ; `data.acteur` est relu au moins une fois par seconde d'activité. */
export type SocketPdp = Socket<EvenementsClient, EvenementsServeur, DefaultEventsMap, DonneesSocket>;

/** Serveur socket.io typé par le contrat. */
export type ServeurPdp = Server<EvenementsClient, EvenementsServeur, DefaultEventsMap, DonneesSocket>;

/** Séances qu'une socket suit à la fois : un écran n'en montre qu'une, un changement de page peut en laisser deux. */
const SEANCES_PAR_SOCKET = 4;

const TROP_DE_SEANCES = erreurMetier(
  'trop-de-demandes',
  'Trop de séances sont ouvertes dans cet onglet. Quittez-en une, puis réessayez.',
);

/**
 * Fait entrer une socket dans une salle, après vérification des droits par l'appelant. Passer par ici plutôt que par
 * `socket.join` : c'est ce qui permet d'exclure un agent d'une salle sur tous les processus. Au-delà de quatre séances : refusé.
 */
export function rejoindreSalle(socket: SocketPdp, salle: Salle): void {
  if (!socket.rooms.has(salle) && estSeance(salle) && [...socket.rooms].filter(estSeance).length >= SEANCES_PAR_SOCKET)
    throw new ProblemeException(TROP_DE_SEANCES);
  void socket.join([salle, salleDUnAgent(salle, socket.data.acteur.utilisateurId)]);
}

/** Fait sortir une socket d'une salle. */
export function quitterSalle(socket: SocketPdp, salle: Salle): void {
  void socket.leave(salle);
  void socket.leave(salleDUnAgent(salle, socket.data.acteur.utilisateurId));
}

/** Salle qui ne contient que les sockets d'un agent présentes dans une autre : socket.io sait l'union, pas l'intersection. */
export const salleDUnAgent = (salle: Salle, agentId: string): string => `${salle}|agent:${agentId}`;

const estSeance = (salle: string): boolean => salle.startsWith('revue:') && !salle.includes('|');

/** Vrai pour une salle qu'on rejoint par une commande (revue, passage), faux pour celles de la connexion. */
export const estSalleDeTravail = (salle: string): boolean => salle.startsWith('revue:') || salle.startsWith('passage:');
