import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ajouterJours, dateParis } from '@pdp/domain';
import { Banc } from './outils/banc';
import { fautes } from './outils/verifier';

const CAPTURES = process.env['PDP_CAPTURES'];
const JOUR = ajouterJours(dateParis(new Date()), 3);

let banc: Banc;
let vitrine: string;

beforeAll(async () => {
  banc = await Banc.ouvrir();
  vitrine = await banc.application.dossierVitrine();
}, 180_000);

afterAll(() => banc?.fermer(), 60_000);

test('fixer un rendez-vous à l’accueil : une saisie fausse se dit, ce qui est tapé reste ; la personne le lit', async () => {
  const { page } = await banc.aller('assistante.sociale', `/dossiers/${vitrine}?onglet=entretiens`);
  await page.getByRole('button', { name: 'Fixer un rendez-vous' }).click();
  await page.getByLabel('Jour').fill(JOUR);
  await page.getByLabel('Heure').fill('10:15');
  await page.getByRole('button', { name: 'Fixer le rendez-vous' }).click();
  await page.getByText('Choisissez le lieu d’accueil.').first().waitFor();
  expect(await page.getByLabel('Heure').inputValue()).toBe('10:15');
  await page.getByLabel('Lieu d’accueil').selectOption({ label: 'Agence de Vannes, 12 rue des Essais, Vannes' });
  expect(await fautes(page)).toEqual([]);
  if (CAPTURES) await page.screenshot({ path: `${CAPTURES}/rendez-vous-1280.png`, fullPage: true });
  await page.getByRole('button', { name: 'Fixer le rendez-vous' }).click();
  await page.getByText('Rendez-vous fixé. La personne est prévenue.').waitFor();
  await page.setViewportSize({ width: 390, height: 860 });
  expect(await fautes(page)).toEqual([]);
  if (CAPTURES) await page.screenshot({ path: `${CAPTURES}/rendez-vous-390.png`, fullPage: true });
  await page.close();
  const { page: sien } = await banc.aller('assuree', '/mon-livret', { largeur: 390 });
  await sien.getByText('Rendez-vous avec Claire Le Bihan').waitFor();
  await sien.getByText('Agence de Vannes, 12 rue des Essais, Vannes').waitFor();
  expect(await fautes(sien)).toEqual([]);
  await sien.close();
}, 120_000);

test('le livret le propose, le référent le reprend d’un geste', async () => {
  const { page } = await banc.aller('assistante.sociale', `/dossiers/${vitrine}?onglet=livret`);
  await page.getByRole('button', { name: /^Reprendre le rendez-vous du/ }).click();
  expect(await page.getByLabel('Objet').inputValue()).toBe('Rendez-vous avec Claire Le Bihan');
  expect(await page.getByLabel('Heure').inputValue()).toBe('10:15');
  expect(await fautes(page)).toEqual([]);
  await page.close();
}, 90_000);

test('l’administrateur tient les lieux d’accueil', async () => {
  const { page } = await banc.aller('admin', '/administration?onglet=lieux');
  await page.getByText('Permanence de Pontivy').waitFor();
  if (CAPTURES) await page.screenshot({ path: `${CAPTURES}/lieux-1280.png`, fullPage: true });
  await page.getByRole('button', { name: 'Ajouter un lieu' }).click();
  await page.getByRole('button', { name: 'Enregistrer le lieu' }).click();
  expect(await page.getByLabel('Adresse').getAttribute('aria-invalid')).toBe('true');
  await page.getByLabel('Nom').fill('Permanence d’Auray');
  await page.getByLabel('Adresse').fill('5 place des Essais, Auray');
  await page.getByLabel('Horaires').fill('Le jeudi, 14 h à 17 h');
  expect(await fautes(page)).toEqual([]);
  await page.getByRole('button', { name: 'Enregistrer le lieu' }).click();
  await page.getByText('Permanence d’Auray').waitFor();
  await page.getByRole('button', { name: 'Fermer Permanence d’Auray' }).click();
  await page.getByText('Lieu fermé : il ne se choisit plus.').waitFor();
  expect(await fautes(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 860 });
  if (CAPTURES) await page.screenshot({ path: `${CAPTURES}/lieux-390.png`, fullPage: true });
  await page.close();
}, 120_000);
