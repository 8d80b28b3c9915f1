import 'reflect-metadata';
import { demarrer, type ApplicationDemarree } from '../src/application.js';
import type { Configuration } from '../src/platform/config/configuration.js';
import { ouvrirBaseDeTest } from './base-de-test.js';
import { configurationDeTest } from './configuration-de-test.js';

export type ApplicationDeTest = ApplicationDemarree & { readonly url: string; readonly databaseUrl: string };

/** Application complète sur une base neuve et migrée, port libre ; `fermer` arrête l'application puis jette la base. */
export async function ouvrirApplication(
  reste: Partial<Configuration> = {},
  horloge?: () => Date,
): Promise<ApplicationDeTest> {
  const base = await ouvrirBaseDeTest({ migree: true });
  const demarree = await demarrer(configurationDeTest(base.url, reste), { ...(horloge ? { horloge } : {}) });
  return {
    ...demarree,
    url: `http://127.0.0.1:${demarree.port}`,
    databaseUrl: base.url,
    fermer: async () => {
      await demarree.fermer();
      await base.fermer();
    },
  };
}
