import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { SessionVue } from '@pdp/domain';
import type { Page } from 'playwright-core';
import { Banc, pret } from './outils/banc';
import { defautsDe, fautes } from './outils/verifier';
import { parti } from './outils/parti';

let banc: Banc;

beforeAll(async () => {
  banc = await Banc.ouvrir();
}, 180_000);

afterAll(() => banc?.fermer(), 60_000);

/** Ce que le serveur dit du temps restant, en secondes, tant que `rendre` n'est pas appelé. */
async function annoncer(page: Page, reste: SessionVue['reste']): Promise<void> {
  await page.route('**/api/v1/session', async (route) => {
    const reponse = await route.fetch();
    await route.fulfill({ response: reponse, json: { ...((await reponse.json()) as SessionVue), reste } });
  });
}

const rendre = (page: Page): Promise<void> => page.unroute('**/api/v1/session');

describe('fin de session', () => {
  const nom = (page: Page) => page.getByLabel('Nom de naissance');

  test('prévient avant la fin, avec un compte à rebours ; « Rester connecté » la prolonge, le texte reste', async () => {
    const avant = (p: Page): Promise<void> => annoncer(p, { inactiviteS: 115, permiseS: 150, absolueS: 9000 });
    const { page } = await banc.aller('medecin.conseil', '/signaler', { aPart: true, avant });
    await nom(page).fill('Essai');
    const dialogue = page.getByRole('dialog', { name: 'Votre session va se terminer' });
    await dialogue.waitFor();
    expect(await dialogue.getByRole('timer').textContent()).toMatch(/^1 min \d\d s$|^\d+ s$/);
    expect(await dialogue.getByRole('status').textContent()).toMatch(/^Il reste moins/);
    expect(await fautes(page)).toEqual([]);
    await rendre(page);
    await dialogue.getByRole('button', { name: 'Rester connecté' }).click();
    await parti(dialogue);
    expect(await nom(page).inputValue()).toBe('Essai');
    await page.context().close();
  }, 120_000);

  test('près des douze heures, rien ne prolonge : la reconnexion est proposée avant la fin', async () => {
    const avant = (p: Page): Promise<void> => annoncer(p, { inactiviteS: 100, permiseS: 1800, absolueS: 100 });
    const { page } = await banc.aller('medecin.conseil', '/signaler', { aPart: true, avant });
    const dialogue = page.getByRole('dialog', { name: 'Votre session va se terminer' });
    await dialogue.getByText(/Une session dure douze heures au plus/).waitFor();
    expect(await dialogue.getByRole('button').count()).toBe(0);
    expect(await dialogue.getByRole('link', { name: 'Me reconnecter' }).getAttribute('href')).toContain('signaler');
    await page.context().close();
  }, 120_000);

  test('une fois finie, la reconnexion ramène à la même page avec le texte tapé', async () => {
    const { page } = await banc.aller('medecin.conseil', '/signaler', { aPart: true });
    await nom(page).fill('Essai');
    // Le brouillon s’enregistre un instant après la frappe.
    await page.waitForTimeout(1500);
    await banc.application.sql(
      `UPDATE session s SET vue_le = now() - interval '70 minutes' FROM utilisateur u WHERE u.id = s.utilisateur_id AND u.sujet = $1`,
      ['medecin.conseil'],
    );
    await page.getByRole('dialog', { name: 'Votre session est terminée' }).waitFor({ timeout: 60_000 });
    await page.getByRole('link', { name: 'Me reconnecter' }).click();
    await page.fill('[name=compte]', 'medecin.conseil');
    await Promise.all([page.waitForURL((url) => url.pathname === '/signaler'), page.keyboard.press('Enter')]);
    await pret(page);
    await page.getByText(/Votre brouillon de .* a été retrouvé/).waitFor();
    expect(await nom(page).inputValue()).toBe('Essai');
    await page.context().close();
  }, 120_000);
});

describe('mes sessions', () => {
  test('fermer une autre session la déconnecte là-bas', async () => {
    const la = await banc.aller('coordinatrice', '/revues', { aPart: true });
    const ici = await banc.aller('coordinatrice', '/mes-sessions', { aPart: true });
    await ici.page.getByText('Cette session', { exact: true }).waitFor();
    expect(await defautsDe(ici.page)).toEqual([]);
    await ici.page
      .getByRole('button', { name: /^Fermer\s+la session/ })
      .first()
      .click();
    await la.page.getByRole('dialog', { name: 'Votre session est terminée' }).waitFor();
    await ici.page.getByText('Vous n’êtes connecté nulle part ailleurs.').waitFor();
    await Promise.all([la.page.context().close(), ici.page.context().close()]);
  }, 120_000);
});
