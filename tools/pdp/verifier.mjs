// `npm run pdp -- verifier` : ce qui doit rester vrai de la base après une panne, une restauration, une mise à jour.
import { parseArgs } from 'node:util';
import { ErreurClaire } from '../commun/erreurs.mjs';
import { executer as executerJournal } from './journal.mjs';

const USAGE = `Usage : npm run pdp -- verifier [--json] [--points DOSSIER] [--cle-publique TEXTE]
  contrôle les séances, les messages, les états et le journal, sans rien changer, pendant que l’application sert ;
  sortie 0 : tout est tenu, 1 : une faute au moins, avec ce qu’elle touche (des identifiants, jamais une personne)`;

const OPTIONS = { json: { type: 'boolean' }, points: { type: 'string' }, 'cle-publique': { type: 'string' } };

export async function executer(args, { url }) {
  const { json } = lire(args);
  const { verifierInvariants } = await exploitation();
  const debut = Date.now();
  const constats = await verifierInvariants(url);
  const tenus = constats.every(({ fautes }) => fautes === 0);
  if (json) console.log(JSON.stringify({ tenus, constats, dureeMs: Date.now() - debut }));
  else dire(constats, Date.now() - debut);
  if (!tenus) process.exitCode = 1;
  // I10 : le journal a son propre contrôle, qui se lit aussi seul.
  await executerJournal(['verifier', ...args], { url });
}

function dire(constats, dureeMs) {
  for (const { code, phrase, fautes, exemples } of constats) {
    const verdict = fautes === 0 ? 'tenu' : `${fautes} FAUTE${fautes > 1 ? 'S' : ''} : ${exemples.join(', ')}`;
    console.log(`${code.padEnd(4)} ${phrase} : ${verdict}`);
  }
  const fautes = constats.filter((c) => c.fautes > 0).length;
  const secondes = (dureeMs / 1000).toFixed(1).replace('.', ',');
  console.log(
    `${constats.length} invariants, ${fautes === 0 ? 'tous tenus' : `${fautes} non tenu(s)`} ; ${secondes} s.\n`,
  );
}

function lire(args) {
  try {
    return parseArgs({ args, options: OPTIONS }).values;
  } catch (cause) {
    throw new ErreurClaire(`${cause.message}\n${USAGE}`, { code: 64, cause });
  }
}

const exploitation = () =>
  import('../../apps/api/dist/exploitation/invariants/verifier-invariants.js').catch((cause) => {
    throw new ErreurClaire('L’API n’est pas construite : lancez « npm run build ».', { cause });
  });
