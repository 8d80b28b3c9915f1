import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const A_COMPRIMER = /\.(js|css|svg)$/;

/** En deçà, l'en-tête d'un second codage coûte plus qu'il ne gagne. */
const MINIMUM_OCTETS = 1_024;

/**
 * Écrit, à côté de chaque fichier texte de la construction, ses copies `.br` et `.gz` : le serveur les sert telles quelles à qui les
 * accepte, sans rien comprimer à la demande. Au téléphone, c'est ce qui fait la différence.
 */
export function comprimer(): Plugin {
  return {
    name: 'comprimer',
    writeBundle({ dir }, paquet) {
      if (dir === undefined) return;
      for (const nom of Object.keys(paquet).filter((fichier) => A_COMPRIMER.test(fichier))) {
        const octets = readFileSync(join(dir, nom));
        if (octets.length < MINIMUM_OCTETS) continue;
        const params = { [constants.BROTLI_PARAM_QUALITY]: 10 };
        writeFileSync(join(dir, `${nom}.br`), brotliCompressSync(octets, { params }));
        writeFileSync(join(dir, `${nom}.gz`), gzipSync(octets, { level: 9 }));
      }
    },
  };
}
