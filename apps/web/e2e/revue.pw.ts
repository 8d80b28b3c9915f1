import { completerCategorie } from '../../api/test/cles-de-test';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { connecter } from '../../api/test/connecter';
import { ouvrirApplicationDemo, type ApplicationDemo } from '../../api/test/demo-de-test';
import { lancerNavigateur } from './navigateur';

const PHRASE = 'Nous préparons un essai sur un poste administratif.';
const DECISION = 'ZQX-DECISION demander les accords manquants';
const CANARIS = {
  social: 'ZQX-SOC',
  finances: 'ZQX-FIN',
  capacites: 'ZQX-CAP',
  emploi: 'ZQX-EMP',
  projet: 'ZQX-PRO',
} as const;

type Poste = { readonly page: Page; readonly recu: string[] };

let application: ApplicationDemo;
let navigateur: Browser;
let dossierId: string;
let revueId: string;
const contextes: BrowserContext[] = [];

beforeAll(async () => {
  application = await ouvrirApplicationDemo();
  navigateur = await lancerNavigateur();
  dossierId = await application.dossierVitrine();
  await poserCanaris();
  const coordinatrice = await connecter(application.url, 'coordinatrice');
  const participants = await Promise.all(
    ['assistante.sociale', 'medecin.conseil', 'cap.emploi'].map((c) => application.idDe(c)),
  );
  const revue = await coordinatrice.post<{ id: string }>('/revues', { debut: new Date().toISOString(), participants });
  revueId = revue.corps.id;
  await coordinatrice.post(`/revues/${revueId}/transitions`, { transition: 'ouvrirOrdreDuJour' });
  const sociale = await connecter(application.url, 'assistante.sociale');
  await sociale.post(`/revues/${revueId}/passages`, { dossierId, question: 'ZQX-QUESTION engager un essai ?' });
}, 180_000);

afterAll(async () => {
  await navigateur?.close();
  await application?.fermer();
}, 60_000);

async function poserCanaris(): Promise<void> {
  const champs = {
    social: 'diagnosticSocial',
    finances: 'commentaire',
    capacites: 'precisions',
    emploi: 'commentaire',
    projet: 'description',
  } as const;
  for (const [categorie, canari] of Object.entries(CANARIS)) {
    const champ = champs[categorie as keyof typeof champs];
    await completerCategorie(application.sql, dossierId, categorie, { [champ]: canari });
  }
}

/** Ouvre un navigateur pour un compte, et garde tout ce qu'il reçoit : corps HTTP et trames de socket. */
async function installer(compte: string, chemin: string, largeur = 1280): Promise<Poste> {
  const contexte = await navigateur.newContext({ viewport: { width: largeur, height: 860 }, locale: 'fr-FR' });
  contextes.push(contexte);
  const page = await contexte.newPage();
  const recu: string[] = [];
  page.on('websocket', (socket) => socket.on('framereceived', (trame) => recu.push(String(trame.payload))));
  page.on('response', (reponse) => {
    if (!reponse.url().includes('/api/')) return;
    void reponse.text().then(
      (corps) => recu.push(`${reponse.url()} ${corps}`),
      () => undefined,
    );
  });
  await page.goto(`${application.url}/api/v1/connexion?retour=${encodeURIComponent(chemin)}`);
  await page.fill('[name=compte]', compte);
  await Promise.all([
    page.waitForURL((url) => url.pathname === chemin, { timeout: 60_000 }),
    page.keyboard.press('Enter'),
  ]);
  return { page, recu };
}

describe('revue à trois navigateurs', () => {
  let sociale: Poste;
  let conseil: Poste;
  let emploi: Poste;

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
    const toutDe = (poste: Poste): string => poste.recu.join('\n');
    expect(toutDe(sociale)).toContain(CANARIS.social);
    expect(toutDe(conseil)).toContain('ZQX-QUESTION');
    expect(toutDe(conseil)).toContain(CANARIS.emploi);
    for (const interdit of [CANARIS.social, CANARIS.finances]) expect(toutDe(conseil)).not.toContain(interdit);
    expect(emploi.recu.length).toBeGreaterThan(5);
    expect(toutDe(emploi)).not.toMatch(/ZQX|Guéguen/);
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
    const assuree = await installer('assuree', '/mon-livret', 390);
    await assuree.page.getByText(PHRASE).first().waitFor();
    expect(assuree.recu.join('\n')).not.toMatch(/ZQX-(SOC|FIN|DECISION|QUESTION)/);
  }, 120_000);
});
