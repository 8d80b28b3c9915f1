import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';
import { morceauxDuLivret } from './morceaux-livret.js';

const LIMITE_KO = 200;

/** Fait échouer la construction si le livret, lu au téléphone, demande plus de 200 Ko de JavaScript compressé. */
export function budgetLivret(): Plugin {
  return {
    name: 'budget-livret',
    generateBundle(_options, paquet) {
      const octets = morceauxDuLivret(paquet).reduce((total, { code }) => total + gzipSync(code).length, 0);
      const ko = Math.round(octets / 1000);
      if (ko > LIMITE_KO) this.error(`Livret : ${ko} Ko de JavaScript compressé, la limite est ${LIMITE_KO} Ko.`);
      this.info(`Livret : ${ko} Ko de JavaScript compressé sur ${LIMITE_KO}.`);
    },
  };
}
