import { FICHIER_CLES_DE_TEST } from './cles-de-test.js';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Configuration } from '../src/platform/config/configuration.js';

const DOCUMENTS = join(tmpdir(), `pdp-documents-${process.pid}`);

/** Configuration d'un essai : démonstration, port libre, base donnée. */
export function configurationDeTest(databaseUrl: string, reste: Partial<Configuration> = {}): Configuration {
  return {
    port: 0,
    hote: '127.0.0.1',
    mode: 'tout-en-un',
    demo: true,
    production: false,
    databaseUrl,
    redisUrl: null,
    publicUrl: null,
    oidc: null,
    smtpUrl: null,
    smsUrl: null,
    dossierDonnees: '.pdp-test',
    dossierDocuments: DOCUMENTS,
    fichierCles: FICHIER_CLES_DE_TEST,
    journal: { points: join(tmpdir(), `pdp-points-${process.pid}`), cle: null },
    secret: 'secret-des-essais-0123456789-0123456789',
    ...reste,
  };
}

process.once('exit', () => rmSync(join(tmpdir(), `pdp-points-${process.pid}`), { recursive: true, force: true }));
process.once('exit', () => rmSync(DOCUMENTS, { recursive: true, force: true }));
