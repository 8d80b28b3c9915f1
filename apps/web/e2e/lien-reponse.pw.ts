import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { dateParis } from '@pdp/domain';
import { Banc } from './outils/banc';
import { montrer } from './outils/captures';
import { defautsDe, fautes } from './outils/verifier';

const AUJOURDHUI = dateParis(new Date());

let banc: Banc;
let dossier: string;

beforeAll(async () => {
  banc = await Banc.ouvrir();
  dossier = await banc.id(
    `SELECT x.dossier_id AS id FROM dispositif x JOIN lien_reponse l ON l.dispositif_id = x.id JOIN affectation_dossier a ON a.dossier_id = x.dossier_id AND a.fin IS NULL
     JOIN utilisateur u ON u.id = a.utilisateur_id WHERE u.sujet = 'assistante.sociale' AND x.etat = 'ACCORDS_EN_COURS' AND l.clos_le IS NULL LIMIT 1`,
  );
}, 180_000);

afterAll(() => banc?.fermer(), 60_000);

test('l’agent donne un lien et un code ; le répondant, sans compte, lit et répond une fois', async () => {
  const { page } = await banc.aller('assistante.sociale', `/dossiers/${dossier}?onglet=dispositifs`);
  await page.getByText(/Lien donné par/).waitFor();
  await montrer(page, 'lien-dossier');
  await page.getByRole('button', { name: 'Donner un autre lien, entreprise' }).click();
  const dialogue = page.getByRole('dialog', { name: /^Demander la réponse par un lien/ });
  await dialogue.getByText('Le lien déjà donné cessera de valoir').waitFor();
  await dialogue.getByRole('button', { name: 'Créer le lien' }).click();
  await dialogue.getByText('Indiquez la date où l’assuré a donné son accord.').first().waitFor();
  await dialogue.getByLabel(/^Accord de l’assuré/).fill(AUJOURDHUI);
  await montrer(page, 'lien-accord');
  await dialogue.getByRole('button', { name: 'Créer le lien' }).click();
  const adresse = await dialogue.locator('[data-lien]').inputValue();
  const code = ((await dialogue.locator('[data-code-telephone]').textContent()) ?? '').trim();
  const lettre = ((await dialogue.locator('[data-code-lettre]').textContent()) ?? '').trim();
  expect([await defautsDe(page), adresse.split('#')[1]?.length, /^\d{3} \d{3}$/.test(code)]).toEqual([[], 43, true]);
  await montrer(page, 'lien-cree');
  await page.emulateMedia({ media: 'print' });
  expect([
    await dialogue.locator('[data-code-lettre]').isVisible(),
    await dialogue.locator('[data-code-telephone]').isVisible(),
    await page.locator('#contenu').isVisible(),
  ]).toEqual([true, false, false]);
  await page.emulateMedia({ media: 'screen' });

  const { page: chezElle, reproches } = await banc.aller('pilote', '/aide', { aPart: true });
  await chezElle.context().clearCookies();
  const demandees: string[] = [];
  chezElle.on('request', (demande) => demandees.push(demande.url()));
  await chezElle.goto(`${banc.application.url}/connexion`);
  await chezElle.goto(adresse);
  await chezElle.getByRole('heading', { name: 'Répondre à une demande' }).waitFor();
  expect(await chezElle.evaluate(() => location.href)).toBe(`${banc.application.url}/repondre`);
  await chezElle.getByLabel('Code reçu par téléphone').fill('12');
  await chezElle.getByRole('button', { name: 'Lire la demande' }).click();
  await chezElle.getByText('Ce code a six chiffres.').first().waitFor();
  expect(await chezElle.getByLabel('Code reçu par téléphone').inputValue()).toBe('12');
  await montrer(chezElle, 'repondre-code');
  await chezElle.getByLabel('Code reçu par téléphone').fill(code);
  await chezElle.getByRole('button', { name: 'Lire la demande' }).click();
  await chezElle.getByText('Essai d’un poste dans votre entreprise').waitFor();
  expect([await defautsDe(chezElle), await fautes(chezElle)]).toEqual([[], []]);
  await montrer(chezElle, 'repondre-demande');
  await chezElle.getByRole('button', { name: 'Envoyer ma réponse' }).click();
  await chezElle.getByText('Choisissez favorable ou défavorable.').first().waitFor();
  await chezElle.getByLabel('Favorable', { exact: true }).check();
  await chezElle.getByLabel(/^Votre nom/).fill('Mme Inventée, gérante');
  await chezElle.getByRole('button', { name: 'Envoyer ma réponse' }).click();
  await chezElle.getByText(/Votre réponse favorable est enregistrée/).waitFor();
  await montrer(chezElle, 'repondre-fait');
  expect(demandees.filter((url) => url.includes(adresse.split('#')[1] ?? 'jamais'))).toEqual([]);
  expect([await chezElle.context().cookies(), reproches]).toEqual([[], []]);

  await chezElle.goto(`${banc.application.url}/repondre`);
  await chezElle.getByLabel('Code de la lettre').fill(lettre);
  await chezElle.getByLabel('Code reçu par téléphone').fill(code);
  await chezElle.getByRole('button', { name: 'Lire la demande' }).click();
  await chezElle.getByText(/n’ouvre aucune demande/).waitFor();
  await montrer(chezElle, 'repondre-refus');
  await page.reload();
  await page
    .getByText(/par lien \(Mme Inventée, gérante\)/)
    .first()
    .waitFor({ state: 'attached' });
}, 120_000);
