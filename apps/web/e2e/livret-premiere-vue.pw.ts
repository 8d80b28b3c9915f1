import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Banc } from './outils/banc';

let banc: Banc;

beforeAll(async () => {
  banc = await Banc.ouvrir();
}, 180_000);

afterAll(() => banc?.fermer(), 60_000);

const LUES = ['/api/v1/session', '/api/v1/mon-livret'];

test('session et livret ne se lisent qu’une fois, avant le code ; rien d’autre ne précède la première vue', async () => {
  const lues: string[] = [];
  const { page, reproches } = await banc.aller('assuree', '/mon-livret', {
    largeur: 390,
    avant: async (p) => {
      p.on('request', (demande) => void lues.push(new URL(demande.url()).pathname));
    },
  });
  await page.getByRole('heading', { name: 'Où j’en suis' }).waitFor();
  for (const lue of LUES) expect(lues.filter((chemin) => chemin === lue)).toEqual([lue]);
  const avantLaVue = lues.slice(0, lues.indexOf('/api/v1/mon-livret') + 1).filter((chemin) => chemin.endsWith('.js'));
  // Trois scripts de tête, l'entrée, son amorce et la page : chaque demande de plus est un aller-retour sur une ligne lente.
  expect(avantLaVue.length).toBeLessThanOrEqual(6);
  expect(reproches).toEqual([]);
  await page.close();
}, 60_000);

test('une lecture d’avance qui échoue se dit et se redemande', async () => {
  let pannes = 0;
  const { page } = await banc.aller('assuree', '/aide', { largeur: 390 });
  await page.route('**/api/v1/mon-livret', (route) => {
    pannes += 1;
    return pannes <= 3 ? route.fulfill({ status: 403, json: REFUS }) : route.continue();
  });
  await page.goto(`${banc.application.url}/mon-livret`);
  await page.getByRole('button', { name: 'Réessayer' }).waitFor();
  await page.unroute('**/api/v1/mon-livret');
  await page.getByRole('button', { name: 'Réessayer' }).click();
  await page.getByRole('heading', { name: 'Où j’en suis' }).waitFor();
  await page.close();
}, 60_000);

test('un professionnel qui ouvre l’adresse du livret retrouve son accueil, avec toutes ses feuilles', async () => {
  const { page } = await banc.aller('assistante.sociale', '/mon-livret');
  await page.locator('nav').first().waitFor();
  expect(new URL(page.url()).pathname).not.toBe('/connexion');
  await page.waitForFunction("[...document.styleSheets].some((f) => f.href?.includes('composants'))");
  await page.close();
}, 60_000);

const REFUS = {
  type: 'about:blank',
  title: 'Refusé',
  status: 403,
  code: 'interdit',
  detail: 'Vous n’avez pas ce droit.',
};
