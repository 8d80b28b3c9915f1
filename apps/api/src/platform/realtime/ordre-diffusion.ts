import type { Diffusion, Salle } from './diffusion.port.js';
import { salleDUnAgent, type ServeurPdp } from './salles.js';

/** Ce qu'un processus demande à tous : émettre dans une salle, en exclure un agent, couper ses sockets. */
export type OrdreDiffusion =
  | ({ readonly sorte: 'emettre' } & Diffusion)
  | { readonly sorte: 'exclure'; readonly salle: Salle; readonly agentId: string; readonly dejaPrevenu?: boolean }
  | { readonly sorte: 'couper'; readonly salle: Salle };

/** Vise une salle : localement, ou sur les autres processus selon le relais. */
export type Viseur = (salle: string) => ReturnType<ServeurPdp['to']>;

/** Exécute un ordre sur les sockets que le viseur atteint. */
export function appliquerOrdre(viser: Viseur, ordre: OrdreDiffusion): void {
  if (ordre.sorte === 'emettre') {
    viser(ordre.salle).emit(ordre.evenement, ...ordre.donnees);
  } else if (ordre.sorte === 'exclure') {
    const [ressource = '', id = ''] = ordre.salle.split(':');
    const sienne = salleDUnAgent(ordre.salle, ordre.agentId);
    if (!ordre.dejaPrevenu) viser(sienne).emit('acces.retire', { ressource, id });
    viser(sienne).socketsLeave([ordre.salle, sienne]);
  } else {
    viser(ordre.salle).emit('session.expiree');
    viser(ordre.salle).disconnectSockets(true);
  }
}
