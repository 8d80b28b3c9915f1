import { spawn } from 'node:child_process';
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, resolve } from 'node:path';
import { ErreurClaire, estDisquePlein } from './commun/erreurs.mjs';
import { attendreFin, pause, signaler } from './commun/processus.mjs';
import { binairesPostgres } from './postgres/binaires.mjs';
import { preparerCompte } from './postgres/compte.mjs';
import { initialiserDossier, verifierDossier } from './postgres/dossier.mjs';
import { arreterOrphelin } from './postgres/orphelin.mjs';

const PRET = 'database system is ready to accept connections';
const DELAI_DE_REPRISE_MS = 10_000;
const TAILLE_DE_LA_TRACE = 8_192;

/**
 * Démarre un vrai PostgreSQL dans `dossier` (créé au besoin) et rend `{ pid, port, url, fin, arreter }`.
 * Un serveur orphelin du même dossier est d’abord arrêté : l’appelant doit être le seul à utiliser ce dossier.
 */
export async function demarrerPostgres(options) {
  const dossier = resolve(options.dossier);
  const binaires = binairesPostgres();
  mkdirSync(dirname(dossier), { recursive: true });
  verifierDossier(dossier);
  const compte = preparerCompte(binaires, dossier);
  const { utilisateur = 'pdp', motDePasse } = options;
  await initialiserDossier(dossier, { binaires, compte, utilisateur, motDePasse });
  await arreterOrphelin(dossier);
  const contexte = { ...options, dossier, binaires, compte };
  const { enfant, port } = await lancerAvecReprise(contexte);
  const fin = new Promise((dire) => enfant.once('exit', (code, signal) => dire({ code, signal })));
  const acces = `${encodeURIComponent(utilisateur)}:${encodeURIComponent(motDePasse)}@127.0.0.1:${port}`;
  return {
    pid: enfant.pid,
    port,
    fin,
    url: (base = 'postgres') => `postgresql://${acces}/${base}`,
    arreter: (mode = 'rapide') => arreterServeur(enfant, mode),
  };
}

// Juste après un `kill -9`, les enfants de l’ancien serveur tiennent encore la mémoire partagée : on réessaie 10 s.
async function lancerAvecReprise(contexte) {
  const limite = Date.now() + DELAI_DE_REPRISE_MS;
  for (;;) {
    const port = contexte.port ?? (await portLibre());
    const essai = await lancerUneFois(contexte, port);
    if (essai.enfant) return { enfant: essai.enfant, port };
    if (estDisquePlein(essai.trace)) throw Object.assign(new Error(essai.trace), { code: 'ENOSPC' });
    if (!estPassager(essai.trace) || Date.now() > limite) {
      throw new ErreurClaire(`PostgreSQL n’a pas démarré : ${derniereCause(essai.trace)}`);
    }
    await pause(150);
  }
}

function lancerUneFois(contexte, port) {
  const { binaires, compte, dossier, reglages = {}, fichierJournal } = contexte;
  const [programme, args] = compte.enrober(binaires.postgres, argumentsServeur(dossier, port, reglages));
  // Groupe de processus à part : un Ctrl-C au clavier atteint le lanceur seul, qui arrête l’API avant la base.
  const enfant = spawn(programme, args, {
    ...compte.options,
    cwd: '/',
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, LC_ALL: undefined, LC_MESSAGES: 'C', PGDATA: undefined },
  });
  const noter = journaliser(fichierJournal);
  return new Promise((repondre) => {
    let trace = '';
    enfant.stderr.on('data', (morceau) => {
      noter(morceau);
      trace = `${trace}${morceau}`.slice(-TAILLE_DE_LA_TRACE);
      if (trace.includes(PRET)) repondre({ enfant });
    });
    enfant.once('error', (erreur) => repondre({ trace: erreur.message }));
    enfant.once('close', () => repondre({ trace }));
  });
}

function argumentsServeur(dossier, port, reglages) {
  const tous = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    lc_messages: 'C',
    log_timezone: 'UTC',
    timezone: 'UTC',
    ...reglages,
  };
  const args = ['-D', dossier, '-p', String(port)];
  for (const [nom, valeur] of Object.entries(tous)) args.push('-c', `${nom}=${valeur}`);
  return args;
}

// Un journal qui ne s’écrit plus (disque plein) ne doit ni bloquer ni arrêter le serveur.
function journaliser(fichier) {
  if (!fichier) return () => {};
  const sansEchec = (ecrire) => {
    try {
      ecrire();
    } catch {
      // rien : le journal est un confort
    }
  };
  sansEchec(() => writeFileSync(fichier, ''));
  return (morceau) => sansEchec(() => appendFileSync(fichier, morceau));
}

async function arreterServeur(enfant, mode) {
  if (enfant.exitCode !== null || enfant.signalCode !== null) return;
  const etapes = mode === 'immediat' ? [['SIGQUIT', 5_000]] : [['SIGINT', 15_000], ['SIGQUIT', 5_000]]; // prettier-ignore
  for (const [signal, delai] of [...etapes, ['SIGKILL', 2_000]]) {
    signaler(enfant.pid, signal);
    if (await attendreFin(enfant.pid, delai)) return;
  }
}

function estPassager(trace) {
  return /pre-existing shared memory|could not bind|Address already in use|lock file .* already exists/i.test(trace);
}

function derniereCause(trace) {
  const lignes = trace.split('\n').filter((ligne) => /FATAL|PANIC|ERROR|HINT/.test(ligne));
  return (
    (lignes.at(-1) ?? trace.trim().split('\n').at(-1) ?? '').replace(/^.*?(FATAL|PANIC|ERROR|HINT):\s*/, '') ||
    'cause inconnue'
  );
}

/** Un port libre de la boucle locale, choisi par le système. */
export function portLibre() {
  return new Promise((reussir, echouer) => {
    const serveur = createServer();
    serveur.once('error', echouer);
    serveur.listen(0, '127.0.0.1', () => {
      const { port } = serveur.address();
      serveur.close(() => reussir(port));
    });
  });
}
