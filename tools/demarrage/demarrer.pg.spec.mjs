import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { RACINE } from '../commun/chemins.mjs';
import { attendreFin, estVivant, pause } from '../commun/processus.mjs';
import { portLibre } from '../postgres-embarque.mjs';

const TEMOIN = join(RACINE, 'tools/demarrage/essai/serveur-temoin.mjs');
const SIGNATURE = 'postgres/postmaster.pid';

describe('npm start, processus réels', () => {
  let racine;
  let donnees;
  let port;
  let lanceur;

  const lancer = (programme = 'tools/demarrer.mjs', args = ['--sans-web'], reste = {}) => {
    const env = {
      ...process.env,
      PDP_DONNEES: donnees,
      PORT: String(port),
      HOST: '127.0.0.1',
      PDP_PROGRAMME_SERVEUR: TEMOIN,
      ...reste,
    };
    for (const nom of ['DATABASE_URL', 'npm_lifecycle_event', 'NODE_OPTIONS']) delete env[nom];
    const enfant = spawn(process.execPath, [join(RACINE, programme), ...args], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    enfant.sortie = '';
    for (const flux of [enfant.stdout, enfant.stderr]) flux.on('data', (morceau) => (enfant.sortie += morceau));
    enfant.fin = new Promise((dire) => enfant.once('close', (code) => dire(code)));
    return enfant;
  };
  const appeler = async (chemin) => {
    const reponse = await fetch(`http://127.0.0.1:${port}${chemin}`);
    return reponse.ok ? Number(await reponse.text()) : Number.NaN;
  };
  const attendre = async (condition) => {
    const limite = Date.now() + 20_000;
    while (Date.now() < limite) {
      if (await condition().catch(() => false)) return;
      await pause(50);
    }
    throw new Error(`délai dépassé ; sortie du lanceur : ${lanceur.sortie}`);
  };
  const pret = () => attendre(async () => !Number.isNaN(await appeler('/api/sante/pret')));
  const pidDuServeur = () => JSON.parse(readFileSync(join(donnees, 'serveur.json'), 'utf8')).pid;
  const pidDeLaBase = () => Number.parseInt(readFileSync(join(donnees, SIGNATURE), 'utf8'), 10);
  const demarrer = async () => {
    lanceur = lancer();
    await pret();
  };

  beforeAll(async () => {
    racine = mkdtempSync(join(tmpdir(), 'pdp-lanceur-'));
    // Fermé à tous : le compte système de la base doit y entrer quand les essais tournent sous root.
    chmodSync(racine, 0o700);
    donnees = join(racine, 'donnees');
    port = await portLibre();
    await demarrer();
  }, 120_000);

  afterAll(async () => {
    lanceur?.kill('SIGTERM');
    await lanceur?.fin;
    rmSync(racine, { recursive: true, force: true });
  });

  test('un second démarrage et une remise à zéro sont refusés tant que le premier tourne', async () => {
    const [second, effacement] = [lancer(), lancer('tools/reinitialiser.mjs', ['--oui'])];
    expect([await second.fin, await effacement.fin]).toEqual([1, 1]);
    for (const refuse of [second, effacement]) expect(refuse.sortie).toMatch(/^La plateforme tourne déjà [^\n]*\n$/);
  });

  test('le serveur de base tué est relancé, ce qui était écrit y est', async () => {
    const ecrits = await appeler('/ecrire');
    process.kill(pidDeLaBase(), 'SIGKILL');
    await attendre(async () => (await appeler('/')) === ecrits && lanceur.sortie.includes('de nouveau prête'));
  });

  test('lanceur tué : le serveur meurt seul, le démarrage suivant reprend la base orpheline', async () => {
    const ecrits = await appeler('/ecrire');
    const [serveur, base] = [pidDuServeur(), pidDeLaBase()];
    lanceur.kill('SIGKILL');
    await lanceur.fin;
    expect(await attendreFin(serveur, 10_000)).toBe(true);
    expect(estVivant(base)).toBe(true);
    await demarrer();
    expect(estVivant(base)).toBe(false);
    expect(await appeler('/')).toBe(ecrits);
  });

  test('tout tué d’un coup : le démarrage suivant retrouve chaque écriture', async () => {
    const ecrits = await appeler('/ecrire');
    for (const pid of [lanceur.pid, pidDuServeur(), pidDeLaBase()]) process.kill(pid, 'SIGKILL');
    await lanceur.fin;
    await demarrer();
    expect(await appeler('/')).toBe(ecrits);
  });

  test('deux Ctrl-C : arrêt propre, une seule fois, rien ne reste', async () => {
    const [serveur, base] = [pidDuServeur(), pidDeLaBase()];
    lanceur.kill('SIGINT');
    await pause(30);
    lanceur.kill('SIGINT');
    expect(await lanceur.fin).toBe(0);
    expect([serveur, base].map(estVivant)).toEqual([false, false]);
    expect(existsSync(join(donnees, 'lanceur.verrou'))).toBe(false);
    expect(lanceur.sortie.match(/Arrêt en cours/g)).toHaveLength(1);
  });

  test('port pris et autre version : une phrase chacun, code différent de 0', async () => {
    const occupant = createServer();
    await new Promise((ecoute) => occupant.listen(port, '127.0.0.1', ecoute));
    const refuse = lancer();
    expect(await refuse.fin).toBe(1);
    expect(refuse.sortie).toMatch(/^Le port \d+ est déjà pris[^\n]*\n$/);
    await new Promise((ferme) => occupant.close(ferme));

    const signature = join(donnees, 'postgres/PG_VERSION');
    writeFileSync(signature, '15\n');
    const autre = lancer();
    expect(await autre.fin).toBe(1);
    expect(autre.sortie).toMatch(/^Le dossier de données [^\n]* PostgreSQL 15 [^\n]*\n$/);
    writeFileSync(signature, '18\n');
  });

  test('un serveur qui refuse sa configuration rend 78 et sa liste telle quelle', async () => {
    const programme = join(racine, 'refus.mjs');
    writeFileSync(programme, 'console.error("PUBLIC_URL : la production exige https://."); process.exit(78);');
    const refuse = lancer('tools/demarrer.mjs', ['--sans-web'], { PDP_PROGRAMME_SERVEUR: programme });
    expect(await refuse.fin).toBe(78);
    expect(refuse.sortie).toBe('PUBLIC_URL : la production exige https://.\n');
  });

  test('un serveur qui tombe sans explication : sa trace, puis quoi faire', async () => {
    const programme = join(racine, 'panne.mjs');
    writeFileSync(programme, 'throw new Error("panne de l’essai");');
    const panne = lancer('tools/demarrer.mjs', ['--sans-web'], { PDP_PROGRAMME_SERVEUR: programme });
    expect(await panne.fin).toBe(1);
    expect(panne.sortie).toMatch(
      /panne de l’essai[\s\S]*Le serveur s’est arrêté \(code 1\) : relancez avec « npm start »\.\n$/,
    );
  });

  test('un disque plein pendant le démarrage devient une phrase', async () => {
    const programme = join(racine, 'plein.mjs');
    writeFileSync(programme, 'console.error("could not extend file: No space left on device"); process.exit(1);');
    const refuse = lancer('tools/demarrer.mjs', ['--sans-web'], { PDP_PROGRAMME_SERVEUR: programme });
    expect(await refuse.fin).toBe(1);
    expect(refuse.sortie).toMatch(/^Le disque qui porte [^\n]* est plein[^\n]*\n$/);
  });

  test('remise à zéro : refusée sans confirmation, puis tout est effacé', async () => {
    const sansReponse = lancer('tools/reinitialiser.mjs', []);
    expect(await sansReponse.fin).toBe(1);
    expect(existsSync(join(donnees, 'postgres'))).toBe(true);
    const confirme = lancer('tools/reinitialiser.mjs', ['--oui']);
    expect(await confirme.fin).toBe(0);
    expect(existsSync(join(donnees, 'postgres'))).toBe(false);
    await demarrer();
    expect(await appeler('/')).toBe(0);
  });
});
