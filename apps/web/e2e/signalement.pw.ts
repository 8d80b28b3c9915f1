import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { ouvrirApplicationDemo, type ApplicationDemo } from '../../api/test/demo-de-test';
import { lancerNavigateur } from './navigateur';
import { fautes } from './outils/verifier';

const NIR = '255081416802538';

let application: ApplicationDemo;
let navigateur: Browser;

beforeAll(async () => {
  application = await ouvrirApplicationDemo();
  navigateur = await lancerNavigateur();
}, 180_000);

afterAll(async () => {
  await navigateur?.close();
  await application?.fermer();
}, 60_000);

async function ouvrir(compte: string, chemin: string, largeur = 1280): Promise<Page> {
  const contexte = await navigateur.newContext({ viewport: { width: largeur, height: 800 }, locale: 'fr-FR' });
  const page = await contexte.newPage();
  await page.goto(`${application.url}/api/v1/connexion?retour=${encodeURIComponent(chemin)}`);
  await page.fill('[name=compte]', compte);
  await Promise.all([page.waitForURL((url) => url.pathname === chemin), page.keyboard.press('Enter')]);
  await page.waitForSelector('main h1');
  return page;
}

test('signaler au clavier, en dix gestes, puis suivre son envoi', async () => {
  const page = await ouvrir('medecin.conseil', '/travail');
  expect(await fautes(page)).toEqual([]);
  await page.keyboard.press('n');
  await page.waitForURL('**/signaler');
  await page.waitForSelector('[data-path="assure.nir"]:focus');
  await page.keyboard.type(NIR);
  expect(await page.inputValue('[data-path="assure.nir"]')).toBe('2 55 08 14 168 025 38');
  await page.getByLabel('Nom de naissance').fill('Kerdoncuff');
  await page.getByLabel('Prénom').fill('Maëlle');
  await page.getByLabel('Date de naissance').fill('1955-08-12');
  await page.getByLabel('Femme').check();
  await page.getByLabel('Raison du signalement').selectOption('REPRISE_DIFFICILE');
  await page.getByLabel('Début de l’arrêt').fill('2026-06-01');
  await page.getByLabel('Risque').selectOption('MALADIE');
  await page.getByLabel('La personne est informée').check();
  expect(await fautes(page)).toEqual([]);
  await page.getByRole('button', { name: 'Envoyer le signalement' }).click();
  await page.getByText('Signalement envoyé').waitFor();
  expect(await fautes(page)).toEqual([]);
  await page.getByRole('link', { name: 'Suivre mes signalements' }).click();
  await page.getByRole('button', { name: /Kerdoncuff/ }).waitFor();
  expect(await fautes(page)).toEqual([]);
  await page.context().close();
}, 120_000);

test('trier, contacter, accepter : le dossier s’ouvre', async () => {
  const page = await ouvrir('csam.social', '/signalements');
  await page.getByRole('button', { name: /Kerdoncuff/ }).click();
  await page.getByRole('button', { name: 'Qualifier' }).click();
  await page.getByText('3 – Accompagnement', { exact: true }).click();
  expect(await fautes(page)).toEqual([]);
  await page.getByRole('button', { name: 'Enregistrer le tri' }).click();
  await page.getByText('Niveau 3, accompagnement').waitFor();
  if (!(await page.getByRole('button', { name: 'Noter ce contact' }).isVisible())) {
    await page.getByRole('button', { name: 'Noter un contact' }).click();
  }
  await page.getByRole('button', { name: 'Noter ce contact' }).click();
  await page.getByRole('button', { name: 'La personne accepte' }).click();
  await page.getByRole('button', { name: 'Ouvrir le dossier' }).click();
  await page.waitForURL('**/dossiers/*');
  await page.context().close();
}, 120_000);

test('au téléphone, rien ne déborde et tout reste lisible', async () => {
  for (const largeur of [390, 360]) {
    const page = await ouvrir('csam.social', '/signalements', largeur);
    const debord = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    expect([largeur, debord]).toEqual([largeur, 0]);
    expect(await fautes(page)).toEqual([]);
    await page.context().close();
  }
}, 120_000);
