import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL, fileURLToPath } from 'node:url';
import { jusquA } from '../jusqu-a.js';
import { demonter, monter } from './petit-disque.js';

type Serveur = {
  readonly pid: number;
  readonly port: number;
  url(base: string): string;
  arreter(mode?: string): Promise<void>;
};

/** PostgreSQL d'un seul essai, qu'il peut tuer et relancer sur le même port, avec les mêmes données. */
export type PostgresAMoi = {
  readonly url: string;
  readonly port: number;
  /** Dossier qui tient toutes ses données. */
  readonly racine: string;
  vit(): boolean;
  /** `kill -9` du maître et de tous ses enfants ; rend la main quand plus aucun ne vit. */
  tuer(): Promise<void>;
  relancer(): Promise<void>;
  fermer(): Promise<void>;
};

const EMBARQUE = fileURLToPath(new URL('../../../../tools/postgres-embarque.mjs', import.meta.url));

/** `disqueMo` : ses données sur un disque de cette taille (voir `peutMonter`). */
export async function ouvrirPostgresAMoi(disqueMo?: number): Promise<PostgresAMoi> {
  const { demarrerPostgres } = (await import(pathToFileURL(EMBARQUE).href)) as {
    demarrerPostgres(options: object): Promise<Serveur>;
  };
  const racine = mkdtempSync(join(tmpdir(), 'pdp-fautes-'));
  chmodSync(racine, 0o711);
  if (disqueMo !== undefined && !monter(racine, disqueMo)) throw new Error('disque en mémoire refusé');
  const dossier = join(racine, 'postgres');
  const motDePasse = randomBytes(12).toString('hex');
  // Sur un petit disque, le journal de la base ne doit pas prendre toute la place avant les données.
  const journal = disqueMo === undefined ? {} : { max_wal_size: '64MB', min_wal_size: '32MB' };
  const reglages = { max_connections: 100, ...journal };
  const demarrer = (port?: number): Promise<Serveur> =>
    demarrerPostgres({ dossier, motDePasse, ...(port ? { port } : {}), reglages });
  let serveur = await demarrer();
  const { port } = serveur;
  return {
    url: serveur.url('postgres'),
    port,
    racine,
    vit: () => vit(serveur.pid),
    tuer: async () => {
      const maitre = lireMaitre(dossier);
      const tous = [maitre, ...enfantsDe(maitre)];
      for (const pid of tous) tuer(pid);
      await jusquA('la mort de la base', () => Promise.resolve(tous.every((pid) => !vit(pid))));
    },
    relancer: async () => void (serveur = await demarrer(port)),
    fermer: async () => {
      await serveur.arreter('immediat');
      if (disqueMo !== undefined) demonter(racine);
      rmSync(racine, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

const lireMaitre = (dossier: string): number =>
  Number(readFileSync(join(dossier, 'postmaster.pid'), 'utf8').split('\n')[0]);

function enfantsDe(parent: number): number[] {
  const pids = readdirSync('/proc').filter((nom) => /^\d+$/.test(nom));
  return pids.map(Number).filter((pid) => parentDe(pid) === parent);
}

// Le nom du programme, entre parenthèses, peut contenir des espaces : on lit après la dernière.
function parentDe(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return null; // fini entre la liste et la lecture
  }
}

function tuer(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // déjà mort : c'est ce qu'on voulait
  }
}

function vit(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3) !== 'Z';
  } catch {
    return false;
  }
}
