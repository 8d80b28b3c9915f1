// `npm run pdp -- <commande> …` : actes d’exploitation, joués sur la base de DATABASE_URL par l’API construite.
import { pathToFileURL } from 'node:url';
import { ErreurClaire, sortirSurErreur } from './commun/erreurs.mjs';

/**
 * Commandes : nom → { resume, charger }. `charger` importe un module qui exporte
 * `executer(args: string[], { url }): Promise<void>` et qui lève `ErreurClaire` quand l’exploitant peut corriger.
 */
export const COMMANDES = {};

/** Aide, une ligne par commande. */
export function aide(commandes = COMMANDES) {
  const largeur = Math.max(0, ...Object.keys(commandes).map((nom) => nom.length));
  const lignes = Object.entries(commandes).map(([nom, { resume }]) => `  ${nom.padEnd(largeur)}  ${resume}`);
  return ['Usage : npm run pdp -- <commande> [options]', ...lignes].join('\n');
}

async function principal([nom, ...args]) {
  if (nom === undefined || nom === 'aide' || nom === '--help') return console.log(aide());
  const commande = Object.hasOwn(COMMANDES, nom) ? COMMANDES[nom] : null;
  if (!commande) throw new ErreurClaire(`Commande inconnue : ${nom}.\n${aide()}`, { code: 64 });
  const { executer } = await commande.charger();
  await executer(args, { url: await adresseDeLaBase() });
}

async function adresseDeLaBase() {
  const { readFileSync } = await import('node:fs');
  const fichier = process.env.PDP_SECRETS_FILE?.trim();
  const secrets = fichier ? JSON.parse(readFileSync(fichier, 'utf8')) : {};
  const url = process.env.DATABASE_URL?.trim() || secrets.DATABASE_URL;
  if (!url) throw new ErreurClaire('DATABASE_URL : obligatoire pour cette commande.', { code: 78 });
  return url;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await principal(process.argv.slice(2)).catch(sortirSurErreur);
}
