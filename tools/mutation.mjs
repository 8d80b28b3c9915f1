// `npm run mutation` : change une règle des droits à la fois et vérifie qu’un essai le voit. Hors de `npm test`.
// `--echantillon 40` n’en joue que 40, au hasard ; `--graine 7` rejoue le même tirage.
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { RACINE } from './commun/chemins.mjs';
import { jouerEssais } from './mutation/jouer.mjs';
import { mutants } from './mutation/mutants.mjs';

const SEUIL = 0.9;
const OUVRIERS = 2;
/** Ce qui décide d’un droit ; les textes d’explication et les menus n’ouvrent rien. */
const FICHIERS = [
  'matrice.ts',
  'cellules.ts',
  'regles.ts',
  'faits.ts',
  'calculer-faits.ts',
  'faits-element.ts',
  'peut.ts',
  'lecture.ts',
  'actes.ts',
  'capacite.ts',
];

const { values } = parseArgs({ options: { echantillon: { type: 'string' }, graine: { type: 'string' } } });
const graine = Number(values.graine ?? Date.now() % 100_000);

const tous = FICHIERS.flatMap((fichier) =>
  mutants(readFileSync(join(RACINE, 'libs/permissions/src', fichier), 'utf8')).map((m) => ({ fichier, ...m })),
);
const choisis = values.echantillon ? tirer(tous, Number(values.echantillon), graine) : tous;
console.log(`${tous.length} changements possibles, ${choisis.length} joués (graine ${graine}).`);

const temoin = ouvrirCopie();
const juste = await jouerEssais(temoin, { instantanes: true });
rmSync(temoin, { recursive: true, force: true });
if (!juste) throw new Error('Les essais échouent avant tout changement : la mesure ne voudrait rien dire.');

const restants = [...choisis];
const survivants = [];
let vusSansInstantane = 0;
await Promise.all(Array.from({ length: OUVRIERS }, ouvrier));

const vus = choisis.length - survivants.length;
for (const { fichier, ligne, avant, apres } of survivants)
  console.log(`survit : ${fichier}:${ligne} « ${avant} » → « ${apres} »`);
console.log(`Vus sans les instantanés : ${vusSansInstantane} sur ${choisis.length}.`);
console.log(
  `Score : ${((100 * vus) / choisis.length).toFixed(1)} % (${vus} sur ${choisis.length}, seuil ${SEUIL * 100} %).`,
);
if (vus / choisis.length < SEUIL) process.exitCode = 1;

async function ouvrier() {
  const copie = ouvrirCopie();
  try {
    for (let mutant = restants.shift(); mutant; mutant = restants.shift()) await eprouver(copie, mutant);
  } finally {
    rmSync(copie, { recursive: true, force: true });
  }
}

async function eprouver(copie, mutant) {
  const cible = join(copie, 'libs/permissions/src', mutant.fichier);
  const origine = readFileSync(cible, 'utf8');
  writeFileSync(cible, origine.slice(0, mutant.debut) + mutant.apres + origine.slice(mutant.fin));
  // Un instantané voit tout changement sans le juger : on regarde d’abord si un essai de sens le voit.
  if (!(await jouerEssais(copie, { instantanes: false }))) vusSansInstantane += 1;
  else if (await jouerEssais(copie, { instantanes: true })) survivants.push(mutant);
  writeFileSync(cible, origine);
}

/** Copie jetable de la bibliothèque : la vraie n’est jamais touchée. */
function ouvrirCopie() {
  const copie = mkdtempSync(join(tmpdir(), 'pdp-mutation-'));
  mkdirSync(join(copie, 'libs'));
  cpSync(join(RACINE, 'libs/permissions'), join(copie, 'libs/permissions'), {
    recursive: true,
    filter: (chemin) => !/[\\/](dist|node_modules)$/.test(chemin),
  });
  symlinkSync(join(RACINE, 'node_modules'), join(copie, 'node_modules'), 'junction');
  return copie;
}

function tirer(liste, combien, depart) {
  let etat = depart;
  // Tirage de Lehmer : rejouable, sans prétention.
  const hasard = () => (etat = (etat * 48_271) % 2_147_483_647 || 1);
  return liste
    .map((mutant) => ({ mutant, cle: hasard() }))
    .sort((a, b) => a.cle - b.cle)
    .slice(0, combien)
    .map(({ mutant }) => mutant);
}
