import type { Server as ServeurHttp } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { Server } from 'socket.io';
import { estMemeOrigine } from '../http/origine.js';
import { DEBIT_CONNEXION, SeauDeJetons } from './debit.js';
import { estSalleDeTravail, type ServeurPdp } from './salles.js';

const ETALEMENT_MS = 100;
const ETALEMENT_PAS = 20;

/** Réglages de socket.io (trust.md A6.3, constat 1). */
const REGLAGES = {
  path: '/api/temps-reel',
  transports: ['websocket', 'polling'] as ('websocket' | 'polling')[],
  // Jamais de « connection state recovery » : elle rendrait ses salles à qui en a été exclu.
  serveClient: false,
  allowEIO3: false,
  maxHttpBufferSize: 64 * 1024,
  connectTimeout: 10_000,
  upgradeTimeout: 10_000,
  // Une coupure silencieuse se sait en vingt secondes : la conduite et la présence en dépendent (ADR 0030).
  pingInterval: 10_000,
  pingTimeout: 10_000,
  perMessageDeflate: false,
  httpCompression: false,
};

/**
 * Serveur socket.io du processus. Créé partout, attaché au serveur HTTP seulement là où il y en a un : un worker
 * s'en sert pour émettre vers les autres, sans recevoir personne.
 */
export class ServeurTempsReel {
  readonly io: ServeurPdp;
  private attache = false;

  constructor(publicUrl: string | null) {
    this.io = new Server(undefined, {
      ...REGLAGES,
      allowRequest: (demande, rendre) => rendre(...verdictDOrigine(demande, publicUrl)),
    });
  }

  get estAttache(): boolean {
    return this.attache;
  }

  /** Attache au serveur HTTP, une fois. */
  attacher(http: ServeurHttp): void {
    if (this.attache) return;
    this.attache = true;
    this.io.attach(http);
    this.io.engine.on('connection', freiner);
  }

  /**
   * Fait revenir les sockets qui suivent une revue : elles se reconnectent, repassent par l'autorisation et rattrapent
   * par séquence. Utile après une coupure du relais, où un ordre d'exclusion a pu se perdre.
   */
  faireRevenirLesSalles(): void {
    const concernees = [...this.io.sockets.sockets.values()].filter((s) => [...s.rooms].some(estSalleDeTravail));
    concernees.forEach((socket, i) =>
      setTimeout(() => socket.conn.close(), (i % ETALEMENT_PAS) * ETALEMENT_MS).unref(),
    );
  }

  /** Ferme toutes les sockets sans toucher au serveur HTTP, que Fastify ferme lui-même. */
  async fermer(): Promise<void> {
    if (this.attache) this.io.engine.close();
    await this.io.of('/').adapter.close();
  }
}

type Connexion = { on(evenement: 'packet', suite: () => void): unknown; close(jeter: boolean): void };

function freiner(connexion: Connexion): void {
  const seau = new SeauDeJetons(performance.now(), DEBIT_CONNEXION);
  connexion.on('packet', () => {
    if (seau.prendre(performance.now()) === 'couper') connexion.close(true);
  });
}

function verdictDOrigine(demande: IncomingMessage, publicUrl: string | null): [string | null, boolean] {
  const { origin, host } = demande.headers;
  const site = demande.headers['sec-fetch-site'];
  const admise =
    origin === undefined
      ? site === undefined || site === 'same-origin' || site === 'none'
      : estMemeOrigine(origin, host, publicUrl);
  return admise ? [null, true] : ['origine-refusee', false];
}
