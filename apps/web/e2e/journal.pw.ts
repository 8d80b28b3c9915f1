import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Banc } from './outils/banc';
import { defautsDe } from './outils/verifier';

let banc: Banc;

beforeAll(async () => {
  banc = await Banc.ouvrir();
}, 180_000);

afterAll(() => banc?.fermer(), 60_000);

describe('journal des accès, délégué à la protection des données', () => {
  test('s’ouvre dès la connexion, cherche, suit un dossier, exporte ; accessible et sans débordement', async () => {
    const { page } = await banc.aller('dpo', '/journal', { aPart: true });
    const table = page.getByRole('table', { name: 'Journal des accès' });
    await table.waitFor();
    expect(await page.getByRole('link', { name: 'Journal des accès' }).count()).toBeGreaterThan(0);
    expect(await defautsDe(page)).toEqual([]);

    await page.getByLabel('Acte').selectOption({ label: 'Dossier ouvert' });
    await page.waitForURL(/action=lecture/);
    await table.getByText('Ouvrir le dossier').first().waitFor();
    await table.getByRole('link', { name: 'Tout ce dossier' }).first().click();
    await page.waitForURL(/dossier=[0-9a-f-]{36}/);
    await table.waitFor();

    const [fichier] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Exporter en CSV' }).click(),
    ]);
    expect(fichier.suggestedFilename()).toBe('journal-des-acces.csv');

    await page.getByLabel('Numéro du dossier').fill('PDP-00-0000-00000');
    await page
      .getByText(/n’existe pas|introuvable/i)
      .first()
      .waitFor();
    await page.context().close();
  }, 120_000);
});
