import { FICHIER_CLES_DE_TEST } from './cles-de-test.js';
import { portLibre } from './processus-a-soi.js';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

const MAIN = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../dist/main.js');

export type ProcessusApi = {
  readonly url: string;
  tuer(): Promise<void>;
  /** Envoie un signal sans attendre : figer, réveiller, prévenir. */
  signaler(signal: NodeJS.Signals): void;
  /** Attend que le processus soit mort de lui-même. */
  morte(): Promise<void>;
  relancer(environnement?: Readonly<Record<string, string>>): Promise<void>;
  arreter(): Promise<void>;
};

/** Lance le serveur construit (`npm run build`) dans son propre processus, qu'un essai peut tuer et relancer sur le même port. */
export function lancerProcessusApi(
  databaseUrl: string,
  environnement: Readonly<Record<string, string>> = {},
): Promise<ProcessusApi> {
  return lancerProcessus(databaseUrl, environnement, ({ url }) => repond(`${url}/api/sante/pret`));
}

/** Lance les travaux de fond dans leur propre processus ; prêts quand ils écoutent la boîte de sortie. */
export function lancerTravaux(
  databaseUrl: string,
  environnement: Readonly<Record<string, string>> = {},
): Promise<ProcessusApi> {
  return lancerProcessus(databaseUrl, { ...environnement, PDP_MODE: 'worker' }, () => ecoute(databaseUrl));
}

type EstPret = (processus: { readonly url: string }) => Promise<boolean>;

async function lancerProcessus(
  databaseUrl: string,
  environnement: Readonly<Record<string, string>>,
  estPret: EstPret,
): Promise<ProcessusApi> {
  const port = await portLibre();
  const url = `http://127.0.0.1:${port}`;
  let enfant: ChildProcess | null = null;
  const lancer = async (ajouts: Readonly<Record<string, string>> = {}): Promise<void> => {
    enfant = spawn(process.execPath, [MAIN], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: {
        ...process.env,
        PORT: String(port),
        HOST: '127.0.0.1',
        DATABASE_URL: databaseUrl,
        PDP_SECRET: 'secret-des-essais-0123456789-0123456789',
        PDP_DEMO: 'oui',
        PDP_FICHIER_CLES: FICHIER_CLES_DE_TEST,
        NODE_OPTIONS: '',
        ...environnement,
        ...ajouts,
      },
    });
    let erreurs = '';
    enfant.stderr?.on('data', (d: Buffer) => (erreurs += d.toString()));
    await attendrePret(
      () => estPret({ url }),
      enfant,
      () => erreurs,
    );
  };
  const finir = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    const mourant = enfant;
    if (!mourant || mourant.exitCode !== null || mourant.signalCode !== null) return;
    const fin = new Promise<void>((r) => mourant.once('exit', () => r()));
    mourant.kill(signal);
    await fin;
  };
  // Un essai qui échoue avant `arreter` ne laisse pas de processus derrière lui.
  process.once('exit', () => enfant?.kill('SIGKILL'));
  await lancer();
  const morte = async (): Promise<void> => {
    if (enfant && enfant.exitCode === null && enfant.signalCode === null) await once(enfant, 'exit');
  };
  return {
    url,
    morte,
    tuer: () => finir('SIGKILL'),
    signaler: (signal) => void enfant?.kill(signal),
    relancer: lancer,
    arreter: () => finir('SIGTERM'),
  };
}

const repond = (url: string): Promise<boolean> =>
  fetch(url).then(
    (r) => r.ok,
    () => false,
  );

async function ecoute(databaseUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query(
      `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'pdp-ecoute-pdp_outbox'`,
    );
    return rowCount !== 0;
  } finally {
    await client.end();
  }
}

async function attendrePret(
  estPret: () => Promise<boolean>,
  enfant: ChildProcess,
  erreurs: () => string,
): Promise<void> {
  const fin = Date.now() + 60_000;
  while (Date.now() < fin) {
    if (enfant.exitCode !== null) throw new Error(`le serveur s’est arrêté : ${erreurs()}`);
    if (await estPret()) return;
    await new Promise((r) => setTimeout(r, 100));
  }
  throw new Error(`serveur muet : ${erreurs()}`);
}
