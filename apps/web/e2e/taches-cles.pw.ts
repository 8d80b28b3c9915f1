import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { connecter } from '../../api/test/connecter';
import { Banc } from './outils/banc';
import { Main, tableau, type Mesure } from './outils/main-comptee';
import { defautsDe, fautes } from './outils/verifier';

const CAPTURES = process.env['PDP_CAPTURES'];

let banc: Banc;
let vitrine: string;
const mesures: Mesure[] = [];

beforeAll(async () => {
  banc = await Banc.ouvrir();
  vitrine = await banc.application.dossierVitrine();
}, 180_000);

afterAll(async () => {
  process.stdout.write(`${tableau(mesures)}\n`);
  await banc?.fermer();
}, 60_000);

// Les secondes sont celles d'une machine, sans le temps de lire : elles s'impriment, elles ne décident de rien.
function noter(tache: string, main: Main, permis: number): void {
  mesures.push({ tache, gestes: main.gestes, permis, secondes: main.secondes });
  expect([tache, main.gestes <= permis ? permis : main.gestes]).toEqual([tache, permis]);
}

test('le médecin du travail rend compte d’une visite de pré-reprise', async () => {
  const { page } = await banc.aller('medecin.travail', '/travail');
  const ouvrir = page.getByRole('button', { name: /^Saisir le résultat.*Guéguen/ });
  await ouvrir.waitFor();
  const main = new Main();
  await main.cliquer(ouvrir);
  const tiroir = page.getByRole('dialog');
  const cocher = (groupe: string) => main.cliquer(tiroir.getByRole('group', { name: groupe }).locator('label').first());
  await cocher('Aménagements utiles');
  await cocher('Restrictions');
  await main.cocher(tiroir.getByRole('radiogroup', { name: 'Reclassement' }).getByLabel('À étudier'));
  await main.cocher(tiroir.getByLabel('Oui, elle accepte'));
  await main.cliquer(tiroir.getByRole('button', { name: 'Enregistrer et transmettre' }));
  await page.getByText('Résultat enregistré et transmis.').waitFor();
  noter('Noter le résultat d’une pré-reprise', main, 10);
  await page.close();
}, 90_000);

test('le médecin conseil signale', async () => {
  const { page } = await banc.aller('medecin.conseil', '/travail');
  const main = new Main();
  await main.presser(page.locator('body'), 'n');
  await page.waitForURL('**/signaler');
  await main.ecrire(page.locator('[data-path="assure.nir"]'), '255081416802538');
  await main.ecrire(page.getByLabel('Nom de naissance'), 'Kerdoncuff');
  await main.ecrire(page.getByLabel('Prénom'), 'Maëlle');
  await main.ecrire(page.getByLabel('Date de naissance'), '1955-08-12');
  await main.cocher(page.getByLabel('Femme'));
  await main.choisir(page.getByLabel('Raison du signalement'), 'REPRISE_DIFFICILE');
  await main.ecrire(page.getByLabel('Début de l’arrêt'), '2026-06-01');
  await main.choisir(page.getByLabel('Risque'), 'MALADIE');
  await main.cocher(page.getByLabel('La personne est informée'));
  await main.cliquer(page.getByRole('button', { name: 'Envoyer le signalement' }));
  await page.getByText('Signalement envoyé').waitFor();
  noter('Signaler une situation', main, 12);
  await page.close();
}, 90_000);

test('l’assistante sociale note un contact, en deux clics', async () => {
  const { page } = await banc.aller('assistante.sociale', `/dossiers/${vitrine}?onglet=entretiens`);
  const main = new Main();
  await main.cliquer(page.getByRole('button', { name: 'Noter un contact' }));
  await main.cliquer(page.getByRole('menuitem', { name: 'Appel sans réponse' }));
  await page.getByText('Contact noté : appel sans réponse.').waitFor();
  noter('Noter un contact', main, 2);
  expect(await fautes(page)).toEqual([]);
  if (CAPTURES) {
    await page.screenshot({ path: `${CAPTURES}/entretiens-1280.png`, fullPage: true });
    await page.setViewportSize({ width: 390, height: 860 });
    await page.screenshot({ path: `${CAPTURES}/entretiens-390.png`, fullPage: true });
  }
  await page.close();
}, 90_000);

test('l’assistante sociale note un entretien', async () => {
  const { page } = await banc.aller('assistante.sociale', `/dossiers/${vitrine}?onglet=entretiens`);
  const main = new Main();
  await main.cliquer(page.getByRole('button', { name: 'Noter un entretien' }));
  await main.choisir(page.getByLabel('Modalité'), 'TELEPHONE');
  await main.ecrire(page.getByLabel('Durée en minutes'), '30');
  await main.ecrire(page.getByLabel('Résumé'), 'Point sur la suite.');
  await main.cliquer(page.getByRole('button', { name: 'Enregistrer l’entretien' }));
  await page.getByText('Entretien noté.').waitFor();
  noter('Noter un entretien', main, 6);
  await page.close();
}, 90_000);

test('l’assistante sociale publie un livret', async () => {
  const { page } = await banc.aller('assistante.sociale', `/dossiers/${vitrine}?onglet=livret`);
  const main = new Main();
  await main.ecrire(page.getByLabel('Où j’en suis'), 'Nous avons préparé votre rendez-vous. Il dure une heure.');
  await main.cliquer(page.getByRole('button', { name: 'Publier le livret' }));
  await main.cliquer(page.getByRole('dialog').getByRole('button', { name: 'Publier le livret' }));
  await page.getByText(/Livret publié, version/).waitFor();
  noter('Publier un livret', main, 4);
  await page.close();
}, 90_000);

test('l’assistante sociale inscrit un dossier à une revue', async () => {
  const coordinatrice = await connecter(banc.application.url, 'coordinatrice');
  const debut = new Date(Date.now() + 30 * 86_400_000).toISOString();
  const revue = await coordinatrice.post<{ id: string }>('/revues', { debut, dureeMinutes: 90 });
  await coordinatrice.post(`/revues/${revue.corps.id}/transitions`, { transition: 'ouvrirOrdreDuJour' });
  const { page } = await banc.aller('assistante.sociale', `/dossiers/${vitrine}`);
  const main = new Main();
  await main.cliquer(page.getByRole('button', { name: /^Inscrire à (une|la) revue/ }));
  const dialogue = page.getByRole('dialog');
  await main.choisir(dialogue.getByLabel('Revue'), revue.corps.id);
  await main.ecrire(dialogue.getByLabel('Question au groupe'), 'Quelle suite proposer ?');
  await main.cliquer(dialogue.getByRole('button', { name: 'Inscrire à l’ordre du jour' }));
  await page.getByText('Dossier inscrit à l’ordre du jour.').waitFor();
  noter('Inscrire à une revue', main, 5);
  await page.close();
}, 90_000);

test('visite de reprise et rendez-vous de liaison se suivent à côté de la pré-reprise', async () => {
  const { page, reproches } = await banc.aller('assistante.sociale', `/dossiers/${vitrine}?onglet=visites`);
  await page.getByRole('heading', { name: 'Visite de reprise et rendez-vous de liaison' }).waitFor();
  const liaison = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: 'Rendez-vous de liaison' }) });
  await liaison.getByText('Accepté', { exact: true }).waitFor();
  await liaison.getByRole('button', { name: 'Noter le refus, sans conséquence' }).waitFor();
  expect(await fautes(page)).toEqual([]);
  if (CAPTURES) await page.screenshot({ path: `${CAPTURES}/visites-1280.png`, fullPage: true });
  await page.setViewportSize({ width: 390, height: 860 });
  if (CAPTURES) await page.screenshot({ path: `${CAPTURES}/visites-390.png`, fullPage: true });
  expect([await defautsDe(page), reproches]).toEqual([[], []]);
  await page.close();
}, 90_000);
