import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { connecter, type ClientHttp } from '../../api/test/connecter';
import { Banc, pret } from './outils/banc';
import { fautes } from './outils/verifier';
import { parti } from './outils/parti';

const A_MOI = 'Diagnostic écrit par Claire.';
const A_EUX = 'Diagnostic écrit par une collègue.';

let banc: Banc;
let vitrine: string;

beforeAll(async () => {
  banc = await Banc.ouvrir();
  vitrine = await banc.application.dossierVitrine();
}, 180_000);

afterAll(() => banc?.fermer(), 60_000);

/** Une autre session de la même assistante sociale, comme sur un second poste. */
const autrePoste = (): Promise<ClientHttp> => connecter(banc.application.url, 'assistante.sociale');

async function ecrireSocial(client: ClientHttp, diagnosticSocial: string): Promise<void> {
  type Lu = { version: number; categories: { social: Record<string, unknown> } };
  const { version, categories } = (await client.get<Lu>(`/dossiers/${vitrine}`)).corps;
  const corps = { ...categories.social, diagnosticSocial };
  const ecrit = await client.put(`/dossiers/${vitrine}/categories/social`, corps, { version });
  expect([ecrit.statut, ecrit.texte.slice(0, 300)]).toEqual([200, expect.anything()]);
}

test('écriture périmée : les deux valeurs se voient, rien ne se perd', async () => {
  const { page } = await banc.aller('assistante.sociale', `/dossiers/${vitrine}?onglet=social`);
  await page.getByRole('button', { name: 'Modifier : Situation sociale' }).click();
  await page.getByLabel('Notes sociales, hors diagnostic', { exact: true }).and(page.locator('textarea')).fill(A_MOI);
  await ecrireSocial(await autrePoste(), A_EUX);
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  const dialogue = page.getByRole('dialog', { name: 'Quelqu’un a modifié cette fiche pendant votre saisie' });
  await dialogue.getByText(A_MOI).waitFor();
  await dialogue.getByText(A_EUX).waitFor();
  expect(await fautes(page)).toEqual([]);
  await dialogue.getByLabel('Réunir les deux').check();
  await dialogue.getByRole('button', { name: 'Enregistrer ce choix' }).click();
  await page.getByText('Enregistré.').waitFor();
  const lu = page.getByRole('tabpanel').getByText(`${A_EUX}\n${A_MOI}`);
  await lu.waitFor();
  await page.close();
}, 60_000);

test('un brouillon revient après rechargement, puis s’efface à la demande', async () => {
  const { page } = await banc.aller('assistante.sociale', `/dossiers/${vitrine}?onglet=projet`);
  await page.getByRole('button', { name: /^Modifier/ }).click();
  const metier = page.getByLabel('Métier ou poste visé');
  await metier.fill('accueil en mairie');
  await page.reload();
  await page.getByText(/Votre brouillon de .* a été retrouvé/).waitFor();
  expect(await metier.inputValue()).toBe('accueil en mairie');
  await page.getByRole('button', { name: 'Repartir de zéro' }).click();
  expect(await metier.inputValue()).toBe('secrétariat médical');
  await page.close();
}, 60_000);

test('noter une préconisation', async () => {
  await banc.application.sql(`DELETE FROM preconisation WHERE dossier_id = $1`, [vitrine]);
  const { page } = await banc.aller('assistante.sociale', `/dossiers/${vitrine}?onglet=preconisations`);
  await page.getByText('Aucune préconisation').waitFor();
  await page.getByRole('button', { name: 'Noter une préconisation' }).click();
  await page.getByRole('button', { name: 'Enregistrer la préconisation' }).click();
  await page.getByText('Choisissez une préconisation.').first().waitFor();
  await page.getByRole('combobox', { name: /^Préconisation/ }).selectOption('ESSAI_ENCADRE');
  await page.getByLabel('Commentaire').fill('Poste administratif, même employeur.');
  expect(await fautes(page)).toEqual([]);
  await page.getByRole('button', { name: 'Enregistrer la préconisation' }).click();
  await page.getByRole('heading', { name: 'Mesures professionnelles' }).waitFor();
  await page.getByText('Poste administratif, même employeur.').waitFor();
  await page.close();
}, 60_000);

test('refuser puis accepter de devenir référente, sans avoir encore lu le dossier', async () => {
  const claire = await banc.application.idDe('assistante.sociale');
  const dossiers = await banc.application.sql<{ id: string; numero: string }>(
    `SELECT d.id, d.numero FROM dossier d JOIN plateforme p ON p.id = d.plateforme_id
     WHERE d.etat = 'EN_COURS' AND d.referent_id <> $1 AND p.departement = '56'
     AND NOT EXISTS (SELECT 1 FROM transmission_referent t WHERE t.dossier_id = d.id) LIMIT 2`,
    [claire],
  );
  const coordinatrice = await connecter(banc.application.url, 'coordinatrice');
  for (const { id } of dossiers) {
    const propose = await coordinatrice.post(`/dossiers/${id}/referent/transmission`, {
      versId: claire,
      motif: 'congé',
    });
    expect([propose.statut, propose.texte.slice(0, 20)]).toEqual([201, expect.any(String)]);
  }
  const { page } = await banc.aller('assistante.sociale', '/travail');
  const [refuse, accepte] = dossiers.map(({ numero }) => numero);
  expect(await fautes(page)).toEqual([]);
  await page.getByRole('button', { name: `Refuser le dossier ${refuse}` }).click();
  await page.getByText('Proposition refusée.').waitFor();
  await page.getByRole('button', { name: `Accepter le dossier ${accepte}` }).click();
  await page.getByText('Vous êtes référent(e) de ce dossier.').waitFor();
  await parti(page.getByText(`Dossier ${accepte}`));
  await page.goto(`${banc.application.url}/dossiers/${dossiers[1]?.id}`);
  await page.getByText('Référent(e) : Claire Le Bihan').waitFor();
  await page.close();
}, 60_000);

test('clore un dossier : issue demandée, puis état à jour', async () => {
  const { page } = await banc.aller('assistante.sociale', `/dossiers/${vitrine}`);
  await page.getByRole('button', { name: 'Proposer la clôture' }).click();
  const clore = page.getByRole('dialog');
  await clore.getByRole('button', { name: 'Proposer la clôture' }).click();
  await page.getByText('Clôture proposée.').waitFor();
  await page.getByRole('button', { name: 'Clore le dossier' }).click();
  expect(await clore.getByRole('button', { name: 'Clore le dossier' }).isDisabled()).toBe(true);
  await clore.getByLabel('Issue de l’accompagnement').selectOption({ index: 1 });
  expect(await fautes(page)).toEqual([]);
  await clore.getByRole('button', { name: 'Clore le dossier' }).click();
  await page.getByText('Dossier clos.').waitFor();
  await page.reload();
  await pret(page);
  await page.getByText('Clos', { exact: true }).waitFor();
  await page.close();
}, 60_000);

test('deux rangs d’onglets : l’adresse ouvre la rubrique, le clavier change de groupe, une liste au téléphone', async () => {
  const { page, reproches } = await banc.aller('assistante.sociale', `/dossiers/${vitrine}?onglet=droits`);
  const aides = page.getByRole('tab', { name: 'Aides' });
  expect(await aides.getAttribute('aria-selected')).toBe('true');
  await page.locator('nav [aria-current=page]').getByText('Droits', { exact: true }).waitFor();
  await page.getByRole('link', { name: 'Dispositifs' }).click();
  await page.waitForURL(/onglet=dispositifs$/);
  await aides.focus();
  await page.keyboard.press('ArrowRight');
  await page.waitForURL(/onglet=livret$/);
  await page.getByRole('tab', { name: 'Partage', selected: true }).waitFor();
  await page.setViewportSize({ width: 390, height: 860 });
  const liste = page.getByLabel('Rubrique affichée');
  expect(await liste.inputValue()).toBe('livret');
  await liste.selectOption({ label: 'Historique' });
  await page.waitForURL(/onglet=historique$/);
  expect([await fautes(page), reproches]).toEqual([[], []]);
  await page.close();
}, 60_000);
