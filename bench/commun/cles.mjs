import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { moduleApi } from './module-api.mjs';

/** Fichier de clés de la mesure, tiré au hasard par le programme principal ; les processus lancés en héritent. */
function fichierDesCles() {
  if (!process.env.PDP_FICHIER_CLES) {
    process.env.PDP_FICHIER_CLES = join(mkdtempSync(join(tmpdir(), 'pdp-bench-')), 'cles.json');
    const dossier = dirname(process.env.PDP_FICHIER_CLES);
    process.once('exit', () => rmSync(dossier, { recursive: true, force: true }));
  }
  return process.env.PDP_FICHIER_CLES;
}

/** Coffre de l’API construite, sous les clés de la mesure. */
export async function ouvrirCoffre() {
  const { Coffre } = await moduleApi('platform/chiffrement/coffre.js');
  return Coffre.duFichier({ fichier: fichierDesCles(), creer: true });
}
