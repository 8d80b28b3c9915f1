import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { lancerNavigateur } from './navigateur';

describe('navigateur', () => {
  let navigateur: Browser;
  let serveur: Server;
  let adresse: string;

  beforeAll(async () => {
    serveur = createServer((requete, reponse) => {
      reponse.setHeader('content-type', 'text/html; charset=utf-8');
      reponse.setHeader('set-cookie', 'vu=oui; Path=/');
      reponse.end(`<h1>${requete.headers.cookie ?? 'aucun témoin'}</h1>`);
    });
    await new Promise<void>((pret) => serveur.listen(0, '127.0.0.1', pret));
    adresse = `http://127.0.0.1:${(serveur.address() as AddressInfo).port}/`;
    navigateur = await lancerNavigateur();
  });

  afterAll(async () => {
    await navigateur.close();
    await new Promise((ferme) => serveur.close(ferme));
  });

  test('plusieurs pages vivent ensemble et les sessions ne se mélangent pas', async () => {
    const [premiere, seconde] = await Promise.all([navigateur.newContext(), navigateur.newContext()]);
    const page = await premiere.newPage();
    await page.goto(adresse);
    await page.reload();
    const autrePage = await premiere.newPage();
    await autrePage.goto(adresse);
    const etrangere = await seconde.newPage();
    await etrangere.goto(adresse);
    expect(await page.textContent('h1')).toBe('vu=oui');
    expect(await autrePage.textContent('h1')).toBe('vu=oui');
    expect(await etrangere.textContent('h1')).toBe('aucun témoin');
    await Promise.all([premiere.close(), seconde.close()]);
  });
});
