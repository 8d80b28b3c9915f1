// `npm run mutation` : change une règle des droits à la fois et vérifie qu’un essai le voit. Hors de `npm test`.
// `--echantillon 100` n’en joue que 100 ; `--graine 7` choisit le tirage (par défaut, tiré des sources mêmes : le même
// tant que les droits ne changent pas). `--fichier regles.ts` n’en joue qu’un. `--temoins` dit quel essai a vu chacun.
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { RACINE } from './commun/chemins.mjs';
import { ouvrirPostgres } from './essais/services.mjs';
import { Joueur } from './mutation/joueur.mjs';
import { mutants } from './mutation/mutants.mjs';

const SEUIL = 0.9;
const OUVRIERS = 2;
const BIBLIOTHEQUE = join(RACINE, 'libs/permissions');
/** Ce qui n’ouvre ni ne ferme rien : l’entrée et un numéro de version. */
const SANS_DROIT = ['index.ts', 'version.ts'];

/** Ce dont la matrice exhaustive dépend : pour le reste, ses millions de cas ne verraient rien. */
const DE_LA_MATRICE = [
  'calculer-faits.ts',
  'capacite.ts',
  'cellules.ts',
  'faits.ts',
  'matrice.ts',
  'peut.ts',
  'regles.ts',
];

const { values } = parseArgs({
  options: {
    echantillon: { type: 'string' },
    graine: { type: 'string' },
    fichier: { type: 'string' },
    temoins: { type: 'boolean', default: false },
  },
});

const sources = globSync('{*.ts,sql/*.ts}', { cwd: join(BIBLIOTHEQUE, 'src') })
  .filter((f) => !f.endsWith('.spec.ts') && !SANS_DROIT.includes(f))
  .sort()
  .map((fichier) => ({ fichier, origine: readFileSync(join(BIBLIOTHEQUE, 'src', fichier), 'utf8') }));
const essais = globSync('{src,test}/**/*.spec.ts', { cwd: BIBLIOTHEQUE }).sort();

const tous = sources.flatMap(({ fichier, origine }) =>
  mutants(origine, { sql: fichier.startsWith('sql') }).map((m) => ({ fichier, origine, ...m })),
);
const graine = Number(values.graine ?? empreinte(sources.map((s) => s.origine).join('')));
const vises = tous.filter((m) => values.fichier === undefined || m.fichier === values.fichier);
const choisis = values.echantillon ? tirer(vises, Number(values.echantillon), graine) : vises;
console.log(`${tous.length} changements possibles, ${choisis.length} joués (graine ${graine}).`);

const base = await ouvrirPostgres();
const survivants = [];
const restants = choisis.map((m, i) => ({ ...m, rang: i + 1 }));
try {
  await verifierTemoin();
  await Promise.all(Array.from({ length: OUVRIERS }, ouvrier));
} finally {
  await base.fermer();
}
conclure();

async function verifierTemoin() {
  const joueur = new Joueur({ PDP_TEST_DATABASE_URL: base.url });
  const fichiers = [...new Set([...essaisDe('sql/'), ...essaisDe('matrice.ts')])];
  const vu = await joueur.jouer({ rang: 0, url: null, texte: '', fichiers });
  joueur.fermer();
  if (vu !== null) throw new Error(`Un essai échoue avant tout changement, la mesure ne voudrait rien dire : ${vu}`);
}

async function ouvrier() {
  const joueur = new Joueur({ PDP_TEST_DATABASE_URL: base.url });
  for (let mutant = restants.shift(); mutant; mutant = restants.shift()) {
    const { rang, fichier, origine, debut, fin, apres, avant, ligne } = mutant;
    const temoin = await joueur.jouer({
      rang,
      url: pathToFileURL(join(BIBLIOTHEQUE, 'src', fichier)).href,
      texte: origine.slice(0, debut) + apres + origine.slice(fin),
      fichiers: essaisDe(fichier),
    });
    if (temoin === null) survivants.push(mutant);
    if (values.temoins) console.log(`${fichier}:${ligne} « ${avant} » → « ${apres} » : ${temoin ?? 'SURVIT'}`);
  }
  joueur.fermer();
}

/** Les essais à jouer, les plus proches du fichier d’abord ; ceux qui veulent une base seulement pour le SQL. */
function essaisDe(fichier) {
  const sql = fichier.startsWith('sql');
  const propre = `src/${fichier.replace(/\.ts$/, '.spec.ts')}`;
  return essais
    .filter((e) => sql || !e.endsWith('.pg.spec.ts'))
    .filter((e) => !e.endsWith('/matrice.spec.ts') || DE_LA_MATRICE.includes(fichier))
    .sort((a, b) => rangDe(a, propre, sql) - rangDe(b, propre, sql))
    .map((e) => pathToFileURL(join(BIBLIOTHEQUE, e)).href);
}

function rangDe(essai, propre, sql) {
  // L’essai du fichier d’abord ; pour ce dont dépend la matrice, elle : sa première passe voit presque tout en une seconde.
  if (essai === propre) return 0;
  if (essai.endsWith('.pg.spec.ts')) return 1;
  return essai.startsWith('test/') && !sql ? 1.5 : 2;
}

function conclure() {
  const vus = choisis.length - survivants.length;
  for (const { fichier, ligne, avant, apres } of survivants)
    console.log(`survit : ${fichier}:${ligne} « ${avant} » → « ${apres} »`);
  const score = ((100 * vus) / choisis.length).toFixed(1).replace('.', ',');
  console.log(
    `Score de mutation : ${score} % (${vus} vus sur ${choisis.length}, instantanés exclus ; seuil ${SEUIL * 100} %).`,
  );
  if (vus / choisis.length < SEUIL) process.exitCode = 1;
}

function empreinte(texte) {
  return createHash('sha256').update(texte).digest().readUInt32BE(0) % 1_000_000;
}

function tirer(liste, combien, depart) {
  let etat = depart || 1;
  // Tirage de Lehmer : rejouable, sans prétention.
  const hasard = () => (etat = (etat * 48_271) % 2_147_483_647 || 1);
  return liste
    .map((mutant) => ({ mutant, cle: hasard() }))
    .sort((a, b) => a.cle - b.cle)
    .slice(0, combien)
    .map(({ mutant }) => mutant);
}
