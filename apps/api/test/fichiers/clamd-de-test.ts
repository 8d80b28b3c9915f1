import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as attendre } from 'node:timers/promises';
import { describe } from '@jest/globals';
import { arreterProcessus, portLibre, trouverProgramme } from '../processus-a-soi.js';
import { EICAR } from './echantillons.js';

/** Un vrai clamd, à soi : une base de signatures d'une ligne (EICAR), sans réseau. */
export type ClamdDeTest = {
  readonly url: string;
  /** Arrêt brutal (SIGKILL). */
  tuer(): Promise<void>;
  relancer(): Promise<void>;
  fermer(): Promise<void>;
};

/** Nom sous lequel ce clamd reconnaît EICAR. */
export const SIGNATURE = 'Essai.Eicar';

/** Un flux plus long est refusé par ce clamd, comme par tout clamd réglé plus bas que la plateforme. */
export const FLUX_MAX = 1024 * 1024;

/** `describe`, ou `describe.skip` sous un nom qui dit pourquoi quand la machine n'a pas de clamd. */
export const decrireAvecClamd = (nom: string, suite: () => void): void =>
  trouverProgramme('clamd') === null
    ? describe.skip(`${nom} (sauté : clamd n’est pas installé, paquet clamav-daemon)`, suite)
    : describe(nom, suite);

/** Démarre un clamd sur un port libre. */
export async function ouvrirClamdDeTest(): Promise<ClamdDeTest> {
  const port = await portLibre();
  const dossier = mkdtempSync(join(tmpdir(), 'pdp-clamd-'));
  const reglages = ecrireReglages(dossier, port);
  let processus = await lancer(reglages, port);
  return {
    url: `tcp://127.0.0.1:${port}`,
    tuer: () => arreterProcessus(processus, 'SIGKILL'),
    relancer: async () => void (processus = await lancer(reglages, port)),
    fermer: async () => {
      await arreterProcessus(processus, 'SIGTERM');
      rmSync(dossier, { recursive: true, force: true });
    },
  };
}

// Une signature .ndb : nom, tout type de fichier, toute place, octets en hexadécimal.
function ecrireReglages(dossier: string, port: number): string {
  const signatures = join(dossier, 'signatures');
  mkdirSync(signatures);
  writeFileSync(join(signatures, 'essai.ndb'), `${SIGNATURE}:0:*:${Buffer.from(EICAR).toString('hex')}\n`);
  const fichier = join(dossier, 'clamd.conf');
  const reglages = {
    DatabaseDirectory: signatures,
    TCPSocket: port,
    TCPAddr: '127.0.0.1',
    Foreground: 'yes',
    StreamMaxLength: FLUX_MAX,
    TemporaryDirectory: dossier,
  };
  writeFileSync(fichier, Object.entries(reglages).map((paire) => `${paire.join(' ')}\n`).join('')); // prettier-ignore
  return fichier;
}

async function lancer(reglages: string, port: number): Promise<ChildProcess> {
  const processus = spawn(trouverProgramme('clamd') ?? 'clamd', [`--config-file=${reglages}`], { stdio: 'ignore' });
  for (let essai = 0; essai < 200; essai++) {
    if (processus.exitCode !== null) throw new Error(`clamd s’est arrêté (${processus.exitCode})`);
    if (await repond(port)) return processus;
    await attendre(50);
  }
  throw new Error('clamd ne répond pas');
}

const repond = (port: number): Promise<boolean> =>
  new Promise((rendre) => {
    const socket = connect({ port, host: '127.0.0.1' }, () => socket.write('zPING\0'));
    const conclure = (oui: boolean): void => {
      socket.destroy();
      rendre(oui);
    };
    socket.once('data', (octets: Buffer) => conclure(octets.toString('latin1').startsWith('PONG')));
    socket.once('error', () => conclure(false));
    socket.once('close', () => conclure(false));
  });
