// `npm run types` : vérifie les types de chaque projet, deux à la fois. Arguments : des projets (libs/domain…).
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { RACINE } from './commun/chemins.mjs';

const PROJETS = ['apps/api', 'apps/web', 'libs/domain', 'libs/permissions'];
const EN_MEME_TEMPS = 2;

const demandes = process.argv.slice(2);
const aVerifier = demandes.length > 0 ? PROJETS.filter((projet) => demandes.includes(projet)) : [...PROJETS];
let echecs = 0;

async function ouvrier() {
  for (let projet = aVerifier.shift(); projet; projet = aVerifier.shift()) {
    const debut = Date.now();
    const { code, sortie } = await verifier(projet);
    process.stdout.write(sortie);
    console.log(
      `${projet} : ${code === 0 ? 'types justes' : 'types faux'} (${Math.round((Date.now() - debut) / 1000)} s)`,
    );
    if (code !== 0) echecs += 1;
  }
}

function verifier(projet) {
  const tsc = join(RACINE, 'node_modules/typescript/bin/tsc');
  const enfant = spawn(process.execPath, [tsc, '-p', projet, '--noEmit', '--pretty', 'false'], { cwd: RACINE });
  let sortie = '';
  for (const flux of [enfant.stdout, enfant.stderr]) flux.on('data', (morceau) => (sortie += morceau));
  return new Promise((repondre) => enfant.once('close', (code) => repondre({ code, sortie })));
}

await Promise.all(Array.from({ length: EN_MEME_TEMPS }, ouvrier));
process.exit(echecs > 0 ? 1 : 0);
