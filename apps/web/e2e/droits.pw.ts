import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Banc, pret } from './outils/banc';
import { montrer } from './outils/captures';
import { defautsDe } from './outils/verifier';
import { parti } from './outils/parti';

const CAPTURES = process.env['PDP_CAPTURES'];
let banc: Banc;

beforeAll(async () => {
  banc = await Banc.ouvrir();
}, 180_000);

afterAll(() => banc?.fermer(), 60_000);

describe('droits sur les données', () => {
  test('l’assurée demande une copie, le délégué répond, elle prend son document une seule fois', async () => {
    const assuree = await banc.aller('assuree', '/mon-livret', { largeur: 390 });
    await assuree.page.getByRole('link', { name: 'Mes droits sur mes données' }).click();
    await assuree.page.getByRole('heading', { level: 1, name: 'Mes droits' }).waitFor();
    expect(await defautsDe(assuree.page)).toEqual([]);
    await assuree.page.getByRole('button', { name: 'Demander : Recevoir une copie de mes données' }).click();
    await assuree.page.getByRole('button', { name: 'Envoyer ma demande' }).click();
    await assuree.page.getByText('Votre demande est partie').waitFor();

    const dpo = await banc.aller('dpo', '/droits');
    await dpo.page.getByRole('link', { name: 'Accès aux données' }).first().click();
    await dpo.page.getByRole('button', { name: 'Prendre en charge' }).click();
    expect(await defautsDe(dpo.page)).toEqual([]);
    await montrer(dpo.page, 'droits-dpo');
    await dpo.page.getByRole('button', { name: 'Accepter', exact: true }).click();
    await dpo.page.getByRole('button', { name: 'Accepter', exact: true }).click();
    await dpo.page.getByText('Écrivez ce que la personne lira.').first().waitFor();
    await dpo.page.getByLabel('Réponse que la personne lira').fill('Vos fichiers sont prêts dans votre livret.');
    await dpo.page.getByRole('button', { name: 'Accepter', exact: true }).click();
    await dpo.page.getByText('C’est enregistré').waitFor();

    const document = assuree.page.getByRole('button', { name: 'Prendre le document à lire' });
    for (let essai = 0; essai < 30 && (await document.count()) === 0; essai++) {
      await assuree.page.reload();
      await pret(assuree.page);
      await assuree.page.waitForTimeout(500);
    }
    expect(await defautsDe(assuree.page)).toEqual([]);
    await montrer(assuree.page, 'mes-droits');
    const [fichier] = await Promise.all([assuree.page.waitForEvent('download'), document.click()]);
    expect(fichier.suggestedFilename()).toBe('mes-donnees.pdf');
    if (CAPTURES) await fichier.saveAs(`${CAPTURES}/mes-donnees.pdf`);
    await parti(document);
    await assuree.page.getByRole('button', { name: 'Prendre le fichier complet' }).waitFor();
    expect([...assuree.reproches, ...dpo.reproches]).toEqual([]);
  }, 180_000);

  test('un dossier gelé le dit, ne propose plus d’écrire, et garde ce qui était saisi', async () => {
    const id = await banc.application.dossierVitrine();
    const sociale = await banc.aller('assistante.sociale', `/dossiers/${id}?onglet=accords`);
    await sociale.page.getByRole('button', { name: 'Noter une demande de droit' }).click();
    const dialogue = sociale.page.getByRole('dialog');
    await dialogue.getByRole('button', { name: 'Envoyer au délégué' }).click();
    await dialogue.getByText('Choisissez le droit que la personne exerce.').first().waitFor();
    await dialogue.getByLabel('Droit exercé').selectOption('LIMITATION');
    await dialogue.getByLabel('Ses mots').fill('Elle conteste son métier.');
    expect(await defautsDe(sociale.page)).toEqual([]);
    await dialogue.getByRole('button', { name: 'Envoyer au délégué' }).click();
    await sociale.page.getByText('Demande notée').waitFor();

    const dpo = await banc.aller('dpo', '/droits');
    await dpo.page.getByRole('link', { name: 'Limitation du traitement' }).first().click();
    await dpo.page.getByRole('button', { name: 'Geler le dossier' }).click();
    await dpo.page.getByRole('button', { name: 'Geler le dossier' }).click();
    await dpo.page.getByText('rien ne s’y écrit').first().waitFor();

    await sociale.page.reload();
    await pret(sociale.page);
    await sociale.page.getByText('Dossier gelé à la demande de la personne').waitFor();
    expect(await sociale.page.getByRole('button', { name: 'Recueillir un accord' }).count()).toBe(0);
    expect(await defautsDe(sociale.page)).toEqual([]);
    await montrer(sociale.page, 'dossier-gele');
  }, 120_000);

  test('conservation : la passe à blanc compte, l’exécution se recopie', async () => {
    const { page, reproches } = await banc.aller('dpo', '/conservation');
    await page.getByRole('button', { name: 'Passe à blanc' }).click();
    await page.getByText('terminée').first().waitFor();
    expect(await defautsDe(page)).toEqual([]);
    await montrer(page, 'conservation');
    await page.getByRole('button', { name: 'Exécuter…' }).click();
    await page.getByRole('button', { name: 'Archiver et effacer' }).click();
    await page.getByText('recopiez le mot', { exact: false }).first().waitFor();
    expect(await defautsDe(page)).toEqual([]);
    expect(reproches.filter((r) => !r.includes('422'))).toEqual([]);
  }, 120_000);

  test('un mandataire à deux mandats choisit pour qui il exerce ; la demande part du bon dossier', async () => {
    const autre = await banc.id(
      `SELECT d.id FROM dossier d WHERE d.etat = 'EN_COURS' AND d.id <> $1
         AND NOT EXISTS (SELECT 1 FROM mandat m WHERE m.dossier_id = d.id) ORDER BY d.numero LIMIT 1`,
      [await banc.application.dossierVitrine()],
    );
    await banc.application.sql(
      `INSERT INTO mandat (id, mandataire_id, dossier_id) VALUES (gen_random_uuid(), $1, $2)`,
      [await banc.application.idDe('mandataire'), autre],
    );
    const { page, reproches } = await banc.aller('mandataire', '/mes-droits', { largeur: 390 });
    const choix = page.getByLabel('J’exerce les droits de');
    expect(await choix.locator('option').count()).toBe(2);
    await choix.selectOption(autre);
    await page.getByText('Ces données sont à la personne que vous aidez.').waitFor();
    expect(await defautsDe(page)).toEqual([]);
    await montrer(page, 'mandataire-droits');
    await page.getByRole('button', { name: 'Demander : Recevoir une copie de mes données' }).click();
    await page.getByRole('button', { name: 'Envoyer ma demande' }).click();
    await page.getByText('Votre demande est partie').waitFor();
    expect(await choix.inputValue()).toBe(autre);
    expect(
      await banc.application.sql(`SELECT type FROM demande_droit WHERE dossier_id = $1 AND etat = 'DEPOSEE'`, [autre]),
    ).toEqual([{ type: 'ACCES' }]);
    expect(reproches).toEqual([]);
    await page.close();
  }, 120_000);
});
