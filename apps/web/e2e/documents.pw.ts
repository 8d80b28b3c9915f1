import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { EICAR, unPdf } from '../../api/test/fichiers/echantillons';
import { Banc, pret } from './outils/banc';
import { montrer } from './outils/captures';
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
    // En haut de page : ce qui passe sous la barre collante n'est pas un défaut.
    await page.evaluate('scrollTo(0, 0)');
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
    await page.getByText(/^Voir mes documents/).click();
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

  test('adresser à un partenaire : seuls ceux dont l’accord court, et l’avertissement s’il ne lira pas', async () => {
    const { page } = await banc.aller('assistante.sociale', `${adresse}documents`);
    await page.getByRole('button', { name: 'Déposer un document' }).click();
    await page.getByRole('radio', { name: 'Social' }).check();
    const pour = page.getByLabel('Adresser à (facultatif)');
    expect(await pour.count()).toBe(0);
    await page.getByRole('radio', { name: 'Administratif' }).check();
    const choix = (await pour.locator('option').allTextContents()).slice(1);
    const accords = await banc.application.sql<{ nom: string }>(
      `SELECT DISTINCT o.nom FROM consentement c JOIN organisme o ON o.id = c.organisme_id WHERE c.dossier_id = $1
         AND c.portee = 'PARTENAIRE' AND c.retire_le IS NULL AND (c.fin IS NULL OR c.fin > now()) ORDER BY o.nom`,
      [await banc.application.dossierVitrine()],
    );
    expect(choix).toEqual(accords.map(({ nom }) => nom));
    await pour.selectOption({ index: 1 });
    await page.getByText('ne nomme pas les documents administratifs').waitFor();
    await choisir(page, { ...PDF, name: 'Demande_Cerfa.pdf' });
    expect(await defautsDe(page)).toEqual([]);
    await montrer(page, 'document-adresse');
    await deposer(page).click();
    const ligne = page.getByRole('listitem').filter({ hasText: 'Demande Cerfa' });
    await ligne.getByText(`pour ${choix[0]}`).waitFor();
    await page.close();
  }, 120_000);

  test('un fichier qui attend l’antivirus, puis un fichier refusé : dits clairement, jamais ouverts', async () => {
    const { page } = await banc.aller('assistante.sociale', `${adresse}documents`);
    await page.getByRole('button', { name: 'Déposer un document' }).click();
    await page.getByRole('radio', { name: 'Administratif' }).check();
    await choisir(page, { ...PDF, name: 'Attestation.pdf', buffer: unPdf(EICAR) });
    await deposer(page).click();
    const refuse = page.getByRole('listitem').filter({ hasText: 'Attestation' });
    await refuse.getByText('Refusé par l’antivirus').waitFor();
    await refuse.getByText('Un virus y a été trouvé').waitFor();
    expect(await refuse.getByRole('link').count()).toBe(0);
    await page.getByRole('status').filter({ hasText: '1 document refusé par l’antivirus.' }).waitFor();

    const etat = (valeur: string) =>
      banc.application.sql(
        `UPDATE fichier SET etat = $2 WHERE document_id IN (SELECT id FROM document WHERE dossier_id = $1) AND etat <> 'INFECTE'`,
        [adresse.split('/')[2]?.split('?')[0], valeur],
      );
    await etat('QUARANTAINE');
    await page.reload();
    await pret(page);
    const attend = page.getByRole('listitem').filter({ hasText: 'Demande Cerfa' });
    await attend.getByText('En cours d’analyse').waitFor();
    expect(await attend.getByRole('link').count()).toBe(0);
    expect(await defautsDe(page)).toEqual([]);
    await montrer(page, 'document-antivirus');
    await etat('SAIN');
    await attend.getByRole('link', { name: /Demande_Cerfa\.pdf/ }).waitFor();
    await page.close();

    const { page: cpam } = await banc.aller('referent.cpam', `${adresse}documents`);
    await cpam.getByText('Demande Cerfa', { exact: true }).first().waitFor();
    await cpam.close();
  }, 120_000);
});
