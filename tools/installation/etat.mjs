// Sans dépendance et lisible par un vieux Node : ce module tourne avant toute installation.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Version la plus basse acceptée pour démarrer ; le produit tourne ensuite sur le Node épinglé dans package.json. */
export const NODE_MINIMUM = [20, 19, 0];
/** npm 11 comprend `allowScripts` : sans lui les binaires de PostgreSQL et de Node ne s’installent pas. */
export const NPM_MINIMUM = [11, 0, 0];

/** Vrai si `version` (« v20.19.1 », « 11.2.0 ») atteint le minimum. */
export function atteint(version, minimum) {
  const nombres = String(version).replace(/^v/, '').split(/[.-]/).map(Number);
  for (let rang = 0; rang < minimum.length; rang += 1) {
    const ecart = (nombres[rang] || 0) - minimum[rang];
    if (ecart !== 0) return ecart > 0;
  }
  return true;
}

/** Versions de npm et du Node qui le fait tourner, lues dans `npm_config_user_agent` ; `null` hors de npm. */
export function versionsDeNpm(agent) {
  const lire = (nom) => {
    const trouve = new RegExp(`(?:^|\\s)${nom}/v?([0-9][^\\s]*)`).exec(agent || '');
    return trouve ? trouve[1] : null;
  };
  return { npm: lire('npm'), node: lire('node') };
}

/** La phrase à afficher si les outils de la machine sont trop vieux, sinon `null`. */
export function refusDesOutils({ node, npm }) {
  if (node && !atteint(node, NODE_MINIMUM)) {
    return `Il faut Node ${NODE_MINIMUM.join('.')} ou plus récent ; cette machine a Node ${node} : mettez-le à jour puis relancez.`;
  }
  if (npm && !atteint(npm, NPM_MINIMUM)) {
    return `Il faut npm ${NPM_MINIMUM[0]} ou plus récent ; cette machine a npm ${npm} : lancez « npm install -g npm@11 » puis recommencez.`;
  }
  return null;
}

/** Empreinte de ce qui décide du contenu de `node_modules`. */
export function empreinteDuVerrou(racine) {
  const empreinte = createHash('sha256').update(`${process.platform}-${process.arch}`);
  empreinte.update(readFileSync(join(racine, 'package-lock.json')));
  return empreinte.digest('hex');
}

/**
 * Vrai si `node_modules` contient déjà exactement le verrou (par exemple après un `npm install` fait à la main) : les
 * versions installées, que npm note dans `node_modules/.package-lock.json`, sont celles de `package-lock.json`.
 */
export function dejaInstalle(racine) {
  const voulu = paquetsDe(join(racine, 'package-lock.json'));
  const present = paquetsDe(join(racine, 'node_modules/.package-lock.json'));
  if (!voulu || !present) return false;
  return Object.keys(voulu).every((chemin) => {
    const paquet = voulu[chemin];
    if (!chemin.includes('node_modules/') || paquet.extraneous) return true;
    const installe = present[chemin];
    if (!installe) return Boolean(paquet.optional || paquet.peer || paquet.devOptional);
    return paquet.link ? true : installe.version === paquet.version;
  });
}

function paquetsDe(fichier) {
  if (!existsSync(fichier)) return null;
  try {
    return JSON.parse(readFileSync(fichier, 'utf8')).packages || null;
  } catch {
    return null;
  }
}
