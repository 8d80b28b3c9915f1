// Processus à part qui tient un PostgreSQL jetable : quand son parent meurt, même par `kill -9`, le canal IPC se ferme,
// le serveur s’arrête et son dossier disparaît. Lancé par `tools/test.mjs` et par `apps/api/test/base-de-test.ts`.
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { demarrerPostgres } from '../postgres-embarque.mjs';
import { creerDossierJetable } from './dossier-jetable.mjs';

const racine = creerDossierJetable();
let serveur;
let arretDemande = false;

async function finir() {
  if (arretDemande) return;
  arretDemande = true;
  await serveur?.arreter('immediat');
  rmSync(racine, { recursive: true, force: true, maxRetries: 5 });
  process.exit(0);
}

process.once('disconnect', finir);
process.on('message', (message) => message === 'arreter' && finir());
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, finir);

try {
  serveur = await demarrerPostgres({
    dossier: join(racine, 'postgres'),
    motDePasse: randomBytes(12).toString('hex'),
    reglages: { max_connections: 300, shared_buffers: '128MB' },
  });
  if (arretDemande) await serveur.arreter('immediat');
  else process.send({ url: serveur.url() });
} catch (erreur) {
  process.send?.({ erreur: erreur.message });
  rmSync(racine, { recursive: true, force: true });
  process.exitCode = 1;
  process.disconnect?.();
}
