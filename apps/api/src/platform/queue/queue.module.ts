import {
  Inject,
  Module,
  type BeforeApplicationShutdown,
  type DynamicModule,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import type { Configuration } from '../config/configuration.js';
import { CONFIGURATION, REVEIL_OUTBOX } from '../config/jetons.js';
import { EcoutePostgres } from '../database/ecoute-postgres.js';
import { FileBullmq } from './file-bullmq.js';
import { FILE } from './file.port.js';
import { MoteurPostgres } from './moteur-postgres.js';
import { MoteurRedis } from './moteur-redis.js';
import { RegistreOutbox } from './registre-outbox.js';
import { FILE_OUTBOX, RelaisOutbox } from './relais-outbox.js';
import { TraitementOutbox } from './traitement-outbox.js';

const CONCURRENCE = 5;

/** File de travaux et relais de la boîte de sortie. Un processus `api` ajoute à la file mais ne traite rien. */
@Module({})
export class QueueModule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly ecoute: EcoutePostgres;

  constructor(
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    @Inject(FILE) private readonly file: FileBullmq,
    private readonly relais: RelaisOutbox,
    private readonly traitement: TraitementOutbox,
  ) {
    const reveiller = (): void => this.relais.reveiller();
    this.ecoute = new EcoutePostgres(configuration.databaseUrl, 'pdp_outbox', {
      message: reveiller,
      reprise: reveiller,
    });
  }

  static pour(configuration: Configuration): DynamicModule {
    return {
      module: QueueModule,
      global: true,
      providers: [
        { provide: FILE, useFactory: () => ouvrirFile(configuration) },
        RegistreOutbox,
        RelaisOutbox,
        TraitementOutbox,
        { provide: REVEIL_OUTBOX, useExisting: RelaisOutbox },
      ],
      exports: [FILE, RegistreOutbox, REVEIL_OUTBOX],
    };
  }

  async onApplicationBootstrap(): Promise<void> {
    if (this.configuration.mode === 'api') return;
    this.file.traiter(FILE_OUTBOX, (t) => this.traitement.traiter(t), {
      concurrence: CONCURRENCE,
      surAbandon: (t, e) => this.traitement.abandonner(t, e),
    });
    this.file.planifier('outbox.purger', { cron: '0 15 3 * * *', fuseau: 'Europe/Paris' }, () =>
      this.traitement.purger(),
    );
    await this.ecoute.demarrer();
    await this.file.demarrer();
    this.relais.demarrer();
  }

  // Avant la fermeture de la base : les travaux en cours doivent pouvoir finir.
  async beforeApplicationShutdown(): Promise<void> {
    await this.ecoute.fermer();
    await this.relais.fermer();
    await this.file.fermer();
  }
}

async function ouvrirFile(configuration: Configuration): Promise<FileBullmq> {
  const moteur =
    configuration.redisUrl === null
      ? await MoteurPostgres.ouvrir(configuration.databaseUrl)
      : new MoteurRedis(configuration.redisUrl);
  return new FileBullmq(moteur);
}
