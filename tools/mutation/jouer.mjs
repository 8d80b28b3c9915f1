import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import configuration from '../../jest.config.mjs';
import { RACINE } from '../commun/chemins.mjs';

const DUREE_MAX_MS = 120_000;
const AVEC_INSTANTANES = ['/src/actes.spec.ts', '/src/regles.spec.ts', '/src/sql/sql.spec.ts'];

/** Joue les essais purs de la copie ; vrai s’ils passent tous. Un essai qui ne finit pas compte comme un échec. */
export function jouerEssais(copie, { instantanes }) {
  const unit = configuration.projects.find(({ displayName }) => displayName === 'unit');
  const ignores = [
    ...unit.testPathIgnorePatterns,
    ...(instantanes ? [] : AVEC_INSTANTANES.map(RegExp.escape ?? String)),
  ];
  const config = { ...unit, rootDir: copie, testPathIgnorePatterns: ignores };
  writeFileSync(join(copie, 'jest.config.json'), JSON.stringify(config));
  const jest = join(RACINE, 'node_modules/jest/bin/jest.js');
  const args = ['--experimental-vm-modules', '--no-warnings', jest, '--ci', '--bail', '-i', '-c', 'jest.config.json'];
  return new Promise((finir) => {
    const enfant = spawn(process.execPath, args, {
      cwd: copie,
      stdio: 'ignore',
      env: { ...process.env, TZ: 'Europe/Paris' },
    });
    const limite = setTimeout(() => enfant.kill('SIGKILL'), DUREE_MAX_MS);
    enfant.once('close', (code) => {
      clearTimeout(limite);
      finir(code === 0);
    });
  });
}
