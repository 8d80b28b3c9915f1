import { Module, type DynamicModule, type OnApplicationShutdown, Inject } from '@nestjs/common';
import { DataSource, type EntityTarget, type ObjectLiteral } from 'typeorm';
import type { Configuration } from './config/configuration.js';
import { CONFIGURATION, DATA_SOURCE, HORLOGE, LECTURE } from './config/jetons.js';
import { ROLE_APPLICATION } from './database/acces-base.js';
import { Lecture } from './database/lecture.js';
import './database/pg.js';
import { UniteDeTravail } from './database/unite-de-travail.js';
import { JournalGroupe } from './journal/journal-groupe.js';

export type Entites = readonly EntityTarget<ObjectLiteral>[];

/** Services techniques communs : configuration, base, journal, horloge. Ne connaît aucun module métier. */
@Module({})
export class PlatformModule implements OnApplicationShutdown {
  constructor(
    @Inject(DATA_SOURCE) private readonly source: DataSource,
    @Inject(LECTURE) private readonly lecture: Lecture,
  ) {}

  static pour(configuration: Configuration, entites: Entites, horloge: () => Date = () => new Date()): DynamicModule {
    return {
      module: PlatformModule,
      global: true,
      providers: [
        { provide: CONFIGURATION, useValue: configuration },
        { provide: HORLOGE, useValue: horloge },
        { provide: DATA_SOURCE, useFactory: () => ouvrirSource(configuration.databaseUrl, entites) },
        { provide: LECTURE, useFactory: () => new Lecture(configuration.databaseUrl, undefined, ROLE_APPLICATION) },
        { provide: JournalGroupe, useFactory: (lecture: Lecture) => new JournalGroupe(lecture), inject: [LECTURE] },
        UniteDeTravail,
      ],
      exports: [CONFIGURATION, HORLOGE, DATA_SOURCE, LECTURE, JournalGroupe, UniteDeTravail],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.lecture.fermer();
    if (this.source.isInitialized) await this.source.destroy();
  }
}

async function ouvrirSource(url: string, entites: Entites): Promise<DataSource> {
  const source = new DataSource({
    type: 'postgres',
    url,
    entities: [...entites] as never,
    synchronize: false,
    poolSize: 10,
    applicationName: 'pdp-ecriture',
    extra: {
      // Les écritures indépendantes d'une transaction partent sans s'attendre (`ensemble`).
      pipeline: true,
      keepAlive: true,
      // Les requêtes sont nommées et leurs paramètres, des clés : le plan d'une fois vaut pour toutes.
      options: `-c plan_cache_mode=force_generic_plan -c role=${ROLE_APPLICATION}`,
      statement_timeout: 30_000,
      idle_in_transaction_session_timeout: 30_000,
      connectionTimeoutMillis: 10_000,
    },
  });
  return source.initialize();
}
