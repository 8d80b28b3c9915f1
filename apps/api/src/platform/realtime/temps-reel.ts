import type { Configuration } from '../config/configuration.js';
import { nouvelId } from '../config/identifiants.js';
import { DiffusionSocketIo } from './diffusion-socket-io.js';
import type { RelaisDiffusion } from './relais-diffusion.js';
import { RelaisPostgres } from './relais-postgres.js';
import { RelaisRedis } from './relais-redis.js';
import type { ServeurTempsReel } from './serveur-temps-reel.js';

type Besoins = Pick<Configuration, 'redisUrl' | 'databaseUrl' | 'mode'>;

/** Diffusion d'un processus, avec le relais que demande la configuration. */
export class TempsReel {
  readonly diffusion: DiffusionSocketIo;
  private readonly relais: RelaisDiffusion;

  constructor(besoins: Besoins, serveur: ServeurTempsReel, processus = nouvelId()) {
    this.relais =
      besoins.redisUrl === null
        ? this.relaisPostgres(besoins, serveur, processus)
        : new RelaisRedis(besoins.redisUrl, processus, serveur.io);
    this.diffusion = new DiffusionSocketIo(serveur.io, this.relais);
  }

  /** Commence à entendre les autres processus. */
  demarrer(): Promise<void> {
    return this.relais.demarrer();
  }

  fermer(): Promise<void> {
    return this.relais.fermer();
  }

  private relaisPostgres({ databaseUrl, mode }: Besoins, serveur: ServeurTempsReel, processus: string): RelaisPostgres {
    const auditeur = {
      ordre: (o: Parameters<DiffusionSocketIo['appliquer']>[0]) => this.diffusion.appliquer(o),
      reprise: () => serveur.faireRevenirLesSalles(),
    };
    return new RelaisPostgres(databaseUrl, processus, mode === 'worker' ? null : auditeur);
  }
}
