import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { unPdf } from '../../api/test/fichiers/echantillons';
import { Banc, pret } from './outils/banc';
import { defautsDe, fautes } from './outils/verifier';

let banc: Banc;
let adresse: string;

beforeAll(async () => {
  banc = await Banc.ouvrir();
  adresse = `/dossiers/${await banc.application.dossierVitrine()}?onglet=`;
}, 180_000);

afterAll(() => banc?.fermer(), 60_000);

const PDF = { name: 'Convention_essai_encadre.pdf', mimeType: 'application/pdf', buffer: unPdf() };
const FAUX = { name: 'programme.pdf', mimeType: 'application/pdf', buffer: Buffer.from(`MZ${'x'.repeat(300)}`) };

async function choisir(page: Page, fichier: typeof PDF): Promise<void> {
  const attente = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /^Choisir un (autre )?fichier/ }).click();
  await (await attente).setFiles(fichier);
}

const deposer = (page: Page) => page.getByRole('button', { name: 'Déposer le document' });

describe('documents d’un dossier', () => {
  test('déposer : la classe médicale expliquée, un faux PDF refusé sans rien perdre, puis le vrai', async () => {
    const { page, reproches } = await banc.aller('assistante.sociale', `${adresse}documents`);
    await page.getByText('l’analyse antivirus est simulée').waitFor();
    await page.getByRole('button', { name: 'Déposer un document' }).click();
    await page.getByRole('radio', { name: 'Médical' }).check();
    await page.getByText(/transmettre par MSSanté, de professionnel/).waitFor();
    expect(await deposer(page).isDisabled()).toBe(true);
    await page.getByRole('radio', { name: 'Administratif' }).check();
    await choisir(page, FAUX);
    const titre = page.getByLabel('Titre, sans rien de médical');
    await titre.fill('Convention pour sa dépression');
    await page.getByText('en dit trop').waitFor();
    await titre.fill('Convention d’essai encadré');
    expect(await defautsDe(page)).toEqual([]);
    await deposer(page).click();
    await page.getByText('ni un PDF, ni une image').first().waitFor();
    expect([await titre.inputValue(), await page.getByText('programme.pdf').count()]).toEqual([
      'Convention d’essai encadré',
      1,
    ]);
    expect(await fautes(page)).toEqual([]);
    await choisir(page, PDF);
    await deposer(page).click();
    await page.getByRole('link', { name: /Convention_essai_encadre\.pdf/ }).waitFor();
    expect(await defautsDe(page)).toEqual([]);
    const arrivee = page.waitForEvent('download');
    await page.getByRole('link', { name: /Convention_essai_encadre\.pdf/ }).click();
    expect((await arrivee).suggestedFilename()).toBe('Convention_essai_encadre.pdf');
    expect(reproches.filter((r) => !/415/.test(r))).toEqual([]);
    await page.close();
  }, 120_000);

  test('la coordination en lit le titre seulement ; l’assurée l’enregistre depuis son livret', async () => {
    const { page: coordination } = await banc.aller('coordinatrice', `${adresse}documents`);
    await coordination
      .getByText(/votre fonction en lit le titre seulement/)
      .first()
      .waitFor();
    expect(await coordination.getByRole('link', { name: /télécharger/ }).count()).toBe(0);
    expect(await coordination.getByRole('button', { name: 'Déposer un document' }).count()).toBe(0);
    await coordination.close();
    const { page } = await banc.aller('assuree', '/mon-livret', { largeur: 390 });
    await page.getByRole('heading', { name: 'Mes documents' }).scrollIntoViewIfNeeded();
    expect(await defautsDe(page)).toEqual([]);
    const arrivee = page.waitForEvent('download');
    await page.getByRole('link', { name: /Enregistrer ce document.*Convention d’essai encadré/ }).click();
    expect((await arrivee).suggestedFilename()).toBe('Convention_essai_encadre.pdf');
    await page.close();
  }, 120_000);

  test('retirer : le motif, ce qui s’efface, ce qui reste', async () => {
    const { page } = await banc.aller('assistante.sociale', `${adresse}documents`);
    await page.getByRole('button', { name: 'Retirer Convention d’essai encadré' }).click();
    const dialogue = page.getByRole('dialog');
    await dialogue.getByLabel('Pourquoi').selectOption('ERREUR_DE_DOSSIER');
    await dialogue.getByText(/et le titre avec lui/).waitFor();
    expect(await fautes(page)).toEqual([]);
    await dialogue.getByRole('button', { name: 'Retirer le document' }).click();
    await page.getByText('1 document retiré').click();
    await page.getByText(/déposé dans le mauvais dossier/).waitFor();
    expect(await page.getByText('Convention d’essai encadré', { exact: true }).count()).toBe(0);
    await page.close();
  }, 120_000);
});

test('accord : le formulaire signé, numérisé, est joint puis se relit', async () => {
  const { page } = await banc.aller('assistante.sociale', `${adresse}accords`);
  await page.getByRole('button', { name: 'Recueillir un accord' }).click();
  await page.getByLabel('Pour qui').selectOption('COMETE');
  await page.getByLabel('Organisme').selectOption({ index: 1 });
  await page.getByRole('checkbox', { name: 'Identité' }).check();
  await page.getByLabel('Recueilli par').selectOption('FORMULAIRE_NUMERISE');
  await page.getByRole('button', { name: 'Enregistrer l’accord' }).click();
  await page.getByText('Déposez le formulaire signé, numérisé.').first().waitFor();
  await choisir(page, { ...PDF, name: 'accord.pdf' });
  await page.getByText('Analysé, prêt à joindre').waitFor();
  expect(await defautsDe(page)).toEqual([]);
  await page.getByRole('button', { name: 'Enregistrer l’accord' }).click();
  await page.getByRole('button', { name: /^Voir le formulaire/ }).click();
  const arrivee = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Télécharger accord.pdf' }).click();
  expect((await arrivee).suggestedFilename()).toBe('accord.pdf');
  await pret(page);
  await page.close();
}, 120_000);
