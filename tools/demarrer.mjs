// `npm start` : construit ce qui a changé, démarre la base embarquée (sauf DATABASE_URL), puis le serveur.
import { join } from 'node:path';
import { dossierDesDonnees } from './commun/chemins.mjs';
import { ErreurClaire, estDisquePlein } from './commun/erreurs.mjs';
import { construire } from './construire.mjs';
import { ouvrirBase } from './demarrage/base.mjs';
import { surveillerNpm } from './demarrage/parent.mjs';
import {
  disquePlein,
  placeLibreDe,
  portDemande,
  verifierDossierDeDonnees,
  verifierPort,
} from './demarrage/preconditions.mjs';
import { lireOuCreerSecrets } from './demarrage/secrets.mjs';
import { arreterServeurOrphelin, lancerServeur } from './demarrage/serveur.mjs';
import { prendreVerrou } from './demarrage/verrou.mjs';
import { verifierDossier, versionDuDossier } from './postgres/dossier.mjs';

const DELAI_DE_DEMARRAGE_MS = 240_000;

const donnees = dossierDesDonnees();
const dossierDeLaBase = join(donnees, 'postgres');
const embarquee = !process.env.DATABASE_URL?.trim();
/** Fermetures de ce qui est ouvert ; l’arrêt les joue dans l’ordre inverse : serveur, base, verrou. */
const fermetures = [];
/** Ouverture de la base en cours : l’arrêt l’attend, sinon un serveur PostgreSQL resterait derrière nous. */
let ouverture = null;
let arret = null;
let verrou = null;

const dire = (phrase) => process.stdout.write(`${phrase}\n`);

async function principal() {
  const port = portDemande();
  const secrets = await preparer(port);
  if (arret) return;
  const environnement = await ouvrirLaBase(secrets);
  if (arret) return;
  const debut = Date.now();
  const serveur = lancerServeur({ donnees, environnement, port });
  fermetures.push(serveur.arreter);
  void serveur.fin.then((fin) => surFinDuServeur(serveur, fin));
  const pret = await serveur.pret(DELAI_DE_DEMARRAGE_MS);
  if (pret) serveur.montrerErreurs();
  else if (Date.now() - debut >= DELAI_DE_DEMARRAGE_MS) surServeurMuet(serveur);
}

// Tout ce qui peut être refusé l’est avant de démarrer quoi que ce soit.
async function preparer(port) {
  const dejaCree = !embarquee || versionDuDossier(dossierDeLaBase) !== null;
  verifierDossierDeDonnees(donnees, { dejaCree });
  if (embarquee) {
    verrou = await prendreVerrou(donnees, { port: port ?? 3000 });
    fermetures.push(verrou.liberer);
    await arreterServeurOrphelin(donnees);
    verifierDossier(dossierDeLaBase);
  }
  await verifierPort(port, process.env.HOST?.trim() || '0.0.0.0');
  // En production chaque secret vient de l’exploitant : en fabriquer un cacherait un oubli.
  const fabriquer = embarquee || process.env.NODE_ENV !== 'production';
  const secrets = fabriquer ? lireOuCreerSecrets(donnees, dossierDeLaBase) : null;
  await construire({ dire, web: !process.argv.includes('--sans-web') });
  return secrets;
}

async function ouvrirLaBase(secrets) {
  const environnement = { PDP_DONNEES: donnees };
  if (secrets && !process.env.PDP_SECRETS_FILE) environnement.PDP_SECRETS_FILE = secrets.fichier;
  if (!embarquee) return environnement;
  if (versionDuDossier(dossierDeLaBase) === null) dire('Création de la base de données…');
  ouverture = ouvrirBase({ donnees, motDePasse: secrets.motDePasse, dire, surAbandon: surAbandonDeLaBase });
  const base = await ouverture;
  fermetures.push(base.fermer);
  return { ...environnement, DATABASE_URL: base.url };
}

function surAbandonDeLaBase(erreur) {
  const parDefaut = `La base de données s’arrête sans cesse : voir ${join(donnees, 'postgres.log')}.`;
  void terminer(1, estDisquePlein(erreur) ? phraseDisquePlein() : (erreur?.message ?? parDefaut));
}

function surFinDuServeur(serveur, { code, signal }) {
  if (arret) return;
  if (estDisquePlein(serveur.erreurs())) return void terminer(1, phraseDisquePlein());
  // Le serveur a déjà dit sa phrase (configuration refusée, port pris) : n’en ajouter une que sur une panne brute.
  const dejaDit = !serveur.estPret() && serveur.erreurs().trim() !== '' && !/\n\s+at /.test(serveur.erreurs());
  const phrase = `Le serveur s’est arrêté (${signal ?? `code ${code}`}) : relancez avec « npm start ».`;
  serveur.montrerErreurs();
  void terminer(code || 1, dejaDit ? null : phrase);
}

function surServeurMuet(serveur) {
  serveur.montrerErreurs();
  void terminer(1, `Le serveur ne répond pas après ${DELAI_DE_DEMARRAGE_MS / 60_000} minutes : relancez.`);
}

/** Ferme tout dans l’ordre puis sort ; rappelée (second Ctrl-C), elle ne fait rien de plus. */
function terminer(code, phrase) {
  arret ??= fermerTout().then(() => {
    if (phrase) process.stderr.write(`${phrase}\n`);
    process.exit(code);
  });
  return arret;
}

async function fermerTout() {
  // `arret` doit être posé avant la première fermeture : la fin du serveur ne doit pas passer pour une panne.
  await null;
  verrou?.annoncerArret();
  await ouverture?.catch(() => undefined);
  for (const fermer of [...fermetures].reverse()) await fermer();
}

function surSignal() {
  if (arret) return;
  dire('\nArrêt en cours…');
  void terminer(0, null);
}

function surErreur(erreur) {
  if (arret) return undefined;
  if (estDisquePlein(erreur)) return terminer(1, phraseDisquePlein());
  if (erreur instanceof ErreurClaire) return terminer(erreur.codeDeSortie, erreur.message);
  return terminer(1, `Erreur inattendue au démarrage : ${erreur?.stack ?? erreur}`);
}

function phraseDisquePlein() {
  return disquePlein(donnees, placeLibreDe(donnees)).message;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, surSignal);
surveillerNpm(() => void terminer(0, null));
await principal().catch(surErreur);
