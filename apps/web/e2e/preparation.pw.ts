import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { RevueVue } from '@pdp/domain';
import type { Browser, Locator, Page } from 'playwright-core';
import { connecter, type ClientHttp } from '../../api/test/connecter';
import { ouvrirApplicationDemo, type ApplicationDemo } from '../../api/test/demo-de-test';
import { lancerNavigateur } from './navigateur';
import { Main } from './outils/main-comptee';

/** Ce qu'une coordinatrice accepte de faire pour quinze dossiers (product.md : dix minutes). */
const GESTES_PERMIS = 40;
const DOSSIERS = 15;

let application: ApplicationDemo;
let navigateur: Browser;
let page: Page;
let coordinatrice: ClientHttp;
let revueId: string;

beforeAll(async () => {
  application = await ouvrirApplicationDemo({}, 0.2);
  navigateur = await lancerNavigateur();
  coordinatrice = await connecter(application.url, 'coordinatrice');
  const revue = await coordinatrice.post<{ id: string }>('/revues', {
    debut: new Date(Date.now() + 21 * 86_400_000).toISOString(),
    dureeMinutes: 100,
  });
  revueId = revue.corps.id;
  await coordinatrice.post(`/revues/${revueId}/transitions`, { transition: 'ouvrirOrdreDuJour' });
  const contexte = await navigateur.newContext({ viewport: { width: 1360, height: 900 }, locale: 'fr-FR' });
  page = await contexte.newPage();
  const chemin = `/revues/${revueId}/preparation`;
  await page.goto(`${application.url}/api/v1/connexion?retour=${encodeURIComponent(chemin)}`);
  await page.fill('[name=compte]', 'coordinatrice');
  await Promise.all([
    page.waitForURL((url) => url.pathname === chemin, { timeout: 60_000 }),
    page.keyboard.press('Enter'),
  ]);
}, 180_000);

afterAll(async () => {
  await navigateur?.close();
  await application?.fermer();
}, 60_000);

const lignes = (): Locator => page.getByRole('list', { name: 'Ordre du jour' }).locator('> li');
const lire = async (): Promise<RevueVue> => (await coordinatrice.get<RevueVue>(`/revues/${revueId}`)).corps;
const passages = async () => (await lire()).passages.filter((p) => p.etat !== 'RETIRE');
const attendreLignes = (nombre: number): Promise<void> =>
  lignes()
    .nth(nombre - 1)
    .waitFor();

/** Attend que le serveur rende l'ordre voulu, relu par une autre session. */
async function jusqua(condition: (lus: RevueVue['passages']) => boolean): Promise<RevueVue['passages']> {
  for (let essai = 0; essai < 100; essai += 1) {
    const lus = await passages();
    if (condition(lus)) return lus;
    await page.waitForTimeout(50);
  }
  throw new Error('l’ordre du jour n’a pas pris la forme attendue');
}

describe('préparer un ordre du jour', () => {
  test('quinze dossiers, questions réécrites, créneaux, ordre, lot, gel : quarante gestes au plus', async () => {
    const main = new Main();
    await main.cliquer(page.getByRole('button', { name: /^Inscrire les \d+ plus pressants$/ }));
    await page
      .getByRole('status')
      .filter({ hasText: /dossiers? inscrits?/ })
      .or(page.getByText(/dossiers inscrits/))
      .first()
      .waitFor();
    let nombre = (await jusqua((lus) => lus.length > 5)).length;
    await attendreLignes(nombre);

    // Un dossier de trop, trois « rien à signaler » qui rendent du temps, deux longs.
    const premier = (await passages())[0]!;
    await main.cliquer(page.getByRole('button', { name: `Retirer ${premier.nomAffiche} de l’ordre du jour` }));
    nombre = (await jusqua((lus) => lus.length === nombre - 1)).length;
    for (const rang of [5, 6, 7]) {
      const passage = (await passages())[rang - (rang - 5)]!;
      await main.choisir(page.getByLabel(`Créneau de ${passage.nomAffiche}`), 'LOT');
      await jusqua((lus) => lus.find((p) => p.id === passage.id)?.format === 'LOT');
    }
    for (const rang of [0, 1]) {
      const passage = (await passages())[rang]!;
      await main.choisir(page.getByLabel(`Créneau de ${passage.nomAffiche}`), 'LONG');
      await jusqua((lus) => lus.find((p) => p.id === passage.id)?.format === 'LONG');
    }

    // Compléter à quinze, un geste par dossier proposé.
    const propositions = page.getByRole('list', { name: 'Dossiers proposés' });
    for (; nombre < DOSSIERS; nombre += 1) {
      await main.cliquer(propositions.getByRole('button', { name: /^Inscrire / }).first());
      await jusqua((lus) => lus.length === nombre + 1);
      await attendreLignes(nombre + 1);
    }

    // Trois questions réécrites.
    for (const rang of [0, 2, 3]) {
      const passage = (await passages())[rang]!;
      const question = `Que décide-t-on pour la suite, point ${rang} ?`;
      await main.cliquer(page.getByRole('button', { name: `Réécrire la question pour ${passage.nomAffiche}` }).first());
      await main.ecrire(page.getByLabel('Question au groupe'), question);
      await main.cliquer(page.getByRole('button', { name: 'Enregistrer la question' }));
      await jusqua((lus) => lus.find((p) => p.id === passage.id)?.question === question);
    }

    // Au clavier : le troisième passe premier ; à la souris : le dernier standard remonte en deuxième.
    const troisieme = (await passages())[2]!;
    const poignee = lignes().filter({ hasText: troisieme.nomAffiche! }).first().locator('[data-geste="ligne"]');
    await poignee.focus();
    await main.presser(poignee, 'Alt+ArrowUp');
    await jusqua((lus) => lus[1]?.id === troisieme.id);
    await page.getByText(`${troisieme.nomAffiche} : dossier 2 sur ${DOSSIERS}.`).waitFor();
    await main.presser(page.locator(`[data-passage="${troisieme.id}"] [data-geste="ligne"]`), 'Alt+ArrowUp');
    await jusqua((lus) => lus[0]?.id === troisieme.id);
    const cinquieme = (await passages())[4]!;
    main.gestes += 1;
    await lignes().nth(4).dragTo(lignes().nth(1));
    await jusqua((lus) => lus[1]?.id === cinquieme.id);

    await main.cliquer(page.getByRole('button', { name: 'Figer l’ordre du jour' }));
    await page.getByText('Ordre du jour figé', { exact: true }).waitFor();

    const final = await passages();
    expect(final).toHaveLength(DOSSIERS);
    expect(final.every((p) => (p.question ?? '') !== '')).toBe(true);
    expect(final.slice(-3).map((p) => p.format)).toEqual(['LOT', 'LOT', 'LOT']);
    expect(final.filter((p) => p.format === 'LONG')).toHaveLength(2);
    process.stdout.write(`préparation de ${DOSSIERS} dossiers : ${main.gestes} gestes\n`);
    expect(main.gestes).toBeLessThanOrEqual(GESTES_PERMIS);
  }, 240_000);

  test('figé, un ajout dit pourquoi il est urgent', async () => {
    await page.getByRole('heading', { name: 'Ajouter en urgence' }).waitFor();
    await page
      .getByRole('button', { name: /^Inscrire / })
      .first()
      .click();
    await page.getByRole('button', { name: 'Ajouter en urgence' }).click();
    await page.getByText('Dites pourquoi ce dossier ne peut pas attendre.').waitFor();
    await page.getByLabel('Pourquoi est-ce urgent ?').fill('L’arrêt finit avant la séance suivante.');
    await page.getByRole('button', { name: 'Ajouter en urgence' }).click();
    await page.getByText('ajout urgent : L’arrêt finit avant la séance suivante.').waitFor();
  }, 60_000);
});
