import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { unPdf } from '../../api/test/fichiers/echantillons';
import { Banc, pret } from './outils/banc';
import { montrer } from './outils/captures';
import { defautsDe, fautes } from './outils/verifier';
import { parti } from './outils/parti';

const TELEPHONE = 390;
const PDF = { name: 'accord.pdf', mimeType: 'application/pdf', buffer: unPdf() };
const FAUX = { name: 'accord.pdf', mimeType: 'application/pdf', buffer: Buffer.from(`MZ${'x'.repeat(300)}`) };

let banc: Banc;
let dossier: string;

beforeAll(async () => {
  banc = await Banc.ouvrir();
  dossier = await banc.application.dossierVitrine();
}, 180_000);

afterAll(() => banc?.fermer(), 60_000);

const ouvrir = async (largeur = 1280): Promise<Page> =>
  (await banc.aller('assistante.sociale', `/dossiers/${dossier}?onglet=accords`, { largeur })).page;

/** Ouvre le recueil d'un accord et en dit le destinataire ; rend le nom de l'organisme choisi. */
async function recueillir(page: Page, unite: string, canal: string): Promise<string> {
  await page.getByRole('button', { name: 'Recueillir un accord' }).click();
  await page.getByLabel('Pour qui').selectOption(unite);
  const organisme = page.getByLabel('Organisme');
  await organisme.locator('option').nth(1).waitFor({ state: 'attached' });
  await organisme.selectOption({ index: 1 });
  await page.getByLabel('Recueilli par').selectOption(canal);
  return (await organisme.locator('option:checked').textContent()) ?? '';
}

const enregistrer = (page: Page) => page.getByRole('button', { name: 'Enregistrer l’accord' }).click();
const laLigne = (page: Page, texte: string | RegExp) =>
  page.getByRole('tabpanel').getByRole('listitem').filter({ hasText: texte });

/** Signe dans le cadre comme à la souris ou au doigt : des traits suivis, jamais un point seul. */
async function signer(page: Page): Promise<void> {
  const cadre = page.getByRole('img', { name: /^Cadre de signature|^Signature dessinée/ });
  await cadre.scrollIntoViewIfNeeded();
  const boite = await cadre.boundingBox();
  if (boite === null) throw new Error('cadre de signature absent');
  const { x, y, width, height } = boite;
  await page.mouse.move(x + width * 0.1, y + height * 0.6);
  await page.mouse.down();
  for (let pas = 1; pas <= 14; pas++)
    await page.mouse.move(x + width * (0.1 + pas * 0.055), y + height * (0.5 + 0.3 * Math.sin(pas)));
  await page.mouse.up();
  await page.getByRole('img', { name: 'Signature dessinée' }).waitFor();
}

async function choisirFichier(page: Page, fichier: typeof PDF): Promise<void> {
  const attente = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /^Choisir un (autre )?fichier/ }).click();
  await (await attente).setFiles(fichier);
}

describe('recueillir un accord', () => {
  test('signature dessinée : demandée, effacée, refaite, gardée comme preuve', async () => {
    const page = await ouvrir();
    const organisme = await recueillir(page, 'CAP_EMPLOI', 'SIGNATURE_ELECTRONIQUE');
    await page.getByText('le texte à lui lire s’écrira ici').waitFor();
    await page.getByRole('checkbox', { name: 'Emploi' }).check();
    await page.getByRole('blockquote', { name: 'Texte à lire à la personne' }).getByText(organisme).first().waitFor();
    await enregistrer(page);
    await page.getByRole('alert').getByText('Signature', { exact: false }).waitFor();
    expect(await fautes(page)).toEqual([]);
    await signer(page);
    await page.getByRole('button', { name: 'Effacer la signature' }).click();
    await page.getByRole('img', { name: 'Cadre de signature, vide' }).waitFor();
    await signer(page);
    expect(await defautsDe(page)).toEqual([]);
    await montrer(page, 'accord-signature');
    await enregistrer(page);
    await page.getByText('Accord enregistré.').waitFor();
    await laLigne(page, organisme).getByText('Signature électronique').waitFor();
    await page.getByRole('button', { name: /^Voir la signature/ }).click();
    const preuve = page.getByRole('dialog');
    const trace = preuve.getByRole('img', { name: 'Signature dessinée' }).locator('path');
    expect(await trace.getAttribute('d')).toMatch(/^M\d+ \d+L/);
    expect(await fautes(page)).toEqual([]);
    await page.close();
  }, 120_000);

  test('au téléphone, accord oral attesté avec une date de fin : refusée avant le début, montrée, puis atteinte', async () => {
    const page = await ouvrir(TELEPHONE);
    const organisme = await recueillir(page, 'COMETE', 'ORAL_ATTESTE');
    await page.getByRole('checkbox', { name: 'Identité' }).check();
    const fin = page.getByLabel(/^Jusqu’au/);
    await fin.fill('2020-01-31');
    await enregistrer(page);
    await page.getByText('L’accord finirait avant d’être donné.').first().waitFor();
    expect(await page.getByRole('checkbox', { name: 'Identité' }).isChecked()).toBe(true);
    await fin.fill(`${new Date().getFullYear() + 1}-01-31`);
    expect(await fautes(page)).toEqual([]);
    await montrer(page, 'accord-oral');
    await enregistrer(page);
    const ligne = laLigne(page, organisme);
    await ligne.getByText(/Accord oral, attesté par l’agent, jusqu’au .*31 janv/).waitFor();
    expect(await ligne.getByRole('button', { name: /^Voir/ }).count()).toBe(0);

    await banc.application.sql(
      `UPDATE consentement SET debut = now() - interval '40 days', fin = now() - interval '2 days' WHERE dossier_id = $1 AND unite = 'COMETE'`,
      [dossier],
    );
    await page.reload();
    await pret(page);
    await laLigne(page, organisme)
      .getByText(/terminé le/)
      .waitFor();
    expect(
      await laLigne(page, organisme)
        .getByRole('button', { name: /^Retirer/ })
        .count(),
    ).toBe(0);
    expect(await defautsDe(page)).toEqual([]);
    await page.close();
  }, 120_000);

  test('formulaire numérisé : un faux refusé sans rien perdre, le vrai joint, relu et téléchargé', async () => {
    const page = await ouvrir();
    const organisme = await recueillir(page, 'COMETE', 'FORMULAIRE_NUMERISE');
    await page.getByRole('checkbox', { name: 'Identité' }).check();
    await enregistrer(page);
    await page.getByText('Déposez le formulaire signé, numérisé.').first().waitFor();
    await choisirFichier(page, FAUX);
    await page.getByText('ni un PDF, ni une image').first().waitFor();
    expect(await page.getByRole('checkbox', { name: 'Identité' }).isChecked()).toBe(true);
    await choisirFichier(page, PDF);
    await page.getByText('Analysé, prêt à joindre').waitFor();
    expect(await defautsDe(page)).toEqual([]);
    await montrer(page, 'accord-numerise');
    await enregistrer(page);
    await laLigne(page, organisme).getByText('Formulaire signé, numérisé').waitFor();
    await page.getByRole('button', { name: /^Voir le formulaire/ }).click();
    const arrivee = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Télécharger accord.pdf' }).click();
    expect((await arrivee).suggestedFilename()).toBe('accord.pdf');
    expect(await fautes(page)).toEqual([]);
    await page.close();
  }, 120_000);
});

describe('retirer un accord', () => {
  test('l’assurée, en deux gestes : l’effet expliqué avant, rien de fait au premier', async () => {
    const { page, reproches } = await banc.aller('assuree', '/mon-livret', { largeur: TELEPHONE });
    const ecritures: string[] = [];
    page.on('request', (demande) => {
      if (demande.method() === 'POST') ecritures.push(new URL(demande.url()).pathname);
    });
    const accord = page.getByRole('listitem').filter({ hasText: 'Cap emploi' });
    await accord.getByRole('button', { name: /^Retirer mon accord/ }).click();
    await accord.getByText('ne pourra plus ouvrir votre dossier').waitFor();
    await accord.getByText('Vos droits et vos remboursements ne changent pas.').waitFor();
    expect(ecritures).toEqual([]);
    expect(await fautes(page)).toEqual([]);
    await montrer(page, 'retrait-assuree');
    await page.setViewportSize({ width: TELEPHONE, height: 860 });
    await accord.getByRole('button', { name: 'Garder mon accord' }).click();
    const retirer = accord.getByRole('button', { name: /^Retirer mon accord/ });
    expect(await retirer.evaluate((bouton) => bouton === document.activeElement)).toBe(true);
    await retirer.click();
    await accord.getByRole('button', { name: 'Oui, retirer mon accord' }).click();
    await page.getByText(/C’est fait\..*ne peut plus ouvrir votre dossier/).waitFor();
    expect(ecritures.filter((chemin) => chemin.endsWith('/retrait'))).toHaveLength(1);
    expect(await defautsDe(page)).toEqual([]);
    expect(reproches).toEqual([]);
    await page.close();

    const sociale = await ouvrir();
    await laLigne(sociale, 'Cap emploi')
      .getByText(/^retiré le/)
      .waitFor();
    await sociale.close();
  }, 120_000);

  test('un agent, sur la parole de la personne : l’effet dit d’abord, puis l’accès fermé', async () => {
    const medecin = await banc.aller('medecin.travail', `/dossiers/${dossier}`);
    await medecin.page.getByRole('heading', { name: 'Mme Sophie Guéguen' }).waitFor();
    const page = await ouvrir();
    await laLigne(page, 'AMIEM, service de santé au travail')
      .getByRole('button', { name: /^Retirer/ })
      .click();
    const dialogue = page.getByRole('dialog');
    await dialogue.getByText('L’effet est immédiat').waitFor();
    await dialogue.getByText('Ce qui a déjà été lu reste dans les dossiers du destinataire.').waitFor();
    await dialogue.getByLabel('Comment la personne l’a demandé').selectOption('TELEPHONE');
    expect(await defautsDe(page)).toEqual([]);
    await montrer(page, 'retrait-agent');
    await dialogue.getByRole('button', { name: 'Garder l’accord' }).click();
    await medecin.page.getByRole('heading', { name: 'Mme Sophie Guéguen' }).waitFor();

    await laLigne(page, 'AMIEM, service de santé au travail')
      .getByRole('button', { name: /^Retirer/ })
      .click();
    await dialogue.getByLabel('Comment la personne l’a demandé').selectOption('TELEPHONE');
    await dialogue.getByRole('button', { name: 'Retirer l’accord' }).click();
    await laLigne(page, 'AMIEM, service de santé au travail')
      .getByText(/^retiré le/)
      .waitFor();
    await parti(medecin.page.getByRole('heading', { name: 'Mme Sophie Guéguen' }));
    const [retrait] = await banc.application.sql<{ canal: string }>(
      `SELECT retrait_canal AS canal FROM consentement WHERE dossier_id = $1 AND unite = 'SPST' AND retire_le IS NOT NULL ORDER BY retire_le DESC`,
      [dossier],
    );
    expect(retrait).toEqual({ canal: 'TELEPHONE' });
    await page.close();
    await medecin.page.close();
  }, 120_000);
});
