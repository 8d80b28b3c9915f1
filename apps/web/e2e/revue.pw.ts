import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { connecter } from '../../api/test/connecter';
import type { ApplicationDemo } from '../../api/test/demo-de-test';
import { tenirSeance } from '../../api/test/seance-de-test';
import { CANARIS, poserCanaris } from './outils/canaris-dossier';
import { BancSurveille, vusPar, type PosteSurveille } from './outils/poste-surveille';

const PHRASE = 'Nous préparons un essai sur un poste administratif.';
const DECISION = 'ZQX-DECISION demander les accords manquants';
const CANARI = /ZQX-[A-Z]+/g;

let banc: BancSurveille;
let application: ApplicationDemo;
let dossierId: string;
let revueId: string;
const installer = (...demande: Parameters<BancSurveille['installer']>): Promise<PosteSurveille> =>
  banc.installer(...demande);

beforeAll(async () => {
  banc = await BancSurveille.ouvrir();
  ({ application } = banc);
  dossierId = await application.dossierVitrine();
  await poserCanaris(application, dossierId);
  const coordinatrice = await connecter(application.url, 'coordinatrice');
  const participants = await Promise.all(
    ['assistante.sociale', 'medecin.conseil', 'cap.emploi'].map((c) => application.idDe(c)),
  );
  const seance = await tenirSeance(coordinatrice, {
    dossiers: [dossierId],
    par: await connecter(application.url, 'assistante.sociale'),
    question: 'ZQX-QUESTION engager un essai ?',
    participants,
    etat: 'ORDRE_DU_JOUR_OUVERT',
  });
  revueId = seance.revueId;
}, 180_000);

afterAll(() => banc?.fermer(), 60_000);

describe('revue à trois navigateurs', () => {
  let sociale: PosteSurveille;
  let conseil: PosteSurveille;
  let emploi: PosteSurveille;

  test('l’assistante sociale démarre, les deux autres rejoignent', async () => {
    sociale = await installer('assistante.sociale', `/revues/${revueId}/preparation`);
    await sociale.page.getByRole('button', { name: 'Démarrer la séance' }).click();
    await sociale.page.waitForURL(`**/revues/${revueId}`);
    [conseil, emploi] = await Promise.all([
      installer('medecin.conseil', `/revues/${revueId}`),
      installer('cap.emploi', `/revues/${revueId}`),
    ]);
    await sociale.page.getByRole('button', { name: /^Commencer par Mme Sophie Guéguen/ }).click();
    await conseil.page.getByRole('heading', { name: 'Mme Sophie Guéguen' }).waitFor();
    await emploi.page.getByText('Vous êtes en salle d’attente').waitFor();
    await sociale.page.getByText(/Conseiller\(ère\) Cap emploi.*en salle d’attente/).waitFor();
  }, 120_000);

  test('la décision, écrite une fois, se voit en direct puis arrive aux autres', async () => {
    await sociale.page.getByRole('button', { name: 'Proposer un essai encadré' }).click();
    await sociale.page.getByLabel('Décision', { exact: true }).and(sociale.page.locator('textarea')).fill(DECISION);
    await conseil.page.getByText('Claire Le Bihan écrit…').waitFor();
    await conseil.page.getByText(DECISION).waitFor();
    await sociale.page.getByLabel('Ce que l’assuré lira').fill(PHRASE);
    await sociale.page.getByRole('button', { name: '+ action' }).click();
    await sociale.page.getByLabel('Action 1 : quoi').fill('Donner l’accord du Service médical');
    await sociale.page.getByRole('combobox', { name: 'Action 1 : qui' }).click();
    await sociale.page.getByRole('option', { name: /Morvan/ }).click();
    await sociale.page
      .getByLabel('Action 1 : pour quand')
      .fill(new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10));
    await sociale.page.getByRole('button', { name: 'Valider et passer au suivant' }).click();
    await sociale.page.getByText(`« ${PHRASE} »`).waitFor();
    await conseil.page.getByText(`« ${PHRASE} »`).waitFor();
  }, 120_000);

  test('aucun navigateur n’a reçu une catégorie qu’il ne peut pas lire', () => {
    expect(vusPar(sociale, CANARI)).toContain(CANARIS.social);
    expect(vusPar(conseil, CANARI)).toEqual(expect.arrayContaining(['ZQX-QUESTION', CANARIS.emploi]));
    expect(vusPar(conseil, /ZQX-(SOC|FIN)/g)).toEqual([]);
    expect(emploi.recu.length).toBeGreaterThan(5);
    expect(vusPar(emploi, /ZQX-[A-Z]+|Guéguen/g)).toEqual([]);
  });

  test('l’assurée lit la phrase dans son livret', async () => {
    const claire = await connecter(application.url, 'assistante.sociale');
    const livret = await claire.get<{ brouillon: Record<string, unknown>; brouillonVersion: number }>(
      `/dossiers/${dossierId}/livret`,
    );
    expect(livret.texte).toContain(PHRASE);
    const decisions = [{ date: new Date().toISOString().slice(0, 10), phrase: PHRASE }];
    const ecrit = await claire.put<{ brouillonVersion: number }>(
      `/dossiers/${dossierId}/livret/brouillon`,
      { ...livret.corps.brouillon, decisions },
      { version: livret.corps.brouillonVersion },
    );
    expect(ecrit.statut).toBe(200);
    expect((await claire.post(`/dossiers/${dossierId}/livret/publication`, {})).statut).toBeLessThan(300);
    const assuree = await installer('assuree', '/mon-livret', { largeur: 390 });
    await assuree.page.getByText(PHRASE).first().waitFor();
    expect(vusPar(assuree, /ZQX-(SOC|FIN|DECISION|QUESTION)/g)).toEqual([]);
  }, 120_000);
});
