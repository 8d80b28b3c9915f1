// `npm run bench [-- dossier|liste|revue|mur] [--court]` : compare le produit à des références nues, dans une même exécution,
// et imprime un tableau de rapports. Rien n’est affirmé : les cibles sont indiquées, la lecture appartient à qui lance.
// `npm run bench -- charge` et `npm run bench -- trempage` sont longues et ont leurs réglages : voir bench/README.md.
import { construire } from '../tools/construire.mjs';
import { copier, creerBaseDeDemo, dupliquer } from './commun/donnees.mjs';
import { chargeDuSysteme, enTete } from './commun/machine.mjs';
import { lancerBase, toutArreter } from './commun/processus.mjs';
import { dire, tableau } from './commun/stats.mjs';
import { mesurerDossier } from './dossier.mjs';
import { mesurerListe } from './liste.mjs';
import { mesurerMur } from './mur.mjs';
import { mesurerRevue } from './revue.mjs';

// Le mur double une base : on le demande par son nom, les trois autres tiennent dans la durée promise.
const PAR_DEFAUT = ['dossier', 'liste', 'revue'];
const MESURES = [...PAR_DEFAUT, 'mur'];
// Demandée seule, la revue prend le temps d’un p99 : il se lit sur les dernières valeurs, il en faut beaucoup.
const DUREES_MAX_MS = { court: 90_000, entier: 360_000, revueSeule: 720_000 };
const LONGUES = { charge: () => import('./charge.mjs').then((m) => m.mesurerCharge), trempage: () => import('./trempage.mjs').then((m) => m.tremper) }; // prettier-ignore
const MARGE_MS = 15_000;
// La démonstration compte environ 1 520 dossiers : 7 fois pour dix mille, 70 fois pour cent mille ; en court, dix fois moins.
const TAILLES = { court: { petite: 1, grande: 19 }, entier: { petite: 6, grande: 69 } };

const debut = Date.now();
const options = process.argv.slice(2);
const longue = LONGUES[options[0]] ?? null;
const court = options.includes('--court');
const choisies = MESURES.filter((m) => options.includes(m));
const aFaire = choisies.length > 0 ? choisies : PAR_DEFAUT;
const revueSeule = !court && aFaire.length === 1 && aFaire[0] === 'revue';
const DUREE_MAX_MS = DUREES_MAX_MS[court ? 'court' : revueSeule ? 'revueSeule' : 'entier'];
const inconnue = longue ? undefined : options.find((o) => o !== '--court' && !MESURES.includes(o));

const annoncer = (phrase) => process.stderr.write(`[${dire((Date.now() - debut) / 1000, 0)} s] ${phrase}\n`);

async function principal() {
  if (inconnue) throw new Error(`Mesure inconnue « ${inconnue} » ; au choix : ${MESURES.join(', ')}, et --court.`);
  console.log(enTete().join('\n'));
  await construire({ web: false, dire: annoncer });
  const base = await lancerBase({ entretien: longue !== null });
  if (longue) return (await longue())({ base, dire: annoncer, reglages: lireReglages(options.slice(1)) });
  const resultats = await mesurer(base);
  console.log(`\n${enTableau(resultats)}`);
  const agitees = resultats.filter((r) => r.variation > 0.3);
  if (agitees.length > 0)
    console.log(`\nRéférence agitée (plus de 30 %), à refaire au calme : ${agitees.map((r) => r.mesure).join(' ; ')}.`);
  console.log(`\nDurée ${dire((Date.now() - debut) / 1000, 0)} s ; charge à la fin ${chargeDuSysteme()}.`);
}

// `--seances 10 --sans-nu` : un nombre, ou un refus.
function lireReglages(args) {
  const reglages = {};
  for (let i = 0; i < args.length; i++) {
    const nom = args[i].replace(/^--/, '');
    if (nom.startsWith('sans-')) reglages[nom.slice(5)] = false;
    else reglages[nom] = Number(args[++i]);
    if (Number.isNaN(reglages[nom])) throw new Error(`Réglage « ${args[i - 1]} » illisible.`);
  }
  return reglages;
}

async function mesurer(base) {
  annoncer('données de démonstration…');
  await creerBaseDeDemo(base, 'petite');
  const limite = debut + DUREE_MAX_MS - MARGE_MS;
  const commun = { base, court, limite, dire: annoncer };
  annoncer('recopie…');
  const resultats = [];
  const { petite: n, grande: N } = TAILLES[court ? 'court' : 'entier'];
  const petite = { nom: 'petite', dossiers: await copier(base.url('petite'), 1, n) };
  if (aFaire.includes('liste')) {
    annoncer('grande base…');
    await dupliquer(base, 'petite', 'grande');
    const grande = { nom: 'grande', dossiers: await copier(base.url('grande'), n + 1, N) };
    annoncer(`bases prêtes : ${petite.dossiers} et ${grande.dossiers} dossiers`);
    resultats.push(...(await essayer(() => mesurerListe({ ...commun, petite, grande }))));
  }
  if (aFaire.includes('dossier'))
    resultats.push(...(await essayer(() => mesurerDossier({ ...commun, nom: 'petite' }))));
  if (aFaire.includes('revue'))
    resultats.push(...(await essayer(() => mesurerRevue({ ...commun, seule: revueSeule, nom: 'petite' }))));
  if (aFaire.includes('mur')) resultats.push(...(await essayer(() => mesurerMur({ ...commun, nom: 'petite' }))));
  return resultats;
}

// Une mesure qui échoue ne prive pas des autres ; le code de sortie le dit.
async function essayer(mesure) {
  try {
    return await mesure();
  } catch (erreur) {
    process.stderr.write(`${erreur.stack ?? erreur}\n`);
    process.exitCode = 1;
    return [];
  }
}

function enTableau(resultats) {
  const verdict = ({ tenue }) => (tenue === null ? '' : tenue ? 'tenue' : 'MANQUÉE');
  return tableau([
    ['mesure', 'rapport', 'étendue', 'cible', '', 'produit', 'référence', ''],
    ...resultats.map((r) => [
      r.mesure,
      dire(r.rapport),
      r.etendue,
      r.cible === null ? '' : `${r.signe} ${dire(r.cible)}`,
      verdict(r),
      r.produit,
      r.reference,
      `${r.complement}${r.variation > 0.3 ? `  réf. ±${dire(r.variation * 100, 0)} %` : ''}`.trim(),
    ]),
  ]);
}

// Une machine trop chargée ne doit pas retenir l’appelant : au-delà de la durée promise, on s’arrête et on le dit.
const minuterie = setTimeout(() => {
  process.stderr.write('Durée maximale dépassée : mesure abandonnée.\n');
  void toutArreter().finally(() => process.exit(2));
}, DUREE_MAX_MS);
minuterie.unref();
if (longue) clearTimeout(minuterie);

for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => void toutArreter().finally(() => process.exit(130)));
principal()
  .catch((erreur) => {
    process.stderr.write(`${erreur.stack ?? erreur}\n`);
    process.exitCode = 1;
  })
  .finally(() => toutArreter())
  .finally(() => process.exit());
