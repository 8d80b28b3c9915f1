// `npm run pdp -- conservation …` : ce qui est échu, et son effacement explicite.
import { parseArgs } from 'node:util';
import { lieuDesPoints } from './journal.mjs';
import { ErreurClaire } from '../commun/erreurs.mjs';

const USAGE = `Usage : npm run pdp -- conservation --a-blanc | --executer [--json]
  --a-blanc    compte ce qui est échu, règle par règle, sans rien changer
  --executer   archive et efface ce qui est échu ; interrompue, la même commande reprend où elle en était
  --json       rapport pour une machine
Le rapport dit combien et quoi, jamais qui. Il est gardé dans la base.`;

const OPTIONS = { 'a-blanc': { type: 'boolean' }, executer: { type: 'boolean' }, json: { type: 'boolean' } };

export async function executer(args, { url }) {
  const options = lire(args);
  if (Boolean(options['a-blanc']) === Boolean(options.executer)) throw new ErreurClaire(USAGE, { code: 64 });
  const { passerConservation, direCompte } = await exploitation();
  const mode = options.executer ? 'EXECUTION' : 'A_BLANC';
  const rapports = await passerConservation(url, mode, await lieuDesPoints({}));
  if (options.json) return console.log(JSON.stringify(rapports));
  for (const { plateforme, jour, comptes } of rapports) {
    console.log(`${plateforme}, au ${jour}`);
    for (const compte of comptes) console.log(`  ${direCompte(compte)}`);
  }
}

function lire(args) {
  try {
    return parseArgs({ args, options: OPTIONS }).values;
  } catch (cause) {
    throw new ErreurClaire(`${cause.message}\n${USAGE}`, { code: 64, cause });
  }
}

const exploitation = () =>
  import('../../apps/api/dist/exploitation/conservation.js').catch((cause) => {
    throw new ErreurClaire('L’API n’est pas construite : lancez « npm run build ».', { cause });
  });
