import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { AppModule } from './app.module.js';
import type { Configuration } from './platform/config/configuration.js';
import { decrireApi } from './platform/http/documentation.js';
import { creerAdaptateur } from './platform/http/fastify.js';

const SANS_SERVICE: Configuration = {
  port: 0,
  hote: '127.0.0.1',
  mode: 'api',
  demo: true,
  production: false,
  databaseUrl: 'postgres://documentation.invalid/pdp',
  redisUrl: null,
  publicUrl: null,
  oidc: null,
  smtpUrl: null,
  smsUrl: null,
  dossierDonnees: '.pdp',
  fichierCles: '.pdp/cles.json',
  secret: 'documentation-documentation-documentation',
};

/** Document OpenAPI de l'application, lu de son code seul : rien n'est instancié, ni base ni port ne sont ouverts. */
export async function documenter(): Promise<OpenAPIObject> {
  const options = { preview: true, logger: false, abortOnError: false } as const;
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.pour(SANS_SERVICE),
    creerAdaptateur(),
    options,
  );
  return decrireApi(app);
}
