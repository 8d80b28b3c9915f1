// `npm test` : toutes les sortes d’essais l’une après l’autre, sans rien à préparer. `npm test -- unit revue` filtre.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sortirSurErreur } from './commun/erreurs.mjs';
import { signaler } from './commun/processus.mjs';
import { additionner, aReprendre, avecReprise, compterRapport, ligneFinale, raisonsDEchec } from './essais/bilan.mjs';
import { lancerJest } from './essais/jest.mjs';
import { besoinsDe, lireFiltres } from './essais/projets.mjs';
import { ouvrirPostgres, redisPossible } from './essais/services.mjs';

let jestEnCours = null;
let interrompu = false;

async function principal() {
  const debut = Date.now();
  const filtres = lireFiltres(process.argv.slice(2));
  const besoins = besoinsDe(filtres.projets);
  const dossier = mkdtempSync(join(tmpdir(), 'pdp-rapports-'));
  const services = [];
  try {
    if (besoins.construction) await construire();
    const environnement = await preparer(besoins, services);
    const resultats = await lancerTout(filtres, environnement, dossier);
    conclure(resultats, filtres, debut);
  } finally {
    for (const service of services.reverse()) await service.fermer();
    rmSync(dossier, { recursive: true, force: true });
  }
}

async function construire() {
  const { construire: tout } = await import('./construire.mjs');
  await tout();
}

async function preparer(besoins, services) {
  const environnement = {};
  if (besoins.base) {
    const postgres = await ouvrirPostgres();
    services.push(postgres);
    environnement.PDP_TEST_DATABASE_URL = postgres.url;
    if (postgres.jetable) environnement.PDP_TEST_SERVEUR_JETABLE = '1';
  }
  return environnement;
}

async function lancerTout({ projets, motifs, options }, environnement, dossier) {
  const resultats = [];
  for (const projet of projets) {
    if (interrompu) break;
    const ignorerTout = Boolean(projet.redis) && !redisPossible();
    console.log(`\n── ${projet.nom} : ${projet.titre}${ignorerTout ? ' (pas de serveur Redis : ignorés)' : ''}`);
    const debut = Date.now();
    const surEnfant = (enfant) => (jestEnCours = enfant);
    const lancement = { projet, motifs, options, environnement, dossier, ignorerTout, surEnfant };
    const { rapport, resteOuvert } = await lancerAvecReprise(lancement);
    const compte = compterRapport(rapport);
    resultats.push({ nom: projet.nom, compte, resteOuvert, duree: Date.now() - debut });
  }
  return resultats;
}

async function lancerAvecReprise(lancement) {
  const premier = await lancerJest(lancement);
  const fichiers = lancement.projet.reprise && !interrompu ? aReprendre(premier.rapport) : [];
  if (fichiers.length === 0) return premier;
  console.log(`\n── ${lancement.projet.nom} : ${fichiers.length} en échec, refaits une fois, seuls`);
  const projet = { ...lancement.projet, ouvriers: 1 };
  const second = await lancerJest({ ...lancement, projet, motifs: [], options: ['--runTestsByPath', ...fichiers] });
  const resteOuvert = premier.resteOuvert || second.resteOuvert;
  return { rapport: avecReprise(premier.rapport, second.rapport), resteOuvert };
}

function conclure(resultats, { motifs, options }, debut) {
  const secondes = (ms) => `${(ms / 1000).toFixed(1).replace('.', ',')} s`;
  console.log('\n── Bilan');
  for (const { nom, compte, duree } of resultats) {
    console.log(`${nom.padEnd(11)} ${ligneFinale(compte)} (${secondes(duree)})`);
    for (const echoue of compte.nomsEchoues) console.log(`  échec : ${echoue}`);
    for (const rejoue of compte.nomsRejoues) console.log(`  refait une fois : ${rejoue}`);
    for (const ignore of compte.nomsIgnores) console.log(`  ignoré : ${ignore}`);
  }
  const raisons = raisonsDEchec(resultats, motifs.length > 0 || options.length > 0);
  if (interrompu) raisons.push('série interrompue');
  for (const raison of raisons) console.log(`À corriger : ${raison}.`);
  console.log(`Durée totale : ${secondes(Date.now() - debut)}.`);
  process.exitCode = raisons.length > 0 ? 1 : 0;
  console.log(ligneFinale(additionner(resultats.map(({ compte }) => compte))));
}

// Premier Ctrl-C : Jest s’arrête et les services se ferment ; les suivants ne changent rien.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    if (!interrompu && jestEnCours) signaler(jestEnCours.pid, 'SIGTERM');
    interrompu = true;
  });
}

await principal().catch(sortirSurErreur);
