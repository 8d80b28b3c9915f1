// Processus à part qui tient le PostgreSQL de la mesure : quand son parent meurt, le serveur s’arrête et son dossier
// disparaît. Réglages d’usage, fsync et synchronous_commit compris : c’est leur coût qu’on mesure.
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demarrerPostgres } from '../tools/postgres-embarque.mjs';

const racine = mkdtempSync(join(tmpdir(), 'pdp-mesure-'));
chmodSync(racine, 0o711);
let serveur;
let fini = false;

async function finir() {
  if (fini) return;
  fini = true;
  await serveur?.arreter('immediat');
  rmSync(racine, { recursive: true, force: true, maxRetries: 5 });
  process.exit(0);
}

process.once('disconnect', finir);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, finir);

try {
  serveur = await demarrerPostgres({
    dossier: join(racine, 'postgres'),
    motDePasse: randomBytes(12).toString('hex'),
    fichierJournal: process.env.BENCH_JOURNAL,
    reglages: {
      max_connections: 100,
      shared_buffers: '1GB',
      maintenance_work_mem: '256MB',
      max_wal_size: '8GB',
      checkpoint_timeout: '30min',
      // Un passage de l’entretien fausserait une mesure courte ; une longue, au contraire, en a besoin.
      autovacuum: process.env.BENCH_ENTRETIEN === 'oui' ? 'on' : 'off',
    },
  });
  process.send({ pid: serveur.pid, racine: serveur.url('postgres') });
} catch (erreur) {
  process.send?.({ erreur: erreur.message });
  rmSync(racine, { recursive: true, force: true });
  process.exitCode = 1;
  process.disconnect?.();
}
