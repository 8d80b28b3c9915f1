import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ajouterJours, dateParis } from '@pdp/domain';
import { Banc } from './outils/banc';
import { montrer } from './outils/captures';
import { defautsDe, fautes } from './outils/verifier';

const AUJOURDHUI = dateParis(new Date());

let banc: Banc;

beforeAll(async () => {
  banc = await Banc.ouvrir();
}, 180_000);

afterAll(() => banc?.fermer(), 60_000);

test('l’administration lit chaque règle et en date une nouvelle ; le passé ne se change pas', async () => {
  const { page, reproches } = await banc.aller('admin', '/administration?onglet=regles');
  await page.getByText('14 jours ouvrables').waitFor();
  expect([await defautsDe(page), reproches]).toEqual([[], []]);
  await montrer(page, 'regles');
  await page.getByRole('button', { name: 'Changer à partir d’une date : Une période d’essai' }).click();
  const dialogue = page.getByRole('dialog', { name: 'Une période d’essai' });
  await dialogue.getByLabel(/^Nouvelle valeur/).fill('20');
  await dialogue.getByLabel('À partir du').fill(ajouterJours(AUJOURDHUI, -2));
  await dialogue.getByRole('button', { name: 'Enregistrer la règle' }).click();
  await dialogue
    .getByText(/jamais dans le passé/)
    .first()
    .waitFor();
  expect(await dialogue.getByLabel(/^Nouvelle valeur/).inputValue()).toBe('20');
  await montrer(page, 'regle-refusee');
  await dialogue.getByLabel('À partir du').fill(ajouterJours(AUJOURDHUI, 30));
  await dialogue.getByLabel('Source').fill('Décret d’essai');
  await dialogue.getByRole('button', { name: 'Enregistrer la règle' }).click();
  await page.getByText('Règle enregistrée.').waitFor();
  await page.getByText('20 jours ouvrables').waitFor();
  await page.getByText('Décret d’essai').waitFor();
  await page.close();
}, 90_000);

test('la coordination voit des nombres ; la référente, ses dossiers ; une petite entreprise est bloquée', async () => {
  const { page, reproches } = await banc.aller('coordinatrice', '/alertes');
  await page.getByText('Résidence des Ajoncs').first().waitFor();
  await page.getByRole('heading', { name: 'Conserverie de la Rade' }).waitFor();
  expect([await page.getByText('Vos dossiers').count(), await defautsDe(page), reproches]).toEqual([0, [], []]);
  await montrer(page, 'alertes-coordination');
  await page.getByRole('button', { name: 'Préparer une alerte : Résidence des Ajoncs' }).click();
  const dialogue = page.getByRole('dialog', { name: 'Résidence des Ajoncs' });
  await dialogue.getByRole('button', { name: 'Ouvrir le brouillon' }).click();
  await dialogue
    .getByText(/Écrivez l’effectif/)
    .first()
    .waitFor();
  await dialogue.getByLabel(/^Effectif/).fill('18');
  await dialogue.getByRole('button', { name: 'Ouvrir le brouillon' }).click();
  await page.getByText('Bloquée, entreprise trop petite').waitFor();
  await page.close();

  const { page: referente } = await banc.aller('assistante.sociale', '/alertes');
  await referente.getByText('Vos dossiers').first().waitFor();
  await montrer(referente, 'alertes-referente');
  await referente
    .getByRole('button', { name: /^Confirmer / })
    .first()
    .click();
  await referente.getByText('3 dossiers confirmés par leur référent, il en faut 3.').waitFor();
  expect([await defautsDe(referente), await fautes(referente)]).toEqual([[], []]);
  await referente.close();

  const { page: suite } = await banc.aller('coordinatrice', '/alertes');
  await suite.getByRole('button', { name: 'Valider', exact: true }).click();
  await suite.getByRole('button', { name: 'Valider l’alerte' }).click();
  await suite.getByText('Validée', { exact: true }).waitFor();
  await suite.getByRole('button', { name: 'Lire le texte : Conserverie de la Rade' }).click();
  await suite.getByText(/Au moins 3 accompagnements distincts/).waitFor();
  await montrer(suite, 'alerte-texte');
  await suite.close();
}, 120_000);

test('un dossier du régime agricole le dit en tête', async () => {
  const dossier = await banc.id(
    `SELECT d.id FROM dossier d JOIN assure a ON a.id = d.assure_id WHERE a.regime = 'AGRICOLE' AND d.etat = 'EN_EVALUATION' LIMIT 1`,
  );
  const { page } = await banc.aller('assistante.sociale', `/dossiers/${dossier}`);
  await page.getByText(/relève du régime agricole : orientez-la vers la MSA/).waitFor();
  await montrer(page, 'regime-agricole');
  expect(await defautsDe(page)).toEqual([]);
  await page.close();
}, 60_000);
