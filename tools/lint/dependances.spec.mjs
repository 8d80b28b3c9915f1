import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { RACINE } from '../commun/chemins.mjs';
import { estSource } from '../construction/compiler.mjs';
import { fichiersDe } from '../construction/empreintes.mjs';
import { demandesDe } from './graphe.mjs';

const nomDuPaquet = (demande) =>
  demande
    .split('/')
    .slice(0, demande.startsWith('@') ? 2 : 1)
    .join('/');

// L’image de production n’installe que `dependencies` : un paquet oublié ne manquerait que là-bas, au démarrage.
describe.each(['apps/api', 'libs/domain', 'libs/permissions'])('%s ne charge que ce qu’il déclare', (projet) => {
  const { dependencies } = JSON.parse(readFileSync(join(RACINE, projet, 'package.json'), 'utf8'));
  const src = join(RACINE, projet, 'src');
  const demandes = fichiersDe(src, (fichier) => estSource(fichier) && /\.ts$/.test(fichier)).flatMap((fichier) => {
    // Un import de types disparaît à la compilation.
    const texte = readFileSync(join(src, fichier), 'utf8').replace(/^import type .*$/gm, '');
    return demandesDe(texte).map((demande) => [fichier, demande]);
  });

  test('chaque paquet importé est une dépendance', () => {
    const exterieures = demandes.filter(([, demande]) => !demande.startsWith('.') && !isBuiltin(demande));
    const oublis = exterieures.filter(([, demande]) => !(nomDuPaquet(demande) in dependencies));
    expect(demandes.length).toBeGreaterThan(0);
    expect(oublis).toEqual([]);
  });
});
