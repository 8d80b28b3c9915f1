import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { normaliserPourRecherche } from '@pdp/domain';
import { Banc } from './outils/banc';
import { montrer } from './outils/captures';
import { defautsDe, fautes } from './outils/verifier';

type Identite = { nom: string; prenom: string; naissance: string };

let banc: Banc;
let dossier: string;

beforeAll(async () => {
  banc = await Banc.ouvrir();
  dossier = await banc.id(
    `SELECT d.id FROM dossier d JOIN utilisateur u ON u.id = d.referent_id WHERE u.sujet = 'assistante.sociale' AND d.etat = 'EN_COURS'
       AND NOT EXISTS (SELECT 1 FROM utilisateur a WHERE a.assure_id = d.assure_id) ORDER BY d.numero LIMIT 1`,
  );
}, 180_000);

afterAll(() => banc?.fermer(), 60_000);

test('la référente donne un code, imprimé et montré une fois ; la personne le recopie et lit son livret', async () => {
  const { page } = await banc.aller('assistante.sociale', `/dossiers/${dossier}?onglet=livret`);
  await page.getByText('pas encore ouvert').waitFor();
  await page.getByRole('button', { name: 'Donner un code d’accès' }).click();
  const dialogue = page.getByRole('dialog', { name: /^Code d’accès/ });
  await dialogue.getByText('jamais par courriel, par SMS ni à un proche').waitFor();
  expect(await fautes(page)).toEqual([]);
  await dialogue.getByRole('button', { name: 'Donner un code' }).click();
  const montre = dialogue.locator('[data-code]');
  await montre.waitFor();
  expect(await defautsDe(page)).toEqual([]);
  await montrer(page, 'code-acces');
  const code = (await montre.textContent()) ?? '';
  expect(code.trim()).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$/);
  await page.emulateMedia({ media: 'print' });
  expect([await montre.isVisible(), await page.locator('#contenu').isVisible()]).toEqual([true, false]);
  await page.emulateMedia({ media: 'screen' });
  await dialogue.getByRole('button', { name: 'Fermer' }).last().click();
  await page.getByText('code donné').waitFor();
  expect(await page.textContent('body')).not.toContain(code.trim());

  // Un autre navigateur, où personne n'est connecté.
  const { page: chezElle } = await banc.aller('pilote', '/aide', { aPart: true, largeur: 390 });
  await chezElle.context().clearCookies();
  await chezElle.goto(`${banc.application.url}/invitation`);
  const champ = chezElle.getByLabel('Code d’invitation');
  await champ.fill(code.slice(0, 12));
  await chezElle.getByText('Ce code est incomplet').waitFor();
  await champ.fill(code.trim().toLowerCase().replaceAll('-', ' '));
  await chezElle.getByText('Code prêt').waitFor();
  expect(await defautsDe(chezElle)).toEqual([]);
  await montrer(chezElle, 'code-saisi');
  const [{ nom, prenom, naissance }] = (await banc.application.sql<Identite>(
    `SELECT a.nom_naissance AS nom, a.prenom, a.date_naissance::text AS naissance FROM assure a JOIN dossier d ON d.assure_id = a.id WHERE d.id = $1`,
    [dossier],
  )) as [Identite];
  await chezElle.getByRole('link', { name: 'Se connecter', exact: true }).click();
  await chezElle.getByRole('heading', { name: 'FranceConnect, simulé' }).waitFor();
  const enPoints = (trait: string): string => normaliserPourRecherche(trait).replaceAll(' ', '.');
  await chezElle.fill('[name=compte]', `${enPoints(nom)}.${naissance}.${enPoints(prenom)}`);
  await chezElle.keyboard.press('Enter');
  await chezElle.waitForURL((url) => url.pathname === '/mon-livret');
  await chezElle.getByRole('heading', { level: 1, name: 'Mon livret de suivi' }).waitFor();
  await chezElle.context().close();

  await page.reload();
  await page.getByText('se connecte à son livret').waitFor();
  expect(await page.getByRole('button', { name: /^Donner un/ }).count()).toBe(0);
  await page.close();
}, 180_000);
