import type { Duplex } from 'node:stream';
import { createAdapter } from '@socket.io/redis-streams-adapter';
import { grouperEnvois } from '../database/envois-groupes.js';
import { ouvrirRedis } from '../queue/moteur-redis.js';
import { appliquerOrdre, type OrdreDiffusion } from './ordre-diffusion.js';
import type { RelaisDiffusion } from './relais-diffusion.js';
import type { ServeurPdp } from './salles.js';

const FLUX = 'pdp-temps-reel';
const OUVERTURES_MS = [100, 1_000, 5_000];

/**
 * Diffusion entre processus par un flux Redis : contrairement à pub/sub, rien ne se perd quand la connexion est coupée
 * (performance.md, section 4) ; un message peut alors arriver deux fois, la séquence le dit au navigateur.
 * Les sockets locales sont servies avant, par `DiffusionSocketIo`.
 */
export class RelaisRedis implements RelaisDiffusion {
  private readonly redis: ReturnType<typeof ouvrirRedis>;
  private readonly minuteries: NodeJS.Timeout[];
  private readonly locale: string;
  /** Connexions de lecture que l'adaptateur ouvre par copie : à fermer avec la nôtre, même si Redis ne répond plus. */
  private readonly copies: { disconnect(): void }[] = [];

  constructor(
    url: string,
    processus: string,
    private readonly io: ServeurPdp,
  ) {
    this.redis = ouvrirRedis(url, { maxRetriesPerRequest: null, disconnectTimeout: 200 });
    this.locale = `processus:${processus}`;
    const copier = this.redis.duplicate.bind(this.redis);
    this.redis.duplicate = (options) => {
      const copie = copier(options);
      this.copies.push(copie);
      return copie;
    };
    io.adapter(
      createAdapter(this.redis, {
        streamName: FLUX,
        channelPrefix: FLUX,
        blockTimeInMs: 1_000,
        maxLen: 10_000,
        onlyPlaintext: true,
      }) as never,
    );
    io.on('connection', (socket) => void socket.join(this.locale));
    // Pas avant : les connexions de lecture, copiées de celle-ci, attendent sans limite.
    this.redis.options.commandTimeout = 10_000;
    this.minuteries = OUVERTURES_MS.map((ms) => setTimeout(() => this.fixerLaPosition(), ms).unref());
  }

  demarrer(): Promise<void> {
    return Promise.resolve();
  }

  publier(ordre: OrdreDiffusion): void {
    // Un acte en diffuse plusieurs ; pendant une coupure, il n'y a pas de flux et la connexion garde les ordres elle-même.
    const flux = (this.redis as { readonly stream?: Duplex }).stream;
    if (flux) grouperEnvois(flux);
    appliquerOrdre((salle) => this.io.to(salle).except(this.locale), ordre);
  }

  fermer(): Promise<void> {
    this.minuteries.forEach(clearTimeout);
    for (const connexion of [this.redis, ...this.copies]) connexion.disconnect();
    return Promise.resolve();
  }

  // Tant qu'il n'a rien lu, l'adaptateur relit « à partir de maintenant » : une première entrée fixe sa position,
  // et une coupure ne peut plus lui faire manquer la suivante.
  private fixerLaPosition(): void {
    this.redis.xadd(FLUX, 'MAXLEN', '~', 10_000, '*', 'ouverture', '1').catch(() => undefined);
  }
}
