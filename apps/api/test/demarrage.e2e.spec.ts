import { ouvrirApplication, type ApplicationDeTest } from './application-de-test.js';

describe('démarrage', () => {
  let app: ApplicationDeTest;

  beforeAll(async () => {
    app = await ouvrirApplication();
  }, 60_000);

  afterAll(() => app?.fermer());

  it('répond prêt', async () => {
    const reponse = await fetch(`${app.url}/api/sante/pret`);
    expect(reponse.status).toBe(200);
    expect(await reponse.json()).toEqual({ etat: 'pret' });
  });

  it('une adresse inconnue rend un problème en français', async () => {
    const reponse = await fetch(`${app.url}/api/v1/nulle-part`);
    expect(reponse.status).toBe(404);
    expect(reponse.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(await reponse.json()).toMatchObject({ code: 'introuvable', status: 404 });
  });

  it('sans connexion, 401', async () => {
    const reponse = await fetch(`${app.url}/api/v1/mon-travail`);
    expect(reponse.status).toBe(401);
    expect(reponse.headers.get('x-correlation-id')).toBeTruthy();
  });
});
