// `npm run reinitialiser` : efface la base embarquée et les secrets de cette machine, après confirmation.
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { dossierDesDonnees } from './commun/chemins.mjs';
import { ErreurClaire, sortirSurErreur } from './commun/erreurs.mjs';
import { arreterServeurOrphelin } from './demarrage/serveur.mjs';
import { prendreVerrou } from './demarrage/verrou.mjs';
import { arreterOrphelin } from './postgres/orphelin.mjs';

// Liste fermée : un PDP_DONNEES mal réglé ne doit jamais faire effacer autre chose.
const A_EFFACER = ['postgres', 'postgres.en-cours', 'postgres.log', 'secrets.json', 'cache', 'fichiers'];

async function reinitialiser(args) {
  const donnees = dossierDesDonnees();
  if (process.env.DATABASE_URL?.trim()) {
    throw new ErreurClaire(
      'DATABASE_URL est réglée : cette commande n’efface que la base embarquée, jamais une autre.',
    );
  }
  const presents = A_EFFACER.map((nom) => join(donnees, nom)).filter((chemin) => existsSync(chemin));
  if (presents.length === 0) return console.log(`Rien à effacer dans ${donnees}.`);
  const verrou = await prendreVerrou(donnees, { port: 3000 });
  try {
    if (!args.includes('--oui') && !(await confirmer(donnees))) return console.log('Rien n’a été effacé.');
    await arreterServeurOrphelin(donnees);
    await arreterOrphelin(join(donnees, 'postgres'));
    for (const chemin of presents) rmSync(chemin, { recursive: true, force: true, maxRetries: 5 });
    console.log('Données effacées. « npm start » recrée la démonstration.');
  } finally {
    verrou.liberer();
  }
}

async function confirmer(donnees) {
  if (!process.stdin.isTTY) {
    throw new ErreurClaire('Sans terminal pour confirmer, ajoutez --oui : « npm run reinitialiser -- --oui ».');
  }
  const dialogue = createInterface({ input: process.stdin, output: process.stdout });
  const reponse = await dialogue.question(`Effacer toutes les données de ${donnees} ? Tapez oui pour confirmer : `);
  dialogue.close();
  return reponse.trim().toLowerCase() === 'oui';
}

await reinitialiser(process.argv.slice(2)).catch(sortirSurErreur);
