import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ajouterJours, dateParis } from '@pdp/domain';
import { Banc } from './outils/banc';
import { montrer } from './outils/captures';
import { defautsDe, fautes } from './outils/verifier';
import { parti } from './outils/parti';

const AUJOURDHUI = dateParis(new Date());

let banc: Banc;
let vitrine: string;

beforeAll(async () => {
  banc = await Banc.ouvrir();
  vitrine = await banc.application.dossierVitrine();
}, 180_000);

afterAll(() => banc?.fermer(), 60_000);

const adresse = (): string => `/dossiers/${vitrine}?onglet=dispositifs`;

test('l’essai dit où il en est, qui est attendu, ce qui est utilisé ; axe et petits écrans', async () => {
  const { page, reproches } = await banc.aller('assistante.sociale', adresse());
  await page.getByRole('heading', { name: 'Essai encadré — poste administratif' }).waitFor();
  await page.getByText('Accords 2/4').waitFor();
  await page
    .getByText(
      /0 jour ouvrable sur 14, renouvelable jusqu’à 28.*il manque les accords du médecin du travail et du médecin conseil/,
    )
    .waitFor();
  await montrer(page, 'dispositifs');
  await page.getByText(/^Le médecin du travail\s:\srépondre sur l’essai encadré/).waitFor();
  await page.setViewportSize({ width: 390, height: 860 });
  expect([await defautsDe(page), reproches]).toEqual([[], []]);
  await page.close();
}, 90_000);

test('simuler puis ouvrir : le compte suit la saisie, un dépassement se voit avant l’envoi', async () => {
  const { page } = await banc.aller('assistante.sociale', adresse());
  await page.getByRole('button', { name: 'Ouvrir ou simuler un dispositif' }).click();
  await page.getByRole('combobox', { name: 'Dispositif' }).selectOption('ESSAI_ENCADRE');
  await page.getByLabel('Poste ou activité').fill('Standard');
  await page
    .getByRole('button', { name: /^Ajouter/ })
    .first()
    .click();
  const lundi = prochainLundi();
  await page.getByLabel(/^Du\b/).fill(lundi);
  await page.getByLabel(/^Au\b/).fill(ajouterJours(lundi, 40));
  await page.getByLabel('Présence').selectOption('JOURNEE');
  const simulation = page.getByRole('status').filter({ hasText: 'Ce que cela donnerait' });
  await simulation.getByText(/de trop/).waitFor();
  await page.getByLabel(/^Au\b/).fill(ajouterJours(lundi, 5));
  await parti(simulation.getByText(/de trop/));
  await simulation.getByText(/[1-6] prévus en tout/).waitFor();
  for (const titre of ['Utilisé', 'Reste', 'Jusqu’au', 'Il manque'])
    await simulation.getByText(titre, { exact: true }).waitFor();
  expect(await fautes(page)).toEqual([]);
  await montrer(page, 'dispositifs-simulation');
  await page.getByRole('button', { name: 'Ouvrir', exact: true }).click();
  await page.getByText('Dispositif ouvert.').waitFor();
  await page.getByRole('heading', { name: 'Essai encadré — Standard' }).waitFor();
  await page.close();
}, 90_000);

test('chacun n’a que ses gestes : le médecin conseil répond, la coordination regarde', async () => {
  const { page: conseil } = await banc.aller('medecin.conseil', adresse());
  const essai = conseil
    .getByRole('listitem')
    .filter({ has: conseil.getByRole('heading', { name: /poste administratif/ }) });
  expect(await essai.getByRole('button').allTextContents()).toEqual(['Noter une réponse']);
  await essai.getByRole('button', { name: 'Noter une réponse' }).click();
  await conseil.getByLabel('Réponse', { exact: true }).selectOption('FAVORABLE');
  expect(await fautes(conseil)).toEqual([]);
  await conseil.getByRole('button', { name: 'Noter une réponse' }).click();
  await conseil.getByText('Accords 3/4').waitFor();
  await conseil.close();
  const { page: coordination } = await banc.aller('coordinatrice', adresse());
  await coordination.getByText('Accords 3/4').waitFor();
  await montrer(coordination, 'dispositifs-coordination');
  expect(await coordination.getByRole('tabpanel').getByRole('button').count()).toBe(0);
  await coordination.close();
}, 90_000);

test('un refus du serveur se lit sur le champ en cause', async () => {
  const { page } = await banc.aller('assistante.sociale', adresse());
  const essai = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: /poste administratif/ }) });
  await essai.getByRole('button', { name: 'Noter une réponse' }).click();
  await page.getByLabel('Qui répond').selectOption('ENTREPRISE');
  await page.getByLabel('Réponse', { exact: true }).selectOption('FAVORABLE');
  await page.getByRole('button', { name: 'Noter une réponse' }).click();
  await page
    .getByText(/Citez le document signé/)
    .first()
    .waitFor();
  await page.getByLabel('Document signé reçu le').fill(AUJOURDHUI);
  await page.close();
}, 90_000);

function prochainLundi(): string {
  let jour = ajouterJours(AUJOURDHUI, 1);
  while (new Date(`${jour}T00:00:00Z`).getUTCDay() !== 1) jour = ajouterJours(jour, 1);
  return jour;
}
