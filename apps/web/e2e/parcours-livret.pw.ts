import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Banc, pret, type Poste } from './outils/banc';
import { fautes } from './outils/verifier';
import { parti } from './outils/parti';

const OU = 'Nous avons préparé votre rendez-vous. Il dure une heure.';
const QUESTION = 'Puis-je venir avec ma sœur au rendez-vous ?';
const MOTS = 'Je voudrais reprendre à mi-temps.';
const REPONSE = 'Oui, votre sœur peut venir avec vous.';

let banc: Banc;
let vitrine: string;
let claire: Poste;
let sophie: Poste;

beforeAll(async () => {
  banc = await Banc.ouvrir();
  vitrine = await banc.application.dossierVitrine();
  claire = await banc.aller('assistante.sociale', `/dossiers/${vitrine}?onglet=livret`);
  sophie = await banc.aller('assuree', '/mon-livret', { largeur: 390 });
}, 180_000);

afterAll(() => banc?.fermer(), 60_000);

test('une faute de saisie ne publie pas plus tard, avec un simple brouillon', async () => {
  const { page } = claire;
  const champ = page.getByLabel('Où j’en suis');
  const etape = page.getByLabel('Étape', { exact: false }).and(page.locator('input')).first();
  const titre = await etape.inputValue();
  await etape.fill('');
  await publier();
  await page.getByRole('button', { name: /^Étape 1, étape/ }).waitFor();
  expect(await fautes(page)).toEqual([]);
  await etape.fill(titre);
  await champ.fill(OU);
  await page.getByRole('button', { name: 'Enregistrer le brouillon' }).click();
  await page.getByText('Brouillon enregistré.').waitFor();
  await page.getByText('version 2,').waitFor();
}, 60_000);

test('la référente publie, l’assurée lit', async () => {
  await publier();
  await claire.page.getByText(/Livret publié, version 3/).waitFor();
  await sophie.page.reload();
  await sophie.page.getByText(OU).waitFor();
}, 60_000);

test('l’assurée pose une question, qui devient une tâche ; la réponse se lit dans le livret', async () => {
  await sophie.page.getByRole('button', { name: 'Écrire une question' }).click();
  await sophie.page.getByLabel('Ma question').fill(QUESTION);
  expect(await fautes(sophie.page)).toEqual([]);
  await sophie.page.getByRole('button', { name: 'Envoyer ma question' }).click();
  await sophie.page.getByText('Votre question est partie').waitFor();
  const { page } = claire;
  await page.goto(`${banc.application.url}/dossiers/${vitrine}?onglet=taches`);
  await page.getByText('Répondre à une question de l’assuré').first().waitFor();
  await page.goto(`${banc.application.url}/dossiers/${vitrine}?onglet=livret`);
  const question = page.getByRole('listitem').filter({ hasText: QUESTION });
  await question.waitFor();
  await question.getByLabel('Votre réponse').fill(REPONSE);
  expect(await fautes(page)).toEqual([]);
  await question.getByRole('button', { name: 'Répondre', exact: true }).click();
  await page.getByText('Réponse envoyée dans son livret.').waitFor();
  await sophie.page.reload();
  await sophie.page.getByText(REPONSE).waitFor();
}, 60_000);

test('un accord retiré ferme le dossier au médecin du travail', async () => {
  const medecin = await banc.aller('medecin.travail', `/dossiers/${vitrine}`);
  await medecin.page.getByRole('heading', { name: 'Mme Sophie Guéguen' }).waitFor();
  const { page } = sophie;
  const accord = page.getByRole('listitem').filter({ hasText: 'santé au travail' });
  await accord.getByRole('button', { name: /^Retirer mon accord/ }).click();
  await page.getByText('Retirer cet accord ?').waitFor();
  expect(await fautes(page)).toEqual([]);
  await page.getByRole('button', { name: 'Oui, retirer mon accord' }).click();
  await page.getByText('Accords terminés : 2').waitFor();
  await parti(medecin.page.getByRole('heading', { name: 'Mme Sophie Guéguen' }));
  await medecin.page.reload();
  await pret(medecin.page);
  expect(await medecin.page.textContent('body')).not.toContain('Guéguen');
}, 60_000);

test('dossier gelé : elle cesse de partager ses mots, et personne d’autre ne les lit plus', async () => {
  const { page } = sophie;
  await page.getByRole('button', { name: 'Écrire pour moi' }).click();
  await page.getByLabel('Mes mots', { exact: true }).fill(MOTS);
  await page.getByLabel('Partager ces mots avec les personnes qui lisent mon livret').check();
  await page.getByRole('button', { name: 'Enregistrer et partager' }).click();
  await page.getByText('Vos mots sont partagés.').waitFor();
  await claire.page.reload();
  await claire.page.getByText(MOTS).first().waitFor();
  await banc.application.sql(`UPDATE dossier SET limite = true WHERE id = $1`, [vitrine]);
  await page.reload();
  await pret(page);
  await page.getByText(/^Voir mes mots/).click();
  const mots = page.getByRole('listitem').filter({ hasText: MOTS });
  expect(await mots.getByRole('button').count()).toBe(1);
  await mots.getByRole('button', { name: /^Ne plus partager/ }).click();
  await page.getByText('Ne plus partager ces mots ?').waitFor();
  expect(await fautes(page)).toEqual([]);
  await page.getByRole('button', { name: 'Oui, les garder pour moi' }).click();
  await page.getByText('Vos mots ne sont plus partagés.').waitFor();
  await mots.getByText(/^Pour moi seul/).waitFor();
  await claire.page.reload();
  await pret(claire.page);
  expect(await claire.page.textContent('body')).not.toContain(MOTS);
}, 60_000);

async function publier(): Promise<void> {
  const { page } = claire;
  await page.getByRole('button', { name: 'Publier le livret' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Publier le livret' }).click();
}
