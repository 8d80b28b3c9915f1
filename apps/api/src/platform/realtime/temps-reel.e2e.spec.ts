import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Probleme } from '@pdp/domain';
import { ouvrirBaseDeTest, type BaseDeTest } from '../../../test/base-de-test.js';
import { jusquA, pause } from '../../../test/jusqu-a.js';
import { FauxSessions } from '../../../test/temps-reel/faux-sessions.js';
import { CANARI, INTERDITS, ouvrirNoeud, type ClientDEssai, type Noeud } from '../../../test/temps-reel/noeud.js';
import { nouvelId } from '../config/identifiants.js';

describe('temps réel sur un processus', () => {
  const sessions = new FauxSessions();
  let base: BaseDeTest;
  let noeud: Noeud;
  let clients: ClientDEssai[] = [];
  const entrer = async (cookie: string): Promise<ClientDEssai> => {
    const client = await noeud.connecter(cookie);
    clients.push(client);
    return client;
  };
  const refus = (cookie: string | null, options = {}): Promise<Partial<Probleme>> =>
    noeud.connecter(cookie, options).then(
      () => ({ code: undefined }),
      (p: Partial<Probleme>) => p,
    );

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

  describe('admission', () => {
    test('une origine étrangère est refusée, en websocket comme en sondage', async () => {
      const { cookie } = sessions.ouvrir();
      for (const transports of [['websocket'], ['polling']]) {
        const erreur = await refus(cookie, { transports, extraHeaders: { origin: 'https://ailleurs.invalid' } });
        expect(erreur).toBeInstanceOf(Error);
      }
      const reponse = await fetch(`${noeud.url}/api/temps-reel/?EIO=4&transport=polling`, {
        headers: { origin: 'https://ailleurs.invalid', cookie },
      });
      expect(reponse.status).toBe(403);
      const sansOrigine = await fetch(`${noeud.url}/api/temps-reel/?EIO=4&transport=polling`, {
        headers: { 'sec-fetch-site': 'cross-site', cookie },
      });
      expect(sansOrigine.status).toBe(403);
    });

    test('notre origine est admise, par websocket ou par sondage', async () => {
      const { cookie } = sessions.ouvrir();
      for (const transports of [['websocket'], ['polling']]) {
        const client = await noeud.connecter(cookie, { transports, extraHeaders: { origin: noeud.url } });
        expect(client.socket.connected).toBe(true);
      }
    });

    test('sans cookie, ou avec un cookie inconnu, la connexion est refusée par un problème lisible', async () => {
      expect(await refus(null)).toMatchObject({ code: 'non-connecte', status: 401 });
      expect(await refus('pdp=inconnu')).toMatchObject({ code: 'non-connecte' });
    });

    test('une sixième socket de la même personne est refusée, sans toucher aux cinq autres', async () => {
      const { cookie } = sessions.ouvrir();
      const cinq = await Promise.all(Array.from({ length: 5 }, () => entrer(cookie)));
      expect(await refus(cookie)).toMatchObject({ code: 'trop-de-demandes' });
      expect(cinq.every((c) => c.socket.connected)).toBe(true);
    });
  });

  describe('commandes', () => {
    test('une commande reçoit { ok: true, donnees }, même sans valeur rendue', async () => {
      const client = await entrer(sessions.ouvrir().cookie);
      expect(await client.commander('revue.rejoindre', { revueId: nouvelId() })).toEqual({
        ok: true,
        donnees: { sequence: 1, participants: ['Camille Essai'] },
      });
      expect(await client.commander('passage.ecrire', { passageId: nouvelId(), texte: '', position: 0 })).toEqual({
        ok: true,
        donnees: null,
      });
    });

    test.each([
      ['un champ faux', [{ revueId: CANARI }]],
      ['un champ en trop', [{ revueId: '018f0000-0000-7000-8000-000000000000', [CANARI]: CANARI }]],
      ['rien', []],
      ['un texte à la place d’un objet', [CANARI]],
      ['un tableau', [[{ revueId: CANARI }]]],
      ['deux arguments', [{ revueId: CANARI }, CANARI]],
      ['du binaire', [Buffer.from(CANARI)]],
      ['une clé de prototype', [JSON.parse(`{"revueId":"${CANARI}","constructor":{"prototype":{"a":1}}}`)]],
      ['un caractère nul', [{ revueId: `${CANARI}\u0000` }]],
      ['un substitut isolé', [{ revueId: '\ud800' }]],
    ])('validation : %s donne 400 et n’est jamais renvoyé', async (_, corps) => {
      const client = await entrer(sessions.ouvrir().cookie);
      const accuse = await client.commander('revue.rejoindre', ...(corps as unknown[]));
      expect(accuse).toMatchObject({ ok: false, probleme: { code: 'requete-invalide', status: 400 } });
      expect(JSON.stringify([accuse, client.recus])).not.toContain(CANARI.slice(4));
      expect(client.socket.connected).toBe(true);
    });

    test('une commande sans déclaration, ou hors de sa fonction, est refusée', async () => {
      const [agent, coordinatrice] = await Promise.all([
        entrer(sessions.ouvrir('CONSEILLER_CAP_EMPLOI').cookie),
        entrer(sessions.ouvrir('COORDINATEUR').cookie),
      ]);
      expect(await agent.commander('essai.conduire')).toMatchObject({ ok: false, probleme: { code: 'acces-refuse' } });
      expect(await coordinatrice.commander('essai.conduire')).toEqual({ ok: true, donnees: 'conduite' });
      expect(await coordinatrice.commander('essai.sans-declaration')).toMatchObject({
        ok: false,
        probleme: { code: 'acces-refuse' },
      });
    });

    test('une panne, une commande inconnue, un refus métier : toujours un accusé, jamais de détail', async () => {
      const { cookie, acteur } = sessions.ouvrir();
      INTERDITS.add(acteur.utilisateurId);
      const client = await entrer(cookie);
      const panne = await client.commander('essai.panne', { texte: CANARI });
      expect(panne).toMatchObject({ ok: false, probleme: { code: 'erreur-interne', status: 500 } });
      expect(JSON.stringify([panne, client.recus])).not.toContain(CANARI);
      expect(await client.commander('n.importe.quoi', CANARI)).toMatchObject({
        ok: false,
        probleme: { code: 'introuvable' },
      });
      expect(await client.commander('revue.rejoindre', { revueId: nouvelId() })).toMatchObject({
        ok: false,
        probleme: { status: 404 },
      });
    });

    test('sans fonction d’accusé, une commande fautive ne casse rien', async () => {
      const client = await entrer(sessions.ouvrir().cookie);
      client.socket.emit('revue.rejoindre', { revueId: 'x' });
      client.socket.emit('essai.panne');
      client.socket.emit('inconnue', 1, 2, 3);
      expect(await client.commander('revue.rejoindre', { revueId: nouvelId() })).toMatchObject({ ok: true });
    });
  });

  describe('abus', () => {
    test('au-delà du débit, refus poli puis coupure ; les autres ne sentent rien', async () => {
      const [bavard, voisin] = await Promise.all([entrer(sessions.ouvrir().cookie), entrer(sessions.ouvrir().cookie)]);
      const codes: (string | undefined)[] = [];
      const envoyer = (nombre: number): void => {
        for (let i = 0; i < nombre; i++)
          bavard.socket.emit('essai.conduire', (a: { probleme?: Probleme }) => codes.push(a.probleme?.code));
      };
      envoyer(90);
      await jusquA('90 accusés', () => codes.length === 90);
      expect(codes.filter((c) => c === 'trop-de-demandes').length).toBeGreaterThanOrEqual(10);
      expect(codes.filter((c) => c !== 'trop-de-demandes').length).toBeGreaterThanOrEqual(60);
      expect(bavard.socket.connected).toBe(true);
      envoyer(300);
      await jusquA('la coupure', () => !bavard.socket.connected);
      expect(await voisin.commander('revue.rejoindre', { revueId: nouvelId() })).toMatchObject({ ok: true });
    });

    test('une trame de plus de 64 Kio ferme la socket, pas le processus', async () => {
      const [gros, voisin] = await Promise.all([entrer(sessions.ouvrir().cookie), entrer(sessions.ouvrir().cookie)]);
      gros.socket.emit('passage.ecrire', { passageId: nouvelId(), texte: 'a'.repeat(66_000), position: 0 });
      await jusquA('la coupure', () => !gros.socket.connected);
      expect(
        await voisin.commander('passage.ecrire', { passageId: nouvelId(), texte: 'a'.repeat(2_000), position: 0 }),
      ).toMatchObject({ ok: true });
    });
  });

  test('une cinquième séance suivie par la même socket est refusée ; en quitter une rend la place', async () => {
    const client = await entrer(sessions.ouvrir().cookie);
    const revues = Array.from({ length: 5 }, () => nouvelId());
    const accuses = [];
    for (const revueId of revues) accuses.push(await client.commander('revue.rejoindre', { revueId }));
    expect(accuses.map((a) => (a as { ok: boolean }).ok)).toEqual([true, true, true, true, false]);
    expect(accuses[4]).toMatchObject({ probleme: { code: 'trop-de-demandes', status: 429 } });
    expect(await client.commander('revue.rejoindre', { revueId: revues[0] })).toMatchObject({ ok: true });
    await client.commander('revue.quitter', { revueId: revues[0] });
    expect(await client.commander('revue.rejoindre', { revueId: revues[4] })).toMatchObject({ ok: true });
  });

  test('une avalanche de paquets qui ne sont pas des commandes coupe sa connexion, pas les autres', async () => {
    const voisin = await entrer(sessions.ouvrir().cookie);
    const avalanche = Array.from({ length: 2000 }, (_, i) => (i % 2 === 0 ? '40/autre,' : '3'));
    expect(await envoyerBrut(noeud.url, sessions.ouvrir().cookie, ['40', ...avalanche], 0)).toBe('coupée');
    expect(await voisin.commander('revue.rejoindre', { revueId: nouvelId() })).toMatchObject({ ok: true });
  });

  test('des octets au hasard sur le fil ferment au pire leur socket', async () => {
    const voisin = await entrer(sessions.ouvrir().cookie);
    const salves = [
      ['nimporte quoi'],
      ['40', '42["revue.rejoindre"', '42[]', '42{}', '421["revue.rejoindre",{}]', '43[1]', '47'],
      ['40', `421["revue.rejoindre",${'['.repeat(20_000)}${']'.repeat(20_000)}]`],
      ['40', '451-1["revue.rejoindre",{"_placeholder":true,"num":0}]', '42["x"]'],
      ['40/autre,', '40/__proto__,', '41', '40'],
      ['40', '42["disconnect"]', '42["error"]', '42["newListener"]', '42[1e309]', '42[null]', '42[{"a":1}]'],
    ];
    for (const salve of salves) await envoyerBrut(noeud.url, sessions.ouvrir().cookie, salve);
    expect(await voisin.commander('revue.rejoindre', { revueId: nouvelId() })).toMatchObject({ ok: true });
    expect((await entrer(sessions.ouvrir().cookie)).socket.connected).toBe(true);
  });
});

/** Ouvre une websocket nue et envoie des paquets Engine.IO sans les former ; dit si le serveur l'a coupée avant la fin. */
async function envoyerBrut(
  url: string,
  cookie: string,
  paquets: readonly string[],
  pauseMs = 15,
): Promise<'coupée' | 'ouverte'> {
  const ws = new WebSocket(`${url.replace('http', 'ws')}/api/temps-reel/?EIO=4&transport=websocket`, {
    headers: { cookie },
  } as never);
  const fermee = new Promise<void>((dire) => ws.addEventListener('close', () => dire()));
  ws.addEventListener('error', () => undefined);
  await new Promise((dire) => ws.addEventListener('open', dire));
  for (const paquet of paquets) {
    if (ws.readyState === ws.OPEN) ws.send(paquet);
    if (pauseMs > 0) await pause(pauseMs);
  }
  // Un dernier aller-retour : ce qui a été envoyé d'un coup n'est pas encore lu.
  await Promise.race([fermee, pause(300)]);
  const coupee = ws.readyState !== ws.OPEN;
  ws.close();
  await Promise.race([fermee, pause(500)]);
  return coupee ? 'coupée' : 'ouverte';
}
