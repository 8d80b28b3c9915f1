import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { connecter, type ClientHttp } from '../../api/test/connecter';
import type { ApplicationDemo } from '../../api/test/demo-de-test';
import { jusquA } from '../../api/test/jusqu-a';
import { tenirSeance } from '../../api/test/seance-de-test';
import { CANARIS, poserCanaris } from './outils/canaris-dossier';
import { montrer } from './outils/captures';
import { BancSurveille, vusPar, type PosteSurveille } from './outils/poste-surveille';
import { fautes } from './outils/verifier';

const NOM = 'Mme Sophie Guéguen';
const COUPE = 'ZQX-DECISION orienter vers l’équi';
const DECISION = 'ZQX-DECISION orienter vers l’équipe technique';
const CANARI = /ZQX-[A-Z]+/g;
const INTERDIT_A_TOUS = /ZQX-[A-Z]+|Guéguen/g;
/** Quinze secondes sans signe du conducteur, puis la relecture suivante. */
const REPRISE_MS = 60_000;

let banc: BancSurveille;
let application: ApplicationDemo;
let claire: ClientHttp;
let dossierId: string;
let revueId: string;
let salle: string;
let passageId: string;
const installer = (...demande: Parameters<BancSurveille['installer']>): Promise<PosteSurveille> =>
  banc.installer(...demande);

beforeAll(async () => {
  banc = await BancSurveille.ouvrir();
  ({ application } = banc);
  dossierId = await application.dossierVitrine();
  await poserCanaris(application, dossierId);
  claire = await connecter(application.url, 'assistante.sociale');
  const participants = await Promise.all(
    ['assistante.sociale', 'medecin.conseil', 'cap.emploi'].map((compte) => application.idDe(compte)),
  );
  const seance = await tenirSeance(await connecter(application.url, 'coordinatrice'), {
    dossiers: [dossierId],
    par: claire,
    question: 'ZQX-QUESTION orienter ?',
    participants,
  });
  revueId = seance.revueId;
  passageId = seance.passages[0] ?? '';
  salle = `/revues/${revueId}`;
  const cpam = await connecter(application.url, 'referent.cpam');
  const avis = await cpam.put(`/passages/${passageId}/avis-differe`, {
    texte: 'ZQX-AVISCPAM les droits le permettent.',
  });
  expect(avis.statut).toBe(200);
}, 180_000);

afterAll(() => banc?.fermer(), 60_000);

const champDecision = (page: Page) => page.locator('[data-salle=decision] textarea');
const texteEnBase = async (): Promise<string> => {
  const [ligne] = await application.sql<{ texte: string }>(
    `SELECT texte FROM brouillon_decision WHERE passage_id = $1`,
    [passageId],
  );
  return ligne?.texte ?? '';
};
const leChampMontre = (page: Page, texte: string): Promise<void> =>
  jusquA(`le champ « ${texte} »`, async () => (await champDecision(page).inputValue()) === texte);

describe('revue à trois navigateurs : pannes, mode salle, équipe technique, additif', () => {
  let solenn: PosteSurveille;
  let sociale: PosteSurveille;
  let conseil: PosteSurveille;
  let emploi: PosteSurveille;
  let ecran: PosteSurveille;
  let etm: PosteSurveille;
  const coordination: PosteSurveille[] = [];
  const fermer = (poste: PosteSurveille): Promise<void> => poste.page.context().close();

  test('la conductrice disparaît : une autre, et elle seule parmi les présents, reprend', async () => {
    [solenn, sociale, conseil, emploi] = (await Promise.all(
      ['coordinatrice', 'assistante.sociale', 'medecin.conseil', 'cap.emploi'].map((c) => installer(c, salle)),
    )) as [PosteSurveille, PosteSurveille, PosteSurveille, PosteSurveille];
    coordination.push(solenn);
    await solenn.page.getByRole('button', { name: `Commencer par ${NOM}` }).click();
    await conseil.page.getByRole('heading', { name: NOM }).waitFor();
    await emploi.page.getByText('Vous êtes en salle d’attente').waitFor();
    await fermer(solenn);
    const reprendre = sociale.page.getByRole('button', { name: 'Reprendre la conduite' });
    await reprendre.waitFor({ timeout: REPRISE_MS });
    expect(await conseil.page.getByRole('button', { name: 'Reprendre la conduite' }).count()).toBe(0);
    await reprendre.click();
    await sociale.page.getByRole('button', { name: 'Terminer la revue' }).waitFor();
    await conseil.page.getByText(/Assistant.* · conduit/).waitFor();
  }, 180_000);

  test('revenue, elle retrouve le groupe où il est, sans conduire', async () => {
    solenn = await installer('coordinatrice', salle);
    coordination.push(solenn);
    await solenn.page.getByRole('heading', { name: NOM }).waitFor();
    await solenn.page.getByRole('button', { name: 'Demander la conduite' }).waitFor();
    expect(await solenn.page.getByRole('button', { name: 'Terminer la revue' }).count()).toBe(0);
  }, 120_000);

  test('celle qui écrit tombe en pleine frappe : une autre retrouve son texte', async () => {
    await champDecision(solenn.page).pressSequentially(COUPE);
    await sociale.page.getByText('Solenn Jaffré écrit…').waitFor();
    await sociale.page.getByText(COUPE).waitFor();
    await fermer(solenn);
    await jusquA('la frappe en base', async () => (await texteEnBase()) === COUPE);
    await sociale.page.getByRole('button', { name: 'Prendre la plume' }).click();
    await leChampMontre(sociale.page, COUPE);
  }, 120_000);

  test('elle tombe à son tour, et le retrouve elle-même au retour', async () => {
    await champDecision(sociale.page).press('Control+End');
    await champDecision(sociale.page).pressSequentially('pe technique');
    await conseil.page.getByText(DECISION).waitFor();
    await fermer(sociale);
    await jusquA('la frappe en base', async () => (await texteEnBase()) === DECISION);
    sociale = await installer('assistante.sociale', salle);
    await leChampMontre(sociale.page, DECISION);
    await sociale.page.getByRole('button', { name: 'Terminer la revue' }).waitFor();
  }, 120_000);

  test('mode salle : rien tant qu’une personne sans droit est là, puis ce que tous lisent', async () => {
    ecran = await installer('assistante.sociale', `${salle}/ecran`);
    await ecran.page.getByText('Rien ne s’affiche pour ce dossier').waitFor();
    expect(vusPar(ecran, INTERDIT_A_TOUS)).toEqual([]);
    await emploi.page
      .getByRole('link', { name: /travail/i })
      .first()
      .click();
    await ecran.page.getByRole('heading', { name: NOM }).waitFor();
    await ecran.page.getByText(CANARIS.emploi).waitFor();
    await ecran.page.getByText(DECISION).waitFor();
    await ecran.page.getByText('ZQX-AVISCPAM').waitFor();
    await montrer(ecran.page, 'ecran-avis');
    expect(await fautes(ecran.page)).toEqual([]);
    await fermer(ecran);
  }, 120_000);

  test('la revue oriente vers l’équipe technique, qui attend l’accord de l’assurée', async () => {
    await sociale.page.getByRole('button', { name: 'Orienter vers l’ETM' }).click();
    await sociale.page.getByRole('button', { name: 'Valider et passer au suivant' }).click();
    await conseil.page.getByText('Une équipe spécialisée dans l’emploi peut étudier').waitFor();
    etm = await installer('coordination.etm', '/revues');
    await etm.page
      .getByRole('button', { name: /^Accepter l’orientation de / })
      .first()
      .waitFor();
    expect(vusPar(etm, INTERDIT_A_TOUS)).toEqual([]);
    const [equipe] = await application.sql<{ id: string }>(
      `SELECT organisme_id AS id FROM habilitation h JOIN utilisateur u ON u.id = h.utilisateur_id WHERE u.sujet = 'coordination.etm'`,
    );
    const accord = await claire.post(`/dossiers/${dossierId}/consentements`, {
      portee: 'PARTENAIRE',
      unite: 'ETM',
      organismeId: equipe?.id,
      categories: ['identite', 'emploi', 'projet', 'revueAgenda'],
      canal: 'ORAL_ATTESTE',
    });
    expect(accord.statut).toBe(201);
    await jusquA('l’orientation adressée', async () => {
      const { corps } = await claire.get<{ elements: { etat: string }[] }>(`/orientations-etm?dossier=${dossierId}`);
      return corps.elements[0]?.etat === 'DEMANDEE';
    });
  }, 120_000);

  test('l’équipe accepte, étudie dans sa séance, et son résultat revient dans le dossier', async () => {
    await etm.page.reload();
    await etm.page.getByRole('button', { name: `Accepter l’orientation de ${NOM}` }).click();
    await etm.page.getByText('Votre réponse est enregistrée').waitFor();
    const tanguy = await connecter(application.url, 'coordination.etm');
    const seance = await tenirSeance(tanguy, { type: 'ETM', dossiers: [dossierId], question: 'Quel poste ?' });
    await etm.page.goto(`${application.url}/revues/${seance.revueId}`);
    await etm.page.getByRole('button', { name: `Commencer par ${NOM}` }).click();
    await etm.page.getByRole('button', { name: 'Poursuivre', exact: true }).click();
    await champDecision(etm.page).fill('ZQX-RESULTAT essai sur un poste assis');
    await etm.page.getByRole('button', { name: 'Valider et passer au suivant' }).click();
    await etm.page.getByRole('button', { name: 'Annuler la décision' }).waitFor();
    await jusquA('le résultat revenu', async () => {
      const { texte } = await claire.get(`/orientations-etm?dossier=${dossierId}`);
      return texte.includes('ZQX-RESULTAT');
    });
    const dossier = await installer('assistante.sociale', `/dossiers/${dossierId}`);
    await dossier.page.getByRole('heading', { name: 'Équipe technique de maintien' }).waitFor();
    await dossier.page.getByText('Étudiée', { exact: true }).waitFor();
    await dossier.page.getByText(/Poursuivre\..*ZQX-RESULTAT/).waitFor();
    await fermer(dossier);
  }, 180_000);

  test('le compte rendu figé se complète par un additif daté, lu de ceux qui lisent la décision', async () => {
    const { page } = sociale;
    await page.getByRole('button', { name: 'Terminer la revue' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Terminer la revue' }).click();
    await page.waitForURL('**/compte-rendu');
    await page.getByRole('button', { name: 'Figer le compte rendu' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Figer le compte rendu' }).click();
    await page.getByRole('combobox', { name: 'Dossier concerné' }).click();
    await page.getByRole('option', { name: new RegExp(NOM) }).click();
    await page.getByLabel('Ajouter au compte rendu').fill('ZQX-ADDITIF l’équipe a étudié la situation.');
    await page.getByRole('button', { name: 'Ajouter', exact: true }).click();
    const date = new Intl.DateTimeFormat('fr-FR', { day: 'numeric', timeZone: 'Europe/Paris' }).format(new Date());
    await page.getByText(new RegExp(`${date} .*Claire Le Bihan.*ZQX-ADDITIF`)).waitFor();
    await conseil.page.goto(`${application.url}${salle}/compte-rendu`);
    await conseil.page.getByText(/Claire Le Bihan.*ZQX-ADDITIF/).waitFor();
    await emploi.page.goto(`${application.url}${salle}/compte-rendu`);
    await emploi.page.getByRole('heading', { level: 1 }).waitFor();
  }, 120_000);

  test('à aucun moment un navigateur n’a reçu ce qu’il ne peut pas lire', () => {
    expect(vusPar(sociale, CANARI)).toContain(CANARIS.social);
    // Médecin conseil et coordination : ni situation sociale ni ressources ; l’écran partagé : ce que tous lisent.
    for (const poste of [conseil, ...coordination]) {
      expect(vusPar(poste, CANARI)).toContain(CANARIS.emploi);
      expect(vusPar(poste, /ZQX-(SOC|FIN)/g)).toEqual([]);
    }
    expect(vusPar(ecran, CANARI)).toContain(CANARIS.emploi);
    expect(vusPar(ecran, /ZQX-(SOC|FIN|CAP)/g)).toEqual([]);
    expect(vusPar(etm, CANARI)).toEqual(['ZQX-EMP', 'ZQX-PRO', 'ZQX-RESULTAT']);
    expect(emploi.recu.length).toBeGreaterThan(5);
    expect(vusPar(emploi, INTERDIT_A_TOUS)).toEqual([]);
  });
});
