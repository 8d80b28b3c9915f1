import 'reflect-metadata';
import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SessionModule } from '../src/modules/session/session.module.js';
import { AuthModule } from '../src/platform/auth/auth.module.js';
import { preparerAuth } from '../src/platform/auth/preparer-auth.js';
import type { Configuration } from '../src/platform/config/configuration.js';
import { DIFFUSION, REVEIL_OUTBOX } from '../src/platform/config/jetons.js';
import { creerAdaptateur, preparerFastify } from '../src/platform/http/fastify.js';
import { HttpModule } from '../src/platform/http/http.module.js';
import { PlatformModule } from '../src/platform/platform.module.js';
import type { Diffusion, DiffusionPort } from '../src/platform/realtime/diffusion.port.js';
import { ouvrirBaseDeTest } from './base-de-test.js';
import { configurationDeTest } from './configuration-de-test.js';

/** Diffusion qui retient ce qu'on lui demande. */
export class DiffusionNotee implements DiffusionPort {
  readonly emises: Diffusion[] = [];
  readonly coupees: string[] = [];

  emettre(diffusion: Diffusion): void {
    this.emises.push(diffusion);
  }

  exclure(): void {
    throw new Error('inattendu ici');
  }

  couper(salle: string): void {
    this.coupees.push(salle);
  }
}

@Module({})
class ServicesDeTest {
  static avec(diffusion: DiffusionPort): DynamicModule {
    return {
      module: ServicesDeTest,
      global: true,
      providers: [
        { provide: DIFFUSION, useValue: diffusion },
        { provide: REVEIL_OUTBOX, useValue: { reveiller: () => undefined } },
      ],
      exports: [DIFFUSION, REVEIL_OUTBOX],
    };
  }
}

type Options = {
  readonly reglages?: Partial<Configuration>;
  readonly horloge?: () => Date;
  readonly databaseUrl?: string;
};

export type ApplicationAuth = {
  readonly app: NestFastifyApplication;
  readonly url: string;
  readonly port: number;
  readonly databaseUrl: string;
  readonly diffusion: DiffusionNotee;
  fermer(): Promise<void>;
};

/** Serveur réduit à la connexion, aux sessions et à HTTP, sur une base neuve (ou donnée) : la diffusion y est notée. */
export async function ouvrirApplicationAuth({
  reglages = {},
  horloge,
  databaseUrl,
}: Options = {}): Promise<ApplicationAuth> {
  const base =
    databaseUrl === undefined
      ? await ouvrirBaseDeTest({ migree: true })
      : { url: databaseUrl, fermer: () => Promise.resolve() };
  const configuration = configurationDeTest(base.url, reglages);
  const diffusion = new DiffusionNotee();
  const racine: DynamicModule = {
    module: class RacineDeTest {},
    imports: [
      PlatformModule.pour(configuration, [], horloge),
      ServicesDeTest.avec(diffusion),
      AuthModule.pour(configuration),
      HttpModule,
      SessionModule,
    ],
  };
  const app = await NestFactory.create<NestFastifyApplication>(racine, creerAdaptateur(), {
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  preparerAuth(app, await preparerFastify(app, configuration), configuration);
  await app.listen(configuration.port, configuration.hote);
  const { port } = app.getHttpServer().address() as { port: number };
  const fermer = async (): Promise<void> => {
    await app.close();
    await base.fermer();
  };
  return { app, url: `http://127.0.0.1:${port}`, port, databaseUrl: base.url, diffusion, fermer };
}
