import { Module, type DynamicModule, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Configuration } from '../config/configuration.js';
import { DIFFUSION } from '../config/jetons.js';
import { PasserelleCommune } from './passerelle-commune.js';
import { ServeurTempsReel } from './serveur-temps-reel.js';
import { TempsReel } from './temps-reel.js';

/** Serveur socket.io et diffusion vers tous les processus ; avec Redis si REDIS_URL, sinon par PostgreSQL. */
@Module({})
export class RealtimeModule implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(
    private readonly serveur: ServeurTempsReel,
    private readonly tempsReel: TempsReel,
  ) {}

  static pour(configuration: Configuration): DynamicModule {
    return {
      module: RealtimeModule,
      global: true,
      providers: [
        { provide: ServeurTempsReel, useFactory: () => new ServeurTempsReel(configuration.publicUrl) },
        {
          provide: TempsReel,
          useFactory: (serveur: ServeurTempsReel) => new TempsReel(configuration, serveur),
          inject: [ServeurTempsReel],
        },
        { provide: DIFFUSION, useFactory: (tempsReel: TempsReel) => tempsReel.diffusion, inject: [TempsReel] },
        PasserelleCommune,
      ],
      exports: [ServeurTempsReel, DIFFUSION],
    };
  }

  onApplicationBootstrap(): Promise<void> {
    return this.tempsReel.demarrer();
  }

  // Les sockets d'un serveur attaché sont déjà fermées par l'adaptateur, avant le serveur HTTP.
  async onApplicationShutdown(): Promise<void> {
    if (!this.serveur.estAttache) await this.serveur.fermer();
    await this.tempsReel.fermer();
  }
}
