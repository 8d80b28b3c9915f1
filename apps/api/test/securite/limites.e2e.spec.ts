import Fastify from 'fastify';
import { connect, type AddressInfo } from 'node:net';
import { poserBornes } from '../../src/platform/http/bornes.js';
import type { Probleme } from '@pdp/domain';
import { ouvrirApplicationDemo, type ApplicationDemo } from '../demo-de-test.js';
import { ID_INCONNU } from '../balayage/cibles.js';
import { choisirCompte, ClientHttp, connecter, suivre } from '../connecter.js';
import { jusquA } from '../jusqu-a.js';

/** Octets envoyés tels quels, le dernier morceau jamais fini ; rend tout ce qui est revenu jusqu'à la fermeture. */
const brute = (url: string, octets: string): Promise<string> =>
  new Promise((finir) => {
    const { hostname, port } = new URL(url);
    const prise = connect(Number(port), hostname, () => prise.write(octets));
    let recu = '';
    prise.on('data', (d) => (recu += d.toString('latin1')));
    prise.on('error', () => finir(recu));
    prise.on('close', () => finir(recu));
  });

describe('tailles et durées d’une demande', () => {
  let app: ApplicationDemo;
  let client: ClientHttp;

  beforeAll(async () => {
    app = await ouvrirApplicationDemo({}, 0.01);
    client = await connecter(app.url, 'assistante.sociale');
  }, 120_000);

  afterAll(() => app?.fermer());

  it.each([
    ['une adresse de 9 Ko', `/dossiers?recherche=${'a'.repeat(9000)}`, {}, 413, 'trop-volumineux'],
    ['cent un paramètres', `/dossiers?${'etat=CLOS&'.repeat(101)}`, {}, 400, 'requete-invalide'],
    [
      'soixante-dix en-têtes',
      '/session',
      Object.fromEntries(Array.from({ length: 70 }, (_, i) => [`x-essai-${i}`, '1'])),
      413,
      'trop-volumineux',
    ],
  ])('%s : refusée, avec son problème', async (_, chemin, entetes, statut, code) => {
    const reponse = await client.get<Probleme>(chemin, { entetes });
    expect([reponse.statut, reponse.corps.code]).toEqual([statut, code]);
    expect(reponse.entetes.get('x-correlation-id')).toBe(reponse.corps.correlationId);
  });

  it('en-têtes de plus de 16 Ko : refusés par le serveur lui-même', async () => {
    const { statut } = await client.get('/session', { entetes: { 'x-essai': 'a'.repeat(17_000) } });
    expect(statut).toBe(431);
  });

  it.each(['gzip', 'br', 'deflate', 'identity, gzip'])('corps compressé en %s : 415', async (codage) => {
    const { statut } = await client.post('/signalements', {}, { entetes: { 'content-encoding': codage } });
    expect(statut).toBe(415);
  });

  it('cinquante corps de plus de 256 Ko à la fois : tous refusés, l’application répond encore', async () => {
    const corps = JSON.stringify({ texte: 'a'.repeat(300_000) });
    const entetes = { 'content-type': 'application/json' };
    // Le serveur répond avant d'avoir tout lu et ferme : le client peut y voir une coupure plutôt que le refus.
    const envoyer = (): Promise<number | 'coupée'> =>
      client.post('/signalements', corps, { entetes }).then(
        (r) => r.statut,
        () => 'coupée' as const,
      );
    const vus = await Promise.all(Array.from({ length: 50 }, envoyer));
    expect(vus.filter((v) => v !== 413 && v !== 'coupée')).toEqual([]);
    expect(vus).toContain(413);
    expect((await client.get('/session')).statut).toBe(200);
  });

  it('un corps qui n’arrive pas ferme sa connexion ; un fichier a plus de temps ; les autres ne sentent rien', async () => {
    const fastify = Fastify();
    poserBornes(fastify, { adresse: 8192, parametres: 100, entetes: 60, corpsMs: 50 });
    fastify.addContentTypeParser('multipart/form-data', (_d, flux, rendre) => {
      flux.resume();
      flux.on('end', () => rendre(null, {}));
    });
    fastify.post('/', () => ({ ok: true }));
    await fastify.listen({ port: 0, host: '127.0.0.1' });
    const url = `http://127.0.0.1:${(fastify.server.address() as AddressInfo).port}`;
    const lente = (type: string): string =>
      `POST / HTTP/1.1\r\nHost: x\r\nContent-Type: ${type}\r\nContent-Length: 20\r\n\r\n{`;
    const fichier = connect(Number(new URL(url).port), '127.0.0.1');
    let recu = '';
    fichier.on('data', (d) => (recu += d.toString('latin1')));
    fichier.write(lente('multipart/form-data; boundary=x'));
    expect(await brute(url, lente('application/json'))).toMatch(/^HTTP\/1\.1 408 /);
    expect(recu).toBe('');
    fichier.write('a'.repeat(19));
    await jusquA('réponse au fichier lent', () => recu.startsWith('HTTP/1.1 200 '));
    const court = await fetch(url, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } });
    expect(await court.json()).toEqual({ ok: true });
    fichier.destroy();
    await fastify.close();
  });

  it('le serveur borne l’attente des en-têtes et d’une demande entière', () => {
    const serveur = (
      app.app as unknown as { getHttpServer(): { headersTimeout: number; requestTimeout: number } }
    ).getHttpServer();
    expect([serveur.headersTimeout, serveur.requestTimeout]).toEqual([15_000, 180_000]);
  });

  describe('adresse du client', () => {
    const adressesComptees = async (): Promise<number> =>
      (
        await app.sql<{ n: number }>(`SELECT count(*)::int AS n FROM limite_debit WHERE key LIKE 'connexion-adresse:%'`)
      )[0]?.n ?? -1;
    const partir = (url: string, relais: string): Promise<unknown> =>
      new ClientHttp(url).get('/connexion?retour=/', { entetes: { 'x-forwarded-for': relais } });

    it('sans relais réglé, X-Forwarded-For n’est cru de personne : une seule adresse comptée', async () => {
      await app.sql('DELETE FROM limite_debit');
      for (let i = 1; i <= 5; i++) await partir(app.url, `203.0.113.${i}`);
      expect(await adressesComptees()).toBe(1);
    });

    it('avec un relais, seule la dernière adresse compte ; celles que le client ajoute devant ne changent rien', async () => {
      const derriere = await ouvrirApplicationDemo({ relaisDeConfiance: 1 }, 0.01);
      try {
        for (let i = 1; i <= 5; i++) await partir(derriere.url, `198.51.100.${i}, 203.0.113.7`);
        await partir(derriere.url, '203.0.113.8');
        const [ligne] = await derriere.sql<{ n: number }>(
          `SELECT count(*)::int AS n FROM limite_debit WHERE key LIKE 'connexion-adresse:%'`,
        );
        // 127.0.0.1 : la connexion de mise en route des essais, s'il y en a eu une.
        expect(ligne?.n).toBe(2);
      } finally {
        await derriere.fermer();
      }
    }, 60_000);
  });

  describe('connexion fraîche avant un export', () => {
    const vieillir = (compte: string): Promise<object[]> =>
      app.sql(
        `UPDATE session SET prouvee_le = prouvee_le - interval '16 minutes' WHERE utilisateur_id = (SELECT id FROM utilisateur WHERE sujet = $1)`,
        [compte],
      );

    it.each([
      ['dpo', '/journal.csv'],
      ['referent.cpam', `/imports/${ID_INCONNU}/rejets.csv`],
    ])('%s, %s : une session de seize minutes n’emporte rien ; ailleurs elle vaut encore', async (compte, fichier) => {
      const agent = await connecter(app.url, compte);
      expect((await agent.get(fichier)).statut).not.toBe(401);
      await vieillir(compte);
      const refus = await agent.get<Probleme>(fichier);
      expect([refus.statut, refus.corps.code]).toEqual([401, 'connexion-a-refaire']);
      expect((await agent.get('/session')).statut).toBe(200);
    });

    it('un navigateur repasse par le fournisseur, qui redemande qui il est, et revient à son fichier', async () => {
      const dpo = await connecter(app.url, 'dpo');
      await vieillir('dpo');
      const page = await suivre(dpo, `${app.url}/api/v1/journal.csv`);
      expect(page.reponse.texte).toContain('<form');
      await choisirCompte(dpo, page, 'dpo');
      const fichier = await dpo.get('/journal.csv');
      expect(fichier.statut).toBe(200);
      expect(fichier.entetes.get('content-disposition')).toContain('attachment');
    });
  });

  describe('rapports de politique de contenu', () => {
    const CANARI = 'ZQX-RAPPORT-000123';
    const envoyer = (corps: string, type = 'application/csp-report'): Promise<number> =>
      fetch(`${app.url}/rapports-csp`, { method: 'POST', body: corps, headers: { 'content-type': type } }).then(
        (r) => r.status,
      );
    const comptes = async (): Promise<string> =>
      (await (await fetch(`${app.url}/api/metriques`)).text())
        .split('\n')
        .filter((l) => l.startsWith('pdp_csp_refus_total'))
        .join('\n');

    it('les deux formes sont comptées par directive ; ni adresse ni extrait n’en restent', async () => {
      const ancien = {
        'csp-report': { 'effective-directive': 'script-src', 'document-uri': CANARI, 'script-sample': CANARI },
      };
      const nouveau = [{ type: 'csp-violation', body: { effectiveDirective: 'img-src', documentURL: CANARI } }];
      expect(await envoyer(JSON.stringify(ancien))).toBe(204);
      expect(await envoyer(JSON.stringify(nouveau), 'application/reports+json')).toBe(204);
      expect(await envoyer(JSON.stringify({ 'csp-report': { 'effective-directive': CANARI } }))).toBe(204);
      expect(await envoyer(`${CANARI} {`)).toBe(204);
      const vus = await comptes();
      expect(vus).toMatch(/directive="script-src"\} 1/);
      expect(vus).toMatch(/directive="img-src"\} 1/);
      expect(vus).toMatch(/directive="autre"\} 2/);
      expect(vus).not.toContain(CANARI);
    });

    it('un autre type, un contenu trop grand : refusés ; une avalanche : freinée', async () => {
      expect(await envoyer('{}', 'application/json')).toBe(415);
      expect(await envoyer('{}', 'text/plain')).toBe(415);
      expect(await envoyer(`{"a":"${'a'.repeat(20_000)}"}`)).toBe(413);
      const vus = await Promise.all(Array.from({ length: 150 }, () => envoyer('{}')));
      expect(new Set(vus)).toEqual(new Set([204, 429]));
    });

    it('ces types de contenu restent refusés ailleurs', async () => {
      const entetes = { 'content-type': 'application/csp-report' };
      expect((await client.post('/signalements', '{}', { entetes })).statut).toBe(415);
    });

    it('la page dit où les envoyer', async () => {
      const { headers } = await fetch(`${app.url}/`);
      expect(headers.get('content-security-policy')).toMatch(/report-uri \/rapports-csp;report-to csp/);
      expect(headers.get('reporting-endpoints')).toBe('csp="/rapports-csp"');
    });
  });
});
