import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Banc } from './outils/banc';
import { defautsDe, fautes } from './outils/verifier';
import { parti } from './outils/parti';

const FICHIERS = join(dirname(fileURLToPath(import.meta.url)), '../../api/test/fixtures');

let banc: Banc;

beforeAll(async () => {
  banc = await Banc.ouvrir();
}, 180_000);

afterAll(() => banc?.fermer(), 60_000);

describe('repérage', () => {
  test('déposer une liste, voir chaque sort, lire les rejets, confirmer', async () => {
    const { page } = await banc.aller('referent.cpam', '/reperage');
    const barre = page
      .getByText(/Étape [12] sur 2/)
      .first()
      .waitFor();
    await page.locator('input[type=file]').setInputFiles(join(FICHIERS, 'requete-cpam-defauts.csv'));
    await barre;
    await page.getByText('À confirmer').first().waitFor();
    await page.getByRole('button', { name: /Rejet/ }).click();
    await page.waitForURL(/sort=rejete/);
    expect(await defautsDe(page)).toEqual([]);
    const [rejets] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /Lignes rejetées/ }).click(),
    ]);
    expect(readFileSync(await rejets.path(), 'utf8').split('\n').length).toBeGreaterThan(5);
    await page.getByRole('button', { name: 'Confirmer la liste' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Confirmer la liste' }).click();
    await page
      .getByText(/Liste confirmée/)
      .first()
      .waitFor();
    await page.close();
  }, 90_000);

  test('un classeur est refusé avant tout envoi', async () => {
    const { page } = await banc.aller('referent.cpam', '/reperage');
    const classeur = { name: 'liste.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from('PK') };
    await page.locator('input[type=file]').setInputFiles(classeur);
    await page.getByText('Ce fichier est un classeur').waitFor();
    await page.close();
  }, 60_000);

  test('la liste d’appel se remplit, son filtre vit dans l’adresse', async () => {
    const { page } = await banc.aller('csam.social', '/reperage');
    await page.getByRole('row').nth(1).waitFor();
    await page.getByLabel('Seuil').selectOption({ index: 1 });
    await page.waitForURL(/seuil=/);
    expect(await defautsDe(page)).toEqual([]);
    await page.close();
  }, 60_000);
});

describe('administration', () => {
  test('créer une habilitation, puis y mettre fin', async () => {
    const { page } = await banc.aller('admin', '/administration');
    await page.getByRole('button', { name: 'Nouvelle habilitation' }).click();
    const tiroir = page.getByRole('dialog', { name: 'Nouvelle habilitation' });
    await tiroir.getByLabel('Une nouvelle personne').check();
    await tiroir.getByLabel('Nom', { exact: false }).first().fill('Quintin');
    await tiroir.getByLabel('Prénom').fill('Armelle');
    await tiroir.getByLabel('Adresse électronique').fill('armelle.quintin@exemple.invalid');
    await tiroir.getByLabel('Fonction').selectOption('CONSEILLER_CAP_EMPLOI');
    await tiroir
      .getByLabel('Organisme')
      .selectOption({ label: 'Cap emploi Morbihan, VANNES' })
      .catch(async () => {
        await tiroir.getByLabel('Organisme').selectOption({ index: 1 });
      });
    await tiroir.getByLabel('Raison').fill('Remplacement');
    expect(await fautes(page)).toEqual([]);
    await tiroir.getByRole('button', { name: 'Habiliter' }).click();
    await page.getByText(/Quintin est habilité/).waitFor();
    await page.getByLabel('Nom, adresse ou organisme').fill('quintin');
    await page.waitForURL(/recherche=quintin/);
    await page.getByRole('button', { name: /^Terminer : .*Quintin/ }).click();
    const fin = page.getByRole('dialog', { name: /^Habilitation de/ });
    await fin.getByRole('button', { name: 'Terminer tout de suite' }).click();
    await fin.getByText('Dites pourquoi.').waitFor();
    await fin.getByLabel('Raison').fill('Fin du remplacement');
    expect(await fautes(page)).toEqual([]);
    await fin.getByRole('button', { name: 'Terminer tout de suite' }).click();
    await page.getByText('Terminée').waitFor();
    await page.close();
  }, 90_000);
});

describe('clavier et adresse', () => {
  test('Ctrl K trouve une personne, N signale, ? montre les raccourcis', async () => {
    const { page } = await banc.aller('assistante.sociale', '/travail');
    await page.keyboard.press('Control+k');
    const palette = page.getByRole('dialog', { name: 'Recherche' });
    await palette.getByRole('textbox').fill('gueguen');
    await palette.getByRole('button', { name: /Sophie Guéguen/ }).waitFor();
    expect(await fautes(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/dossiers/*');
    await page.getByRole('heading', { name: 'Mme Sophie Guéguen' }).waitFor();
    await page.keyboard.press('?');
    const aide = page.getByRole('dialog', { name: 'Raccourcis clavier' });
    await aide.getByText('Signaler une situation').waitFor();
    expect(await fautes(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await parti(aide);
    await page.keyboard.press('n');
    await page.waitForURL('**/signaler');
    await page.close();
  }, 60_000);

  test('le filtre des assurés vit dans l’adresse, jamais un NIR', async () => {
    const { page } = await banc.aller('assistante.sociale', '/assures');
    await page.getByLabel('État').selectOption('SUSPENDU');
    await page.waitForURL(/etat=SUSPENDU/);
    await page.reload();
    expect(await page.getByLabel('État').inputValue()).toBe('SUSPENDU');
    await page.getByLabel('État').selectOption('');
    const recherche = page.getByLabel('Nom, numéro de dossier ou NIR');
    await recherche.fill('56-2026-0001');
    await page.waitForURL(/recherche=56-2026-0001/);
    await recherche.fill('2810756260');
    await page.getByText('compte 13 chiffres').waitFor();
    expect(page.url()).not.toMatch(/\d{6}/);
    await page.close();
  }, 60_000);
});
