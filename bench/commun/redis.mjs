import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { attendreFin, pause, signaler } from '../../tools/commun/processus.mjs';
import { portLibre } from '../../tools/postgres-embarque.mjs';

/** Redis jetable avec journal (appendonly, chaque seconde), comme en production ; null si la machine n’en a pas. */
export async function lancerRedis() {
  const dossiers = (process.env.PATH ?? '').split(delimiter).concat('/usr/bin', '/usr/local/bin');
  const programme = dossiers.map((d) => join(d, 'redis-server')).find((f) => existsSync(f));
  if (!programme) return null;
  const port = await portLibre();
  const dossier = mkdtempSync(join(tmpdir(), 'pdp-bench-redis-'));
  const reglages = [
    '--appendonly',
    'yes',
    '--appendfsync',
    'everysec',
    '--maxmemory-policy',
    'noeviction',
    '--save',
    '',
  ];
  const enfant = spawn(programme, ['--port', String(port), '--bind', '127.0.0.1', '--dir', dossier, ...reglages], {
    stdio: 'ignore',
  });
  process.once('exit', () => enfant.kill('SIGKILL'));
  await pause(500);
  return {
    pid: enfant.pid,
    url: `redis://127.0.0.1:${port}`,
    async arreter() {
      signaler(enfant.pid, 'SIGTERM');
      await attendreFin(enfant.pid, 5_000);
      rmSync(dossier, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
