import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';
import configuration from '../../jest.config.mjs';
import { RACINE } from '../commun/chemins.mjs';

// Mêmes réglages que Jest : ce sont les mêmes sources.
const [, OPTIONS] = configuration.projects[0].transform['^.+\\.ts$'];
const SOUS_ESSAI = new URL('libs/permissions/', `file://${RACINE}/`).href;

const compiles = new Map();
let mutant = { rang: 0, url: null, texte: '' };

/**
 * Fait lire `texte` à la place d’un fichier de la bibliothèque. Chaque rang recharge toute la bibliothèque, que
 * distingue `?m=<rang>` : rien de ce qu’un mutant a calculé ne sert au suivant. `url` nulle : les vraies sources.
 */
export function poserMutant(rang, url, texte) {
  mutant = { rang, url, texte };
}

const compiler = (url, texte) =>
  transformSync(texte, { ...OPTIONS, filename: fileURLToPath(url), sourceMaps: false }).code;

registerHooks({
  resolve(nom, contexte, suivant) {
    const parent = contexte.parentURL?.split('?')[0];
    if (!/^\.{1,2}\//.test(nom) || !parent?.endsWith('.ts')) return suivant(nom, contexte);
    const trouve = suivant(nom.replace(/\.js$/, '.ts'), { ...contexte, parentURL: parent });
    return trouve.url.startsWith(SOUS_ESSAI) ? { ...trouve, url: `${trouve.url}?m=${mutant.rang}` } : trouve;
  },
  load(adresse, contexte, suivant) {
    const [url] = adresse.split('?');
    if (!url.endsWith('.ts')) return suivant(adresse, contexte);
    if (url === mutant.url) return { format: 'module', source: compiler(url, mutant.texte), shortCircuit: true };
    if (!compiles.has(url)) compiles.set(url, compiler(url, readFileSync(fileURLToPath(url), 'utf8')));
    return { format: 'module', source: compiles.get(url), shortCircuit: true };
  },
});
