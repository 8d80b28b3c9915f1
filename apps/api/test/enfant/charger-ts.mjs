// Laisse un processus enfant exécuter nos sources TypeScript, décorateurs compris : `node --import ./charger-ts.mjs`.
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';

const OPTIONS = {
  swcrc: false,
  jsc: {
    target: 'es2023',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: true },
    keepClassNames: true,
  },
  module: { type: 'es6' },
};

registerHooks({
  resolve(nom, contexte, suivant) {
    // Les imports de nos sources finissent par `.js` (NodeNext) ; le fichier, lui, est en `.ts`.
    if (/^\.{1,2}\//.test(nom) && contexte.parentURL?.endsWith('.ts'))
      return suivant(nom.replace(/\.js$/, '.ts'), contexte);
    return suivant(nom, contexte);
  },
  load(url, contexte, suivant) {
    if (!url.endsWith('.ts')) return suivant(url, contexte);
    const { code } = transformSync(readFileSync(fileURLToPath(url), 'utf8'), {
      ...OPTIONS,
      filename: fileURLToPath(url),
    });
    return { format: 'module', source: code, shortCircuit: true };
  },
});
