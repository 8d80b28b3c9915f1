import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { nouvelId } from '../../src/platform/config/identifiants.js';
import { ServeurTempsReel } from '../../src/platform/realtime/serveur-temps-reel.js';
import { TempsReel } from '../../src/platform/realtime/temps-reel.js';
import { jusquA, pause } from '../jusqu-a.js';
import { FauxSessions } from './faux-sessions.js';
import { ouvrirNoeud, type ClientDEssai, type Noeud } from './noeud.js';

/** Adresses des services de l'essai ; sans Redis, la diffusion passe par PostgreSQL. */
export type ServicesDEssai = { readonly databaseUrl: string; readonly redisUrl?: string };

/** Ce que la diffusion promet entre processus, quel que soit le relais. Rend de quoi ajouter des essais propres au relais. */
export function prouverDiffusion(preparer: () => Promise<ServicesDEssai>): {
  deuxClients(): Promise<{ a: ClientDEssai; b: ClientDEssai; nord: Noeud; revueId: string }>;
} {
  const sessions = new FauxSessions();
  let services: ServicesDEssai;
  let nord: Noeud;
  let sud: Noeud;
  const clients: ClientDEssai[] = [];
  const entrer = async (noeud: Noeud, cookie = sessions.ouvrir().cookie): Promise<ClientDEssai> => {
    const client = await noeud.connecter(cookie);
    clients.push(client);
    return client;
  };
  const deuxClients = async (): Promise<{ a: ClientDEssai; b: ClientDEssai; nord: Noeud; revueId: string }> => {
    const revueId = nouvelId();
    const [a, b] = await Promise.all([entrer(nord), entrer(sud)]);
    await Promise.all([a, b].map((c) => c.commander('revue.rejoindre', { revueId })));
    return { a, b, nord, revueId };
  };

  beforeAll(async () => {
    services = await preparer();
    [nord, sud] = await Promise.all([ouvrirNoeud({ ...services, sessions }), ouvrirNoeud({ ...services, sessions })]);
    await pause(300);
  });
  afterEach(() => clients.splice(0).forEach((c) => c.socket.disconnect()));
  afterAll(() => Promise.all([nord.fermer(), sud.fermer()]));

  test('un événement émis sur un processus arrive une seule fois à chacun, dans l’ordre', async () => {
    const { a, b, revueId } = await deuxClients();
    for (let sequence = 1; sequence <= 150; sequence++) {
      nord.diffusion.emettre({
        salle: `revue:${revueId}`,
        evenement: 'revue.evenement',
        donnees: [{ revueId, sequence, type: 'essai' }],
      });
    }
    const sequences = (c: ClientDEssai): number[] => c.recus.map((r) => (r.contenu as { sequence: number }).sequence);
    await jusquA('150 chez chacun', () => a.recus.length >= 150 && b.recus.length >= 150);
    await pause(200);
    const attendues = Array.from({ length: 150 }, (_, i) => i + 1);
    expect({ a: sequences(a), b: sequences(b) }).toEqual({ a: attendues, b: attendues });
  });

  test('cinq sockets pour une personne, sur tous les processus ; une qui se ferme fait une place', async () => {
    const { cookie } = sessions.ouvrir();
    const cinq = [];
    for (const noeud of [nord, sud, nord, sud, nord]) cinq.push(await entrer(noeud, cookie));
    for (const noeud of [nord, sud])
      await expect(noeud.connecter(cookie)).rejects.toMatchObject({ code: 'trop-de-demandes' });
    cinq[0]!.socket.disconnect();
    await jusquA('une place libre', () =>
      entrer(sud, cookie).then(
        () => true,
        () => false,
      ),
    );
  });

  test('deux événements égaux de suite arrivent tous les deux', async () => {
    const { a, b, revueId } = await deuxClients();
    for (let i = 0; i < 2; i++)
      sud.diffusion.emettre({
        salle: `revue:${revueId}`,
        evenement: 'revue.presence',
        donnees: [{ revueId, participants: [] }],
      });
    await jusquA('deux chez chacun', () => a.recus.length === 2 && b.recus.length === 2);
  });

  test('un brouillon de deux mille signes accentués traverse entier', async () => {
    const { a, revueId } = await deuxClients();
    const texte = '« é » 😀'.repeat(300);
    sud.diffusion.emettre({
      salle: `revue:${revueId}`,
      evenement: 'passage.brouillon',
      donnees: [{ passageId: nouvelId(), texte, auteurId: nouvelId() }],
    });
    await jusquA('le brouillon', () => a.recus.length === 1);
    expect((a.recus[0]?.contenu as { texte: string }).texte).toBe(texte);
  });

  test('une exclusion décidée sur un processus vaut sur l’autre', async () => {
    const revueId = nouvelId();
    const bob = sessions.ouvrir();
    const [a, b] = await Promise.all([entrer(nord), entrer(sud, bob.cookie)]);
    await Promise.all([a, b].map((c) => c.commander('revue.rejoindre', { revueId })));
    nord.diffusion.exclure(`revue:${revueId}`, bob.acteur.utilisateurId);
    nord.diffusion.emettre({
      salle: `revue:${revueId}`,
      evenement: 'revue.evenement',
      donnees: [{ revueId, sequence: 1, type: 'essai' }],
    });
    await jusquA('l’annonce à Bob et l’événement chez l’autre', () => a.recus.length === 1 && b.recus.length === 1);
    await pause(200);
    expect([a.recus, b.recus].map((r) => r.map((e) => e.nom))).toEqual([['revue.evenement'], ['acces.retire']]);
  });

  test('couper un agent ferme ses sockets partout', async () => {
    const bob = sessions.ouvrir();
    const [ici, la, autre] = await Promise.all([entrer(nord, bob.cookie), entrer(sud, bob.cookie), entrer(sud)]);
    nord.diffusion.couper(`agent:${bob.acteur.utilisateurId}`);
    await jusquA('les deux coupures', () => !ici.socket.connected && !la.socket.connected);
    expect([ici, la].map((c) => c.recus.map((r) => r.nom))).toEqual([['session.expiree'], ['session.expiree']]);
    expect(autre.socket.connected).toBe(true);
  });

  test('un worker, qui n’a aucune socket, atteint celles des autres processus', async () => {
    const { a, b, revueId } = await deuxClients();
    const serveur = new ServeurTempsReel(null);
    const worker = new TempsReel(
      { databaseUrl: services.databaseUrl, redisUrl: services.redisUrl ?? null, mode: 'worker' },
      serveur,
    );
    await worker.demarrer();
    worker.diffusion.emettre({
      salle: `revue:${revueId}`,
      evenement: 'revue.evenement',
      donnees: [{ revueId, sequence: 1, type: 'essai' }],
    });
    await jusquA('l’événement chez les deux', () => a.recus.length === 1 && b.recus.length === 1);
    await serveur.fermer();
    await worker.fermer();
  });

  return { deuxClients };
}
