// `npm run lint` : le graphe Nx d’abord (la règle des couches le lit), puis ESLint. Arguments : chemins ou options.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { CACHE, RACINE } from './commun/chemins.mjs';

process.env.NX_DAEMON = 'false';
process.env.NX_NO_CLOUD = 'true';
process.chdir(RACINE);

const { createProjectGraphAsync } = await import('@nx/devkit');
await createProjectGraphAsync({ exitOnError: true });

const demandes = process.argv.slice(2);
const chemins = demandes.some((argument) => !argument.startsWith('-')) ? [] : ['.'];
const args = ['--max-warnings', '0', '--cache', '--cache-strategy', 'content', '--no-warn-ignored'];
args.push(
  '--cache-location',
  join(CACHE, `eslint${chemins.length > 0 ? '' : `-${demandes.join('_').replace(/\W+/g, '-')}`}.json`),
  ...demandes,
  ...chemins,
);
const { status } = spawnSync(process.execPath, [join(RACINE, 'node_modules/eslint/bin/eslint.js'), ...args], {
  stdio: 'inherit',
});
process.exit(status ?? 1);
