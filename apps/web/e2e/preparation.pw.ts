import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { RevueVue } from '@pdp/domain';
import type { Locator, Page, Route } from 'playwright-core';
import { connecter, type ClientHttp } from '../../api/test/connecter';
import { jusquA } from '../../api/test/jusqu-a';
import { Banc } from './outils/banc';
import { Main } from './outils/main-comptee';

/** Ce qu'une coordinatrice accepte de faire pour quinze dossiers (product.md : dix minutes). */
const GESTES_PERMIS = 40;
const DOSSIERS = 15;

let banc: Banc;
let page: Page;
let reproches: readonly string[];
let coordinatrice: ClientHttp;
let revueId: string;

beforeAll(async () => {
  banc = await Banc.ouvrir({}, 0.2);
  coordinatrice = await connecter(banc.application.url, 'coordinatrice');
}, 180_000);

afterAll(() => banc?.fermer(), 60_000);

/** Une séance neuve à chaque essai, qui peut ainsi se rejouer : aucun ne reprend là où un autre s'est arrêté. */
async function preparerUneRevue(avantDeLOuvrir = async (): Promise<void> => undefined): Promise<void> {
  await page?.close();
  if (revueId) await coordinatrice.post(`/revues/${revueId}/transitions`, { transition: 'annuler', motif: 'Essai.' });
  const debut = new Date(Date.now() + 21 * 86_400_000).toISOString();
  const revue = await coordinatrice.post<{ id: string }>('/revues', { debut, dureeMinutes: 100 });
  revueId = revue.corps.id;
  await coordinatrice.post(`/revues/${revueId}/transitions`, { transition: 'ouvrirOrdreDuJour' });
  await avantDeLOuvrir();
  ({ page, reproches } = await banc.aller('coordinatrice', `/revues/${revueId}/preparation`));
  // Assez haut pour tout l'ordre du jour : une ligne se glisse d'un bout à l'autre sans défiler.
  await page.setViewportSize({ width: 1360, height: 3000 });
}

const lignes = (): Locator => page.getByRole('list', { name: 'Ordre du jour' }).locator('> li');
const lire = async (): Promise<RevueVue> => (await coordinatrice.get<RevueVue>(`/revues/${revueId}`)).corps;
const passages = async () => (await lire()).passages.filter((p) => p.etat !== 'RETIRE');
const attendreLignes = (nombre: number): Promise<void> =>
  lignes()
    .nth(nombre - 1)
    .waitFor();

/** Attend que le serveur rende l'ordre voulu, relu par une autre session ; rend ce qu'il a lu. */
async function jusqua(condition: (lus: RevueVue['passages']) => boolean): Promise<RevueVue['passages']> {
  let lus: RevueVue['passages'] = [];
  await jusquA('l’ordre du jour prend la forme voulue', async () => condition((lus = await passages())), 20_000);
  return lus;
}

const poignee = ({ id }: { readonly id: string }): Locator =>
  page.locator(`[data-passage="${id}"] [data-geste="ligne"]`);
const lignesVues = (): Promise<(string | undefined)[]> =>
  lignes().evaluateAll((vues) => vues.map((ligne) => (ligne as HTMLElement).dataset['passage']));
const dit = (phrase: string): Promise<void> => page.getByText(phrase, { exact: true }).waitFor();

/** Prend une ligne par sa poignée et la pose à la place d'une autre, qui s'annonce avant qu'on ne lâche. */
async function glisser(ligne: { readonly id: string }, vers: { readonly id: string }): Promise<void> {
  const rang = (await lignesVues()).indexOf(vers.id) + 1;
  await poignee(ligne).hover();
  await page.mouse.down();
  const cible = (await poignee(vers).boundingBox())!;
  await page.mouse.move(cible.x + cible.width / 2, cible.y + cible.height / 2, { steps: 8 });
  await page.getByText(`Place ${rang} sur`).waitFor();
  await page.mouse.up();
}

/** Les six dossiers les plus pressants, sans passer par l'écran. */
async function inscrireSix(): Promise<void> {
  const { corps } = await coordinatrice.get<{ elements: { dossierId: string }[] }>(
    `/revues/${revueId}/ordre-du-jour/proposition`,
  );
  for (const { dossierId } of corps.elements.slice(0, 6))
    await coordinatrice.post(`/revues/${revueId}/passages`, { dossierId, question: 'Que décide-t-on pour la suite ?' });
}

/** Retient le premier enregistrement de l'ordre jusqu'à `lacher`, et les compte tous. */
async function retenirLOrdre(): Promise<{ readonly lacher: () => void; readonly envois: () => number }> {
  let envois = 0;
  let lacher = (): void => undefined;
  const retenu = new Promise<void>((suite) => (lacher = suite));
  await page.route('**/revues/*/ordre', async (route) => {
    envois += 1;
    await retenu;
    await route.continue();
  });
  return { lacher: () => lacher(), envois: () => envois };
}

describe('préparer un ordre du jour', () => {
  test('quinze dossiers, questions réécrites, créneaux, ordre, lot, gel : quarante gestes au plus', async () => {
    await preparerUneRevue();
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
    await main.presser(poignee(troisieme), 'Alt+ArrowUp');
    await dit(`${troisieme.nomAffiche} : dossier 2 sur ${DOSSIERS}.`);
    await main.presser(poignee(troisieme), 'Alt+ArrowUp');
    await jusqua((lus) => lus[0]?.id === troisieme.id);
    const [, deuxieme, , , cinquieme] = await passages();
    main.gestes += 1;
    await glisser(cinquieme!, deuxieme!);
    await jusqua((lus) => lus[1]?.id === cinquieme!.id);

    await main.cliquer(page.getByRole('button', { name: 'Figer l’ordre du jour' }));
    await page.getByText('Ordre du jour figé', { exact: true }).waitFor();

    const final = await passages();
    expect(final).toHaveLength(DOSSIERS);
    expect(final.every((p) => (p.question ?? '') !== '')).toBe(true);
    expect(final.slice(-3).map((p) => p.format)).toEqual(['LOT', 'LOT', 'LOT']);
    expect(final.filter((p) => p.format === 'LONG')).toHaveLength(2);
    process.stdout.write(`préparation de ${DOSSIERS} dossiers : ${main.gestes} gestes\n`);
    expect(main.gestes).toBeLessThanOrEqual(GESTES_PERMIS);
    expect(reproches).toEqual([]);
  }, 240_000);

  test('coup sur coup, aucun geste n’est perdu : le dernier ordre voulu est celui qui reste', async () => {
    await preparerUneRevue(inscrireSix);
    const { lacher, envois } = await retenirLOrdre();
    const inscrits = await passages();
    const [a, b, c, d, e, f] = inscrits.map((p) => p.id);
    const [premier, deuxieme, , quatrieme, , sixieme] = inscrits;
    await poignee(quatrieme!).press('Alt+ArrowUp');
    await page.keyboard.press('Alt+ArrowUp');
    await page.keyboard.press('Alt+ArrowUp');
    await dit(`${quatrieme!.nomAffiche} : dossier 1 sur 6.`);
    await glisser(sixieme!, premier!);
    await poignee(deuxieme!).click();
    await page.getByRole('menuitem', { name: '6 · à la fin' }).click();
    expect(await lignesVues()).toEqual([d, f, a, c, e, b]);

    lacher();
    await jusqua((lus) => lus.map((p) => p.id).join() === [d, f, a, c, e, b].join());
    // Le premier geste est parti seul ; les quatre autres, faits pendant qu'il s'enregistrait, en un envoi.
    expect(envois()).toBe(2);
    await page.reload();
    await lignes().nth(5).waitFor();
    expect(await lignesVues()).toEqual([d, f, a, c, e, b]);
  }, 120_000);

  test('un ordre refusé se dit, et l’écran rend celui du serveur', async () => {
    await preparerUneRevue(inscrireSix);
    const { version, passages: avant } = await lire();
    const ids = avant.map((p) => p.id);
    // Une autre personne range pendant que cet écran montre encore l'ancien ordre.
    const devancer = async (route: Route): Promise<void> => {
      await coordinatrice.put(`/revues/${revueId}/ordre`, { passages: [...ids].reverse() }, { version });
      await route.continue();
    };
    await page.route('**/revues/*/ordre', devancer, { times: 1 });
    await poignee(avant[1]!).press('Alt+ArrowUp');
    await page.getByText('Quelqu’un a changé l’ordre du jour entre-temps.').waitFor();
    await page.locator(`ol > li:first-child[data-passage="${ids[5]}"]`).waitFor();
    expect(await lignesVues()).toEqual([...ids].reverse());
  }, 120_000);

  test('figé, un ajout dit pourquoi il est urgent', async () => {
    await preparerUneRevue(async () => {
      await inscrireSix();
      await coordinatrice.post(`/revues/${revueId}/transitions`, { transition: 'figer' });
    });
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
