import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Banc } from './outils/banc';
import { defautsDe, fautes } from './outils/verifier';

const CAPTURES = process.env['PDP_CAPTURES'];

let banc: Banc;
let vitrine: string;

beforeAll(async () => {
  banc = await Banc.ouvrir();
  vitrine = await banc.application.dossierVitrine();
}, 180_000);

afterAll(() => banc?.fermer(), 60_000);

type Page = Awaited<ReturnType<Banc['aller']>>['page'];

const capturer = async (page: Page, nom: string): Promise<void> => {
  if (!CAPTURES) return;
  await page.screenshot({ path: `${CAPTURES}/${nom}-1280.png`, fullPage: true });
  await page.setViewportSize({ width: 390, height: 860 });
  await page.screenshot({ path: `${CAPTURES}/${nom}-390.png`, fullPage: true });
  await page.setViewportSize({ width: 1280, height: 860 });
};

test('diagnostic : la version à valider, celle qui fait foi ; une faute se dit et la saisie reste', async () => {
  const { page, reproches } = await banc.aller('assistante.sociale', `/dossiers/${vitrine}?onglet=diagnostic`);
  await page.getByText('Partagé, à valider').waitFor();
  await page.getByRole('heading', { name: /^Version 1, validée le/ }).waitFor();
  await capturer(page, 'diagnostic');
  expect([await defautsDe(page), reproches]).toEqual([[], []]);
  await page.getByRole('button', { name: 'Reprendre en brouillon' }).click();
  await page.getByRole('button', { name: 'Continuer le brouillon' }).click();
  await page.getByRole('heading', { name: 'Parcours et projet' }).waitFor();
  await page.getByLabel('Poste', { exact: true }).fill('Aide-soignante de nuit');
  await capturer(page, 'diagnostic-saisie');
  expect(await fautes(page)).toEqual([]);
  await page.getByRole('button', { name: 'Enregistrer le brouillon' }).click();
  await page.getByText('Diagnostic enregistré en brouillon.').waitFor();
  await page.getByText('Aide-soignante de nuit').first().waitFor();
  await page.getByRole('button', { name: 'Partager avec la personne' }).click();
  await page.getByText('Partagé, à valider').waitFor();
  await page.close();
}, 120_000);

test('chacun sa version : la CPAM lit le travail, jamais le budget ni la famille', async () => {
  const { page } = await banc.aller('referent.cpam', `/dossiers/${vitrine}?onglet=diagnostic`);
  await page.getByRole('heading', { name: 'Travail' }).waitFor();
  expect(await page.getByRole('heading', { name: 'Budget' }).count()).toBe(0);
  expect(await page.getByText('Partagé, à valider').count()).toBe(0);
  await page.close();
}, 60_000);

test('la personne relit et valide dans son livret, et retrouve ce qu’on lui a dit', async () => {
  const { page, reproches } = await banc.aller('assuree', '/mon-livret');
  await page.locator('[aria-labelledby=titre-situation] summary').click();
  await page.getByRole('heading', { name: 'Ce qu’on m’a dit' }).waitFor();
  await page.getByRole('button', { name: 'Quelque chose n’est pas juste' }).click();
  await page.getByRole('button', { name: 'Demander la correction' }).click();
  await page.getByText(/^Écrivez/).waitFor();
  await page.getByRole('button', { name: 'Plus tard' }).click();
  await capturer(page, 'livret-situation');
  expect([await defautsDe(page), reproches]).toEqual([[], []]);
  await page.getByRole('button', { name: 'C’est juste, je valide' }).click();
  await page.getByRole('button', { name: 'Oui, je valide' }).click();
  await page.getByText(/^Vous avez validé ces lignes le/).waitFor();
  await page.close();
}, 90_000);

test('dit à l’assurée : noté depuis le dossier, une phrase vide est refusée sans rien perdre', async () => {
  const { page } = await banc.aller('assistante.sociale', `/dossiers/${vitrine}`);
  await page.getByRole('button', { name: 'Noter ce qui a été dit' }).click();
  const dialogue = page.getByRole('dialog');
  await dialogue.getByLabel('Comment').selectOption('ENTRETIEN');
  await dialogue.getByRole('button', { name: 'Noter cette phrase' }).click();
  await dialogue.getByText('Ce champ est obligatoire.').first().waitFor();
  await dialogue.getByLabel('Ce qui a été dit').fill('Nous nous revoyons lundi à dix heures.');
  if (CAPTURES) await page.screenshot({ path: `${CAPTURES}/noter-dit-1280.png` });
  await dialogue.getByRole('button', { name: 'Noter cette phrase' }).click();
  await page.getByText('Nous nous revoyons lundi à dix heures.').waitFor();
  await page.getByText('Anciens membres').click();
  await page
    .getByText(/Aucun ancien membre|du \d/)
    .first()
    .waitFor();
  await capturer(page, 'dossier-cote');
  await page.close();
}, 90_000);

test('plan : ajouter un objectif et une action, proposer la feuille, voir la différence', async () => {
  const { page, reproches } = await banc.aller('assistante.sociale', `/dossiers/${vitrine}?onglet=plan`);
  await page.getByRole('heading', { name: 'Feuille de route' }).waitFor();
  await page.getByText('Depuis la feuille acceptée').waitFor();
  await page
    .getByText(/^Ajouté/)
    .first()
    .waitFor();
  await capturer(page, 'plan');
  expect([await defautsDe(page), reproches]).toEqual([[], []]);
  await page.getByRole('button', { name: 'Ajouter un objectif' }).click();
  await page.getByRole('button', { name: 'Ajouter l’objectif' }).click();
  await page.getByText('Ce champ est obligatoire.').first().waitFor();
  await page.getByLabel(/^Objectif, sans raison médicale/).fill('un rythme de travail');
  await page.getByRole('button', { name: 'Ajouter l’objectif' }).click();
  const objectif = page.getByRole('region', { name: 'Garder un rythme de travail' });
  await objectif.getByRole('button', { name: 'Ajouter une action' }).click();
  await objectif.getByLabel(/^Action, sans raison médicale/).fill('Appeler la caisse');
  await objectif.getByLabel('Qui').selectOption('SERVICE');
  await capturer(page, 'plan-action');
  expect(await fautes(page)).toEqual([]);
  await objectif.getByRole('button', { name: 'Ajouter l’action' }).click();
  await objectif.getByText('CPAM, pour le', { exact: false }).waitFor();
  await page.getByRole('button', { name: 'Remplacer la feuille proposée' }).click();
  await page.getByText(/^Version 3, proposée/).waitFor();
  await page.close();
}, 120_000);

test('la personne lit ce qui change et accepte sa feuille de route', async () => {
  const { page, reproches } = await banc.aller('assuree', '/mon-livret');
  await page.locator('[aria-labelledby=titre-feuille] summary').click();
  await page.getByText('Ce qui change depuis la feuille acceptée').waitFor();
  await capturer(page, 'livret-feuille');
  expect([await defautsDe(page), reproches]).toEqual([[], []]);
  await page.getByRole('button', { name: 'Je suis d’accord' }).click();
  await page.getByRole('button', { name: 'Oui, j’accepte' }).click();
  await page.getByText(/^Vous avez accepté cette feuille le/).waitFor();
  await page.close();
}, 90_000);
