import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { ajouterJours, dateParis } from '@pdp/domain';
import { connecter } from '../../api/test/connecter';
import { Banc, pret } from './outils/banc';
import { montrer } from './outils/captures';
import { defautsDe, fautes } from './outils/verifier';

let banc: Banc;

beforeAll(async () => {
  banc = await Banc.ouvrir();
}, 180_000);

afterAll(() => banc?.fermer(), 60_000);

/** Page de connexion, hors de toute session. */
async function pageDeConnexion(suite = ''): Promise<Page> {
  const { page } = await banc.aller('pilote', '/aide', { aPart: true });
  await page.context().clearCookies();
  await page.goto(`${banc.application.url}/connexion${suite}`);
  await pret(page);
  return page;
}

describe('connexion', () => {
  test('les services nationaux simulés se proposent par public ; le niveau trop faible est dit en clair', async () => {
    const page = await pageDeConnexion();
    const services = page.getByRole('region', { name: 'Services de connexion' });
    expect(await services.getByRole('link').allTextContents()).toEqual([
      'Agents des organismesProConnect (simulé)',
      'Professionnels de santéPro Santé Connect (simulé)',
      'Assurés et mandatairesFranceConnect (simulé)',
    ]);
    expect(await defautsDe(page)).toEqual([]);
    await services
      .getByRole('link', { name: /ProConnect/ })
      .first()
      .click();
    await page.getByRole('heading', { name: 'ProConnect, simulé' }).waitFor();
    expect(await fautes(page)).toEqual([]);
    await page.getByLabel('Nom du compte').fill('assistante.sociale');
    await page.getByLabel('Preuve présentée').selectOption('un');
    await page.getByRole('button', { name: 'Se connecter', exact: true }).click();
    await page.getByText('Connexion pas assez sûre').waitFor();
    expect(new URL(page.url()).search).toBe('?erreur=niveau');
    expect(await fautes(page)).toEqual([]);
    await page.context().close();
  }, 90_000);

  test('un mandataire sans mandat arrive sur une page stable, qui dit quoi faire', async () => {
    const page = await pageDeConnexion('?erreur=sans-mandat');
    await page.getByText('Aucun mandat en cours').waitFor();
    await page.getByText('J’ai un code d’invitation').click();
    await page.getByLabel('Code d’invitation').fill('trop-court');
    await page.getByText('Ce code est incomplet').waitFor();
    await page.getByLabel('Code d’invitation').fill('a'.repeat(43));
    await page.getByText('Code prêt').waitFor();
    expect(await page.getByRole('link', { name: /FranceConnect/ }).getAttribute('href')).toContain('invitation=aaa');
    expect(await fautes(page)).toEqual([]);
    await page.context().close();
  }, 90_000);
});

describe('administration des comptes', () => {
  test('inviter par fichier : aperçu, confirmation, codes emportés une fois', async () => {
    const { page } = await banc.aller('admin', '/administration?onglet=invitations');
    const [{ nom }] = (await banc.application.sql<{ nom: string }>(
      `SELECT o.nom FROM organisme o JOIN plateforme p ON p.id = o.plateforme_id WHERE p.departement = '56' AND 'SPST' = ANY (o.unites) ORDER BY o.nom LIMIT 1`,
    )) as [{ nom: string }];
    const contenu = [
      'Nom;Prénom;Courriel;Fonction;Organisme;Motif',
      `Quemener;Loïg;loig.quemener@exemple.invalid;Médecin du travail;${nom};Arrivée`,
      `Faux;Yves;pas-une-adresse;IPRP;${nom};Arrivée`,
    ].join('\n');
    await page.locator('input[type=file]').setInputFiles({
      name: 'invitations.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(contenu, 'latin1'),
    });
    await page.getByText('1 ligne acceptée').waitFor();
    await page.getByText('Refusée', { exact: true }).waitFor();
    expect(await defautsDe(page)).toEqual([]);
    await page.getByRole('button', { name: 'Inviter 1 personne' }).click();
    await page.getByText('1 code à remettre').waitFor();
    expect(await page.getByRole('button', { name: 'Terminer' }).isDisabled()).toBe(true);
    expect(await fautes(page)).toEqual([]);
    const [fichier] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Télécharger les codes' }).click(),
    ]);
    expect(readFileSync(await fichier.path(), 'utf8')).toMatch(
      /Loïg Quemener;loig\.quemener@exemple\.invalid;Médecin du travail;.*;[\w-]{43};http/,
    );
    await page.getByRole('button', { name: 'Terminer' }).click();
    await page.getByRole('button', { name: 'Choisir un fichier CSV' }).waitFor();
    await page.goto(`${banc.application.url}/administration?recherche=quemener`);
    await page.getByRole('button', { name: /^Nouveau code : .*Loïg Quemener/ }).click();
    const dialogue = page.getByRole('dialog', { name: /^Code d’invitation/ });
    await dialogue.getByRole('button', { name: 'Donner un nouveau code' }).click();
    await dialogue.getByLabel('Code à remettre en main propre').waitFor();
    expect(await fautes(page)).toEqual([]);
    await page.close();
  }, 120_000);

  test('reconfirmer une liste : cocher, reconfirmer, retirer avec une raison', async () => {
    const { page } = await banc.aller('admin', '/administration?onglet=reconfirmation');
    await page.getByLabel('Relire un organisme sans attendre').selectOption({ index: 1 });
    await page.getByRole('button', { name: 'Ouvrir la liste' }).click();
    const table = page.getByRole('table', { name: 'Habilitations à reconfirmer' });
    await table.waitFor();
    expect(await defautsDe(page)).toEqual([]);
    await table.getByRole('checkbox').first().check();
    await page.getByRole('button', { name: 'Reconfirmer 1 habilitation' }).click();
    await table.getByText('Reconfirmée').first().waitFor();
    await page.getByRole('button', { name: 'Revenir aux listes' }).click();
    await page.getByRole('table', { name: 'Listes à reconfirmer' }).getByText(/sur/).first().waitFor();
    expect(await fautes(page)).toEqual([]);
    await page.close();
  }, 120_000);

  test('tester les droits de… : la situation change la réponse, aucune donnée n’est lue', async () => {
    const { page } = await banc.aller('dpo', '/administration', { aPart: true });
    await page.getByRole('combobox', { name: 'Fonction' }).selectOption('CONSEILLER_CAP_EMPLOI');
    await page.getByText(/n’existe pas pour cette personne/).waitFor();
    await page.getByLabel('Accord donné à son organisme').selectOption('oui');
    await page.getByText(/le dossier s’ouvre/).waitFor();
    expect(await defautsDe(page)).toEqual([]);
    await page.context().close();
  }, 90_000);

  test('suppléance : un agent désigne son suppléant, l’administrateur la voit et y met fin', async () => {
    await banc.application.sql(
      `INSERT INTO utilisateur (id, emetteur, sujet, nom, prenom) VALUES ('018f0000-0000-7000-8000-00000000aaaa', 'demo', 'collegue.sociale', 'Kerbrat', 'Soizic')`,
    );
    await banc.application.sql(
      `INSERT INTO habilitation (id, utilisateur_id, fonction, unite, organisme_id, plateforme_id)
       SELECT gen_random_uuid(), '018f0000-0000-7000-8000-00000000aaaa', h.fonction, h.unite, h.organisme_id, h.plateforme_id
       FROM habilitation h JOIN utilisateur u ON u.id = h.utilisateur_id WHERE u.sujet = 'assistante.sociale' AND h.fonction = 'ASSISTANT_SERVICE_SOCIAL'`,
    );
    const { page } = await banc.aller('assistante.sociale', '/suppleances');
    await page.getByRole('button', { name: 'Me faire suppléer' }).click();
    const dialogue = page.getByRole('dialog', { name: 'Me faire suppléer' });
    await dialogue.getByRole('button', { name: 'Désigner' }).click();
    await dialogue.getByText('Choisissez un suppléant.').first().waitFor();
    await dialogue.getByLabel('Suppléant').selectOption({ label: 'Soizic Kerbrat' });
    const demain = (jours: number) => new Date(Date.now() + jours * 86_400_000).toISOString().slice(0, 10);
    await dialogue.getByLabel('Premier jour d’absence').fill(demain(2));
    await dialogue.getByLabel('Dernier jour d’absence').fill(demain(9));
    await dialogue.getByLabel('Raison').fill('Congés');
    expect(await fautes(page)).toEqual([]);
    await dialogue.getByRole('button', { name: 'Désigner' }).click();
    await page.getByRole('table', { name: 'Suppléances' }).getByText('À venir').waitFor();
    expect(await defautsDe(page)).toEqual([]);
    await page.close();
    const { page: autre } = await banc.aller('admin', '/administration?onglet=absences');
    await autre.getByRole('button', { name: /^Mettre fin/ }).click();
    await autre.getByRole('dialog').getByRole('button', { name: 'Mettre fin' }).click();
    await autre.getByText('Terminée').waitFor();
    await autre.getByLabel('Personne absente').fill('kerbrat');
    await autre.getByRole('button', { name: /Soizic Kerbrat/ }).click();
    await autre.getByRole('dialog', { name: 'Suppléer Soizic Kerbrat' }).getByLabel('Suppléant').waitFor();
    expect(await fautes(autre)).toEqual([]);
    await autre.close();
  }, 120_000);

  test('suppléance en cours : le cercle du dossier dit qui supplée qui, et jusqu’à quand', async () => {
    const referente = await connecter(banc.application.url, 'assistante.sociale');
    const aujourdhui = dateParis(new Date());
    const designe = await referente.post('/suppleances', {
      suppleantId: '018f0000-0000-7000-8000-00000000aaaa',
      debut: aujourdhui,
      fin: ajouterJours(aujourdhui, 6),
      motif: 'Congés',
    });
    expect(designe.statut).toBe(201);
    const { page } = await banc.aller(
      'assistante.sociale',
      `/dossiers/${await banc.application.dossierVitrine()}?onglet=parcours`,
    );
    const suppleante = page.getByRole('listitem').filter({ hasText: 'Soizic Kerbrat' });
    await suppleante.getByText(/^supplée Claire Le Bihan jusqu’au \d/).waitFor();
    // Ce lien finit avec l'absence : il ne se retire pas à la main.
    expect(await suppleante.getByRole('button').count()).toBe(0);
    expect(await page.textContent('body')).not.toContain('Congés');
    expect(await defautsDe(page)).toEqual([]);
    await montrer(page, 'cercle-suppleance');
    await page.close();
  }, 120_000);
});
