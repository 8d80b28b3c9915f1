import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { completerCategorie } from '../../api/test/cles-de-test';
import { connecter } from '../../api/test/connecter';
import type { ApplicationDemo } from '../../api/test/demo-de-test';
import { jusquA } from '../../api/test/jusqu-a';
import { dossiersProposables, tenirSeance } from '../../api/test/seance-de-test';
import { BancSurveille } from './outils/poste-surveille';
import { parti } from './outils/parti';

const NOM = 'Mme Sophie Guéguen';

let banc: BancSurveille;
let application: ApplicationDemo;
let revueId: string;
let passageId: string;
let vitrine: string;
let capEmploi: string;

beforeAll(async () => {
  banc = await BancSurveille.ouvrir();
  ({ application } = banc);
  vitrine = await application.dossierVitrine();
  await completerCategorie(application.sql, vitrine, 'projet', { description: 'ZQX-PROJET' });
  await completerCategorie(application.sql, vitrine, 'social', { diagnosticSocial: 'ZQX-SOCIAL' });
  const coordinatrice = await connecter(application.url, 'coordinatrice');
  const participants = await Promise.all(['assistante.sociale', 'medecin.conseil'].map((c) => application.idDe(c)));
  const autres = await dossiersProposables(application, vitrine, 1);
  const seance = await tenirSeance(coordinatrice, { dossiers: [vitrine, ...autres], participants });
  ({ revueId } = seance);
  passageId = seance.passages[0] ?? '';
  const [organisme] = await application.sql<{ id: string }>(
    `SELECT h.organisme_id AS id FROM habilitation h JOIN utilisateur u ON u.id = h.utilisateur_id WHERE u.sujet = 'cap.emploi' AND h.fin IS NULL`,
  );
  capEmploi = organisme?.id ?? '';
}, 180_000);

afterAll(() => banc?.fermer(), 60_000);

const installer = async (...demande: Parameters<BancSurveille['installer']>): Promise<Page> =>
  (await banc.installer(...demande)).page;

const champDecision = (page: Page) => page.locator('[data-salle=decision] textarea');
const enBase = async (): Promise<string> => {
  const [ligne] = await application.sql<{ texte: string }>(
    `SELECT texte FROM brouillon_decision WHERE passage_id = $1`,
    [passageId],
  );
  return ligne?.texte ?? '';
};

describe('séance en direct', () => {
  let conduite: Page;
  let plume: Page;

  test('le conducteur ouvre le premier dossier au clavier, l’autre suit', async () => {
    conduite = await installer('coordinatrice', `/revues/${revueId}`);
    plume = await installer('assistante.sociale', `/revues/${revueId}`);
    await conduite.getByRole('button', { name: `Commencer par ${NOM}` }).waitFor();
    await conduite.keyboard.press('n');
    await conduite.getByRole('heading', { name: NOM }).waitFor();
    await plume.getByRole('heading', { name: NOM }).waitFor();
    await plume
      .getByRole('status')
      .filter({ hasText: `Le groupe est sur ${NOM}` })
      .waitFor({ state: 'attached' });
  }, 120_000);

  test('l’écrivain tombe au milieu d’un mot : son texte est là, le conducteur reprend la plume', async () => {
    await plume.keyboard.press('d');
    await plume.keyboard.type('Demander les accords manq');
    await conduite.getByText('Claire Le Bihan écrit…').waitFor();
    await conduite.getByText('Demander les accords manq').waitFor();
    await plume.context().close();
    await jusquA('la frappe en base', async () => (await enBase()) === 'Demander les accords manq');
    await conduite.getByText('reconnexion…').waitFor();
    await conduite.getByRole('button', { name: 'Prendre la plume' }).click();
    await jusquA(
      'le texte repris',
      async () => (await champDecision(conduite).inputValue()) === 'Demander les accords manq',
    );
    await champDecision(conduite).fill('Demander les accords manquants');
    await jusquA('le texte enregistré', async () => (await enBase()) === 'Demander les accords manquants');
  }, 120_000);

  test('réseau coupé : un bandeau le dit, la frappe est gardée et part au retour', async () => {
    await conduite.context().setOffline(true);
    await champDecision(conduite).fill('Tapé hors ligne');
    await conduite.getByText(/Hors ligne\. Ce que vous tapez|Connexion directe perdue/).waitFor();
    expect(await enBase()).toBe('Demander les accords manquants');
    await conduite.context().setOffline(false);
    await jusquA('la frappe partie', async () => (await enBase()) === 'Tapé hors ligne', 30_000);
  }, 120_000);

  test('on quitte le suivi et on y revient d’une touche', async () => {
    plume = await installer('assistante.sociale', `/revues/${revueId}`);
    await plume.getByRole('heading', { name: NOM }).waitFor();
    await plume.keyboard.press('n');
    await plume.getByText('Vous avez quitté le suivi').waitFor();
    await plume.keyboard.press('s');
    await plume.getByRole('heading', { name: NOM }).waitFor();
    await parti(plume.getByText('Vous avez quitté le suivi'));
  }, 120_000);

  test('accord donné en séance : qui attendait entre et voit écrire ; accord repris, tout s’efface', async () => {
    const emploi = await installer('cap.emploi', `/revues/${revueId}`);
    const attend = emploi.getByText('Vous êtes en salle d’attente');
    await attend.waitFor();
    const claire = await connecter(application.url, 'assistante.sociale');
    const accord = await claire.post<{ id: string }>(`/dossiers/${vitrine}/consentements`, {
      portee: 'PARTENAIRE',
      unite: 'CAP_EMPLOI',
      organismeId: capEmploi,
      categories: ['identite', 'emploi', 'revueAgenda'],
      canal: 'ORAL_ATTESTE',
    });
    expect(accord.statut).toBe(201);
    await emploi.getByRole('heading', { name: NOM }).waitFor();
    await champDecision(conduite).fill('Écrit après l’accord');
    await emploi.getByText('Écrit après l’accord').waitFor();
    expect((await claire.post(`/consentements/${accord.corps.id}/retrait`, {})).statut).toBeLessThan(300);
    await attend.waitFor();
    expect(await emploi.content()).not.toContain('Écrit après l’accord');
    // Sortie voulue, et vue par le groupe : coupée, la personne compterait encore parmi les présents.
    const attente = conduite.getByText(/en salle d’attente/);
    await attente.first().waitFor();
    await emploi
      .getByRole('link', { name: /travail/i })
      .first()
      .click();
    await parti(attente);
    await emploi.context().close();
  }, 120_000);

  test('mode salle : ce que le nouvel arrivant ne lit pas quitte l’écran', async () => {
    const ecran = await installer('coordinatrice', `/revues/${revueId}/ecran`);
    await ecran.getByRole('heading', { name: NOM }).waitFor();
    await ecran.getByText('ZQX-PROJET').waitFor();
    expect(await ecran.content()).not.toContain('ZQX-SOCIAL');
    const cpam = await installer('referent.cpam', `/revues/${revueId}`);
    await parti(ecran.getByText('ZQX-PROJET'));
    await ecran.getByRole('heading', { name: NOM }).waitFor();
    await cpam.context().close();
    await ecran.context().close();
  }, 120_000);

  test('la conduite se demande et se passe', async () => {
    await plume.getByRole('button', { name: 'Demander la conduite' }).click();
    await conduite.getByRole('button', { name: 'Lui passer la conduite' }).click();
    await plume.getByRole('button', { name: 'Terminer la revue' }).waitFor();
    await conduite.getByRole('button', { name: 'Demander la conduite' }).waitFor();
  }, 120_000);

  test('sans aucune socket, la salle suit en interrogeant', async () => {
    const sourde = await installer('medecin.conseil', `/revues/${revueId}`, {
      avant: async (page) => {
        await page.route('**/api/temps-reel/**', (route) => route.abort());
        await page.routeWebSocket(/temps-reel/, (ws) => ws.close());
      },
    });
    await sourde.getByText('Connexion directe perdue').waitFor();
    await sourde.getByRole('heading', { name: NOM }).waitFor();
    await plume
      .getByText(/Morvan/)
      .first()
      .waitFor();
    await plume.keyboard.press('n');
    await parti(sourde.getByRole('heading', { name: NOM }));
    await sourde.context().close();
  }, 120_000);

  test('après la séance : la synthèse, puis un ajout daté au compte rendu figé', async () => {
    await plume.getByRole('button', { name: 'Terminer la revue' }).click();
    await plume.getByRole('dialog').getByRole('button', { name: 'Terminer la revue' }).click();
    await plume.waitForURL('**/compte-rendu');
    await plume.getByText('Synthèse de la séance').waitFor();
    await plume.getByRole('button', { name: 'Figer le compte rendu' }).click();
    await plume.getByRole('dialog').getByRole('button', { name: 'Figer le compte rendu' }).click();
    await plume.getByLabel('Ajouter au compte rendu').fill('La visite a eu lieu le 20.');
    await plume.getByRole('button', { name: 'Ajouter', exact: true }).click();
    await plume.getByText(/Claire Le Bihan.*La visite a eu lieu le 20\./).waitFor();
    await plume.getByText('Qui l’a ouvert').waitFor();
  }, 120_000);
});
