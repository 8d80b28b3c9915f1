import { Module, type DynamicModule, type OnApplicationShutdown, Inject } from '@nestjs/common';
import { DataSource, type EntityTarget, type ObjectLiteral } from 'typeorm';
import { Coffre } from './chiffrement/coffre.js';
import { ouvrirCoffre } from './chiffrement/ouvrir-coffre.js';
import type { Configuration } from './config/configuration.js';
import { CONFIGURATION, DATA_SOURCE, DATA_SOURCE_FOND, HORLOGE, LECTURE } from './config/jetons.js';
import { ROLE_APPLICATION } from './database/acces-base.js';
import { Lecture } from './database/lecture.js';
import type { pg } from './database/pg.js';
import { UniteDeTravail } from './database/unite-de-travail.js';
import { VeilleConnexions } from './database/veille-connexions.js';
import { JournalGroupe } from './journal/journal-groupe.js';

export type Entites = readonly EntityTarget<ObjectLiteral>[];

/** Services techniques communs : configuration, base, journal, horloge. Ne connaît aucun module métier. */
@Module({})
export class PlatformModule implements OnApplicationShutdown {
  constructor(
    @Inject(DATA_SOURCE) private readonly source: DataSource,
    @Inject(DATA_SOURCE_FOND) private readonly fond: DataSource,
    @Inject(LECTURE) private readonly lecture: Lecture,
  ) {}

  static pour(configuration: Configuration, entites: Entites, horloge: () => Date = () => new Date()): DynamicModule {
    return {
      module: PlatformModule,
      global: true,
      providers: [
        { provide: CONFIGURATION, useValue: configuration },
        { provide: HORLOGE, useValue: horloge },
        { provide: Coffre, useFactory: () => ouvrirCoffre(configuration) },
        { provide: DATA_SOURCE, useFactory: () => ouvrirSource(configuration, entites, ECRITURE) },
        { provide: DATA_SOURCE_FOND, useFactory: () => ouvrirSource(configuration, entites, FOND) },
        { provide: LECTURE, useFactory: () => new Lecture(configuration.databaseUrl, undefined, ROLE_APPLICATION) },
        { provide: JournalGroupe, useFactory: (lecture: Lecture) => new JournalGroupe(lecture), inject: [LECTURE] },
        UniteDeTravail,
      ],
      exports: [CONFIGURATION, HORLOGE, Coffre, DATA_SOURCE, DATA_SOURCE_FOND, LECTURE, JournalGroupe, UniteDeTravail],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.lecture.fermer();
    for (const source of [this.fond, this.source]) if (source.isInitialized) await source.destroy();
  }
}

type Bassin = { readonly applicationName: string; readonly poolSize: number; readonly reglages: string };

// Une demande n'écrit et ne relit que par clé : un plan fait quand la table tenait en une page ne doit pas la parcourir ensuite.
const ECRITURE: Bassin = { applicationName: 'pdp-ecriture', poolSize: 10, reglages: ' -c enable_seqscan=off' };
const FOND: Bassin = { applicationName: 'pdp-fond', poolSize: 5, reglages: '' };

async function ouvrirSource(
  { databaseUrl }: Configuration,
  entites: Entites,
  { applicationName, poolSize, reglages }: Bassin,
): Promise<DataSource> {
  const source = new DataSource({
    type: 'postgres',
    url: databaseUrl,
    entities: [...entites] as never,
    synchronize: false,
    poolSize,
    applicationName,
    extra: {
      // Les écritures indépendantes d'une transaction partent sans s'attendre (`ensemble`).
      pipeline: true,
      keepAlive: true,
      // Les requêtes sont nommées et leurs paramètres, des clés : le plan d'une fois vaut pour toutes.
      options: `-c plan_cache_mode=force_generic_plan -c role=${ROLE_APPLICATION}${reglages}`,
      statement_timeout: 30_000,
      idle_in_transaction_session_timeout: 30_000,
      connectionTimeoutMillis: 10_000,
      // Une connexion gardée garde ses requêtes prêtes : une décision toutes les cinq minutes n'en ouvre pas une neuve.
      idleTimeoutMillis: 0,
    },
  });
  await source.initialize();
  new VeilleConnexions(databaseUrl).suivreReserve((source.driver as unknown as { master: pg.Pool }).master);
  return source;
}
