import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { ouvrirBaseDeTest, type BaseDeTest } from '../../../test/base-de-test.js';
import { jusquA, pause } from '../../../test/jusqu-a.js';
import { FauxSessions } from '../../../test/temps-reel/faux-sessions.js';
import { INTERDITS, ouvrirNoeud, type ClientDEssai, type Noeud } from '../../../test/temps-reel/noeud.js';
import { nouvelId } from '../config/identifiants.js';

describe('sessions et salles', () => {
  const sessions = new FauxSessions();
  let base: BaseDeTest;
  let noeud: Noeud;
  let clients: ClientDEssai[] = [];
  const entrer = async (cookie: string): Promise<ClientDEssai> => {
    const client = await noeud.connecter(cookie);
    clients.push(client);
    return client;
  };

  beforeAll(async () => {
    base = await ouvrirBaseDeTest({ migree: false });
    noeud = await ouvrirNoeud({ databaseUrl: base.url, sessions });
  });
  afterEach(() => {
    clients.forEach((c) => c.socket.disconnect());
    clients = [];
    INTERDITS.clear();
  });
  afterAll(async () => {
    await noeud.fermer();
    await base.fermer();
  });

  test('une session finie est vue à la commande suivante : refus, session.expiree, coupure', async () => {
    const { cookie } = sessions.ouvrir();
    const client = await entrer(cookie);
    expect(await client.commander('revue.rejoindre', { revueId: nouvelId() })).toMatchObject({ ok: true });
    sessions.terminer(cookie);
    await pause(1_050);
    expect(await client.commander('revue.rejoindre', { revueId: nouvelId() })).toMatchObject({
      ok: false,
      probleme: { code: 'non-connecte' },
    });
    await jusquA('la coupure', () => !client.socket.connected);
    expect(client.recus.map((r) => r.nom)).toEqual(['session.expiree']);
  });

  test('la session est relue au plus une fois par seconde, et l’ordre des commandes est gardé', async () => {
    const client = await entrer(sessions.ouvrir().cookie);
    await pause(1_050);
    const avant = sessions.lectures;
    const ordre: number[] = [];
    await Promise.all(
      Array.from({ length: 15 }, (_, i) =>
        client.commander('revue.rejoindre', { revueId: nouvelId() }).then(() => ordre.push(i)),
      ),
    );
    expect(sessions.lectures - avant).toBe(1);
    expect(ordre).toEqual([...ordre].sort((a, b) => a - b));
  });

  test('une session finie sans annonce est coupée par le balayage', async () => {
    const { cookie } = sessions.ouvrir();
    const client = await entrer(cookie);
    sessions.terminer(cookie);
    await jusquA('la coupure', () => !client.socket.connected, 8_000);
    expect(client.recus.map((r) => r.nom)).toEqual(['session.expiree']);
  });

  test('couper une session ne coupe que ses sockets', async () => {
    const premiere = sessions.ouvrir();
    const seconde = sessions.ouvrir('ASSISTANT_SERVICE_SOCIAL', premiere.acteur.utilisateurId);
    const [a, b] = await Promise.all([entrer(premiere.cookie), entrer(seconde.cookie)]);
    noeud.diffusion.couper(`session:${premiere.acteur.sessionId}`);
    await jusquA('la coupure', () => !a.socket.connected);
    expect(a.recus).toEqual([{ nom: 'session.expiree', contenu: undefined }]);
    expect(b.socket.connected).toBe(true);
  });

  test('exclu d’une revue, un agent est prévenu et ne reçoit plus rien ; les autres continuent', async () => {
    const revueId = nouvelId();
    const [alice, bob] = [sessions.ouvrir(), sessions.ouvrir()];
    const [a, b] = await Promise.all([entrer(alice.cookie), entrer(bob.cookie)]);
    await Promise.all([a, b].map((c) => c.commander('revue.rejoindre', { revueId })));
    noeud.diffusion.exclure(`revue:${revueId}`, bob.acteur.utilisateurId);
    noeud.diffusion.emettre({
      salle: `revue:${revueId}`,
      evenement: 'revue.evenement',
      donnees: [{ revueId, sequence: 2, type: 'decision' }],
    });
    await jusquA('l’événement chez Alice', () => a.recus.length === 1);
    await pause(100);
    expect(a.recus.map((r) => r.nom)).toEqual(['revue.evenement']);
    expect(b.recus).toEqual([{ nom: 'acces.retire', contenu: { ressource: 'revue', id: revueId } }]);
  });

  test('exclu pendant qu’il était déconnecté, il ne retrouve ni sa salle ni ce qu’il a manqué', async () => {
    const revueId = nouvelId();
    const { cookie, acteur } = sessions.ouvrir();
    const client = await noeud.connecter(cookie, {
      reconnection: true,
      reconnectionDelay: 300,
      reconnectionDelayMax: 300,
    });
    clients.push(client);
    await client.commander('revue.rejoindre', { revueId });
    const ancienId = client.socket.id;
    client.socket.io.engine.close();
    await jusquA('la déconnexion', () => !client.socket.connected);
    INTERDITS.add(acteur.utilisateurId);
    noeud.diffusion.exclure(`revue:${revueId}`, acteur.utilisateurId);
    const evenement = (sequence: number): void =>
      noeud.diffusion.emettre({
        salle: `revue:${revueId}`,
        evenement: 'revue.evenement',
        donnees: [{ revueId, sequence, type: 'decision' }],
      });
    evenement(2);
    await jusquA('le retour', () => client.socket.connected);
    evenement(3);
    await pause(200);
    expect({
      recupere: client.socket.recovered ?? false,
      memeId: client.socket.id === ancienId,
      recus: client.recus,
    }).toEqual({ recupere: false, memeId: false, recus: [] });
    expect(await client.commander('revue.rejoindre', { revueId })).toMatchObject({ ok: false });
  });
});

describe('fermeture', () => {
  test('un processus qui s’arrête ferme vite, sockets ouvertes comprises, et les clients savent revenir', async () => {
    const sessions = new FauxSessions();
    const base = await ouvrirBaseDeTest({ migree: false });
    const noeud = await ouvrirNoeud({ databaseUrl: base.url, sessions });
    const client = await noeud.connecter(sessions.ouvrir().cookie);
    const raison = new Promise<string>((dire) => client.socket.once('disconnect', dire));
    const debut = Date.now();
    await noeud.app.close();
    expect(Date.now() - debut).toBeLessThan(3_000);
    expect(['transport close', 'transport error']).toContain(await raison);
    await base.fermer();
  });
});
