import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Banc, pret } from './outils/banc';
import { defautsDe } from './outils/verifier';
import { parti } from './outils/parti';

const CAPTURES = process.env['PDP_CAPTURES'];

let banc: Banc;
let vitrine: string;

beforeAll(async () => {
  banc = await Banc.ouvrir();
  vitrine = await banc.application.dossierVitrine();
}, 180_000);

afterAll(() => banc?.fermer(), 60_000);

test('la frise raconte le parcours et se filtre par genre', async () => {
  const { page, reproches } = await banc.aller('assistante.sociale', `/dossiers/${vitrine}?onglet=historique`);
  await page.getByText('Partenaires mobilisés').waitFor();
  await page.getByRole('heading', { name: 'Résultats obtenus' }).waitFor();
  await page
    .getByText(/^Entretien/)
    .first()
    .waitFor();
  if (CAPTURES) await page.screenshot({ path: `${CAPTURES}/frise-1280.png`, fullPage: true });
  await page.getByLabel('Montrer').selectOption('ACCORD');
  await page
    .getByText(/^Accord donné/)
    .first()
    .waitFor();
  await parti(page.getByText(/^Dossier ouvert/));
  await page.setViewportSize({ width: 390, height: 860 });
  if (CAPTURES) await page.screenshot({ path: `${CAPTURES}/frise-390.png`, fullPage: true });
  expect([await defautsDe(page), reproches]).toEqual([[], []]);
  await page.close();
}, 90_000);

test('la personne lit son parcours en mots simples', async () => {
  const { page, reproches } = await banc.aller('assuree', '/mon-livret', { largeur: 390 });
  await page.getByText(/^On vous accompagne depuis/).waitFor();
  await page.getByRole('button', { name: 'Voir tout ce qui s’est passé' }).click();
  await page
    .getByText(/Vous avez (rencontré|parlé)/)
    .first()
    .waitFor();
  if (CAPTURES) await page.screenshot({ path: `${CAPTURES}/mon-parcours-390.png`, fullPage: true });
  expect([await defautsDe(page), reproches]).toEqual([[], []]);
  await page.close();
}, 90_000);

test('une préconisation avance, et dit la suite donnée', async () => {
  const { page, reproches } = await banc.aller('assistante.sociale', `/dossiers/${vitrine}?onglet=preconisations`);
  await page.getByText(/Suite donnée\s:\sEssai encadré/).waitFor();
  const droits = page.getByRole('listitem').filter({ hasText: 'Revenus de substitution et accès aux droits' });
  await droits.getByRole('button', { name: 'Reprendre' }).click();
  await page.getByText('Statut noté.').waitFor();
  await droits.getByRole('button', { name: 'Noter réalisée' }).waitFor();
  if (CAPTURES) await page.screenshot({ path: `${CAPTURES}/preconisations-1280.png`, fullPage: true });
  await page.setViewportSize({ width: 390, height: 860 });
  if (CAPTURES) await page.screenshot({ path: `${CAPTURES}/preconisations-390.png`, fullPage: true });
  expect([await defautsDe(page), reproches]).toEqual([[], []]);
  await page.close();
}, 90_000);

test('un droit qui finit se voit, et se renouvelle', async () => {
  const { page, reproches } = await banc.aller('assistante.sociale', `/dossiers/${vitrine}?onglet=droits`);
  const sante = page.getByRole('listitem').filter({ hasText: 'Complémentaire santé solidaire' });
  await sante.getByText('Expire bientôt').waitFor();
  if (CAPTURES) await page.screenshot({ path: `${CAPTURES}/droits-1280.png`, fullPage: true });
  await sante.getByRole('button', { name: 'Noter une nouvelle demande' }).click();
  await sante.getByRole('button', { name: 'Noter une nouvelle demande' }).click();
  await sante.getByText('Renouvellement demandé').waitFor();
  await page.getByRole('button', { name: 'Noter un droit' }).click();
  await page.getByRole('button', { name: 'Noter ce droit' }).click();
  await page.getByText('Choisissez un droit.').first().waitFor();
  await page.setViewportSize({ width: 390, height: 860 });
  if (CAPTURES) await page.screenshot({ path: `${CAPTURES}/droits-390.png`, fullPage: true });
  expect([await defautsDe(page), reproches]).toEqual([[], []]);
  await page.close();
}, 90_000);

test('une aide se prépare avec ses financeurs, se soumet avec l’accord de la personne ; la CPAM lit la seule demande soumise', async () => {
  const { page } = await banc.aller('assistante.sociale', `/dossiers/${vitrine}?onglet=droits`);
  await page.getByRole('button', { name: 'Préparer une demande d’aide' }).click();
  await page.getByRole('button', { name: 'Préparer la demande' }).click();
  await page.getByText('Choisissez un objet.').first().waitFor();
  await page.getByLabel('Objet').selectOption('EQUIPEMENT');
  await page.getByLabel('Montant total, en euros').fill('250,50');
  await page.getByLabel(/^Description/).fill('Siège adapté');
  await page.getByRole('button', { name: 'Ajouter un financeur' }).click();
  await page.getByLabel('Autre financeur 1').fill('Agefiph');
  await page.getByLabel('Sa part 1, en euros').fill('100');
  if (CAPTURES) await page.screenshot({ path: `${CAPTURES}/aide-1280.png`, fullPage: true });
  await page.getByRole('button', { name: 'Préparer la demande' }).click();
  await page.getByText('Demande préparée.').waitFor();
  const aide = page.getByRole('listitem').filter({ hasText: 'Siège adapté' });
  await aide.getByText(/Commission\s:\s150,50/).waitFor();
  const { page: caisse } = await banc.aller('referent.cpam', `/dossiers/${vitrine}?onglet=droits`);
  await caisse.getByText('Trajets vers le lieu de l’essai encadré, un mois').waitFor();
  expect(await caisse.getByText('Siège adapté').count()).toBe(0);
  await caisse.close();
  await aide.getByRole('button', { name: 'Soumettre à la Commission' }).click();
  await aide.getByRole('button', { name: 'Soumettre à la Commission' }).click();
  await aide.getByText('Soumise à la Commission').waitFor();
  expect(await defautsDe(page)).toEqual([]);
  await page.close();
}, 120_000);

test('proposer un relais, noter sa réponse, clore avec les faits, puis répondre aux nouvelles', async () => {
  const { page } = await banc.aller('assistante.sociale', `/dossiers/${vitrine}?onglet=cloture`);
  await page.getByText('Compté par la plateforme').waitFor();
  await page.getByRole('button', { name: 'Proposer un relais' }).click();
  await page.getByRole('button', { name: 'Proposer le relais' }).click();
  await page.getByText('Choisissez un partenaire.').first().waitFor();
  await page.getByLabel('Partenaire', { exact: false }).first().selectOption('MDPH');
  await page.getByLabel('Interlocuteur').fill('Accueil MDPH de Vannes');
  await page.getByRole('button', { name: 'Proposer le relais' }).click();
  await page.getByText('Relais proposé.').waitFor();
  const relais = page.getByRole('listitem').filter({ hasText: 'Accueil MDPH de Vannes' });
  await relais.getByRole('button', { name: 'Noter le refus' }).click();
  await relais.getByLabel('Raison du refus').selectOption('PLUS_DE_PLACE');
  await relais.getByRole('button', { name: 'Noter le refus' }).click();
  await page.getByText(/plus de place/).waitFor();
  await page.getByRole('button', { name: 'Proposer la clôture' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Proposer la clôture' }).click();
  await page.getByText('Clôture proposée.').waitFor();
  await page.getByRole('button', { name: 'Clore le dossier' }).click();
  const dialogue = page.getByRole('dialog');
  await dialogue.getByText(/entretiens? \(/).waitFor();
  await dialogue.getByLabel('Issue de l’accompagnement').selectOption('MAINTIEN_POSTE_AMENAGE');
  await dialogue.getByLabel('RQTH obtenue').selectOption('oui');
  if (CAPTURES) await page.screenshot({ path: `${CAPTURES}/clore-1280.png` });
  await dialogue.getByRole('button', { name: 'Clore le dossier' }).click();
  await page.getByText('Dossier clos.').waitFor();
  await page.getByRole('heading', { name: /Maintien au même poste, aménagé/ }).waitFor();
  if (CAPTURES) await page.screenshot({ path: `${CAPTURES}/cloture-1280.png`, fullPage: true });
  await page.setViewportSize({ width: 390, height: 860 });
  if (CAPTURES) await page.screenshot({ path: `${CAPTURES}/cloture-390.png`, fullPage: true });
  expect(await defautsDe(page)).toEqual([]);
  await page.close();
  await banc.application.sql(
    `INSERT INTO suivi_cloture (id, dossier_id, mois, echeance, etat, demande_le) VALUES (gen_random_uuid(), $1, 6, current_date - 1, 'DEMANDE', current_date - 1)`,
    [vitrine],
  );
  const { page: livret } = await banc.aller('assuree', '/mon-livret', { largeur: 390 });
  await livret.getByRole('heading', { name: 'De vos nouvelles' }).waitFor();
  await livret.getByRole('button', { name: 'Envoyer ma réponse' }).click();
  await livret.getByText('Répondez aux deux premières questions.').waitFor();
  await livret.getByLabel('Aujourd’hui').selectOption('EMPLOI_MEME_ENTREPRISE');
  await livret.getByLabel('L’accompagnement vous a-t-il aidé ?').selectOption('BEAUCOUP');
  if (CAPTURES) await livret.screenshot({ path: `${CAPTURES}/mon-suivi-390.png`, fullPage: true });
  expect(await defautsDe(livret)).toEqual([]);
  await livret.getByRole('button', { name: 'Envoyer ma réponse' }).click();
  await livret.getByText('Merci, votre réponse est enregistrée.').waitFor();
  await livret.close();
}, 120_000);

test('le pilotage montre les nouvelles en nombres', async () => {
  const { page, reproches } = await banc.aller('pilote', '/pilotage');
  await page.getByRole('heading', { name: 'Nouvelles après la clôture' }).waitFor();
  await pret(page);
  if (CAPTURES) await page.screenshot({ path: `${CAPTURES}/pilotage-suivis-1280.png`, fullPage: true });
  expect([await defautsDe(page), reproches]).toEqual([[], []]);
  await page.close();
}, 90_000);
