import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { preparerAuth } from './platform/auth/preparer-auth.js';
import type { Configuration } from './platform/config/configuration.js';
import { servirDocumentation } from './platform/http/documentation.js';
import { creerAdaptateur, preparerFastify, servirWeb } from './platform/http/fastify.js';
import { AdaptateurTempsReel } from './platform/realtime/adaptateur.js';

export type ApplicationDemarree = {
  readonly app: INestApplicationContext;
  readonly port: number | null;
  fermer(): Promise<void>;
};

type Options = { readonly horloge?: () => Date; readonly racineWeb?: string };

/** Démarre le processus selon son mode ; `port` vaut null pour un worker, qui n'écoute pas. */
export async function demarrer(configuration: Configuration, options: Options = {}): Promise<ApplicationDemarree> {
  return configuration.mode === 'worker'
    ? demarrerWorker(configuration, options)
    : demarrerServeur(configuration, options);
}

async function demarrerWorker(configuration: Configuration, options: Options): Promise<ApplicationDemarree> {
  const app = await NestFactory.createApplicationContext(AppModule.pour(configuration, options.horloge), {
    logger: ['error', 'warn'],
  });
  return { app, port: null, fermer: () => app.close() };
}

async function demarrerServeur(configuration: Configuration, options: Options): Promise<ApplicationDemarree> {
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.pour(configuration, options.horloge),
    creerAdaptateur(configuration),
    {
      logger: ['error', 'warn'],
      bodyParser: true,
      abortOnError: false,
    },
  );
  const fastify = await preparerFastify(app, configuration);
  app.useWebSocketAdapter(new AdaptateurTempsReel(app, configuration));
  preparerAuth(app, fastify, configuration);
  if (configuration.demo || process.env['PDP_DOCS'] === 'oui') servirDocumentation(app);
  await servirWeb(app, options.racineWeb ?? racineWebParDefaut(), configuration);
  await app.listen(configuration.port, configuration.hote);
  const adresse = app.getHttpServer().address();
  const port = typeof adresse === 'object' && adresse !== null ? adresse.port : configuration.port;
  return { app, port, fermer: () => app.close() };
}

// Construit : apps/api/dist → apps/web/dist ; depuis les sources : apps/api/src → apps/web/dist.
function racineWebParDefaut(): string {
  const ici = path.dirname(fileURLToPath(import.meta.url));
  const racine = path.resolve(ici, '../../web/dist');
  return existsSync(racine) ? racine : path.resolve(process.cwd(), 'apps/web/dist');
}
