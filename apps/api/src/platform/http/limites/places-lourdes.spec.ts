import type { CallHandler, ExecutionContext } from '@nestjs/common';
import { expect, it } from '@jest/globals';
import { Subject, firstValueFrom, lastValueFrom } from 'rxjs';
import { LimitesInterceptor } from './limites.interceptor.js';
import { PLACES_PAR_AGENT, PlacesLourdes } from './places-lourdes.js';

const contexte = (utilisateurId: string, url: string): ExecutionContext => {
  const demande = { acteur: { utilisateurId }, method: 'GET', routeOptions: { url }, params: {}, query: {} };
  const http = { getRequest: () => demande, getResponse: () => ({}) };
  return { getType: () => 'http', switchToHttp: () => http } as unknown as ExecutionContext;
};

const permis = { consommer: () => Promise.resolve(null), exiger: () => Promise.resolve(), approche: () => false };

it('deux places par agent ; rendue, une place se reprend, et ne se rend pas deux fois', () => {
  const places = new PlacesLourdes();
  const [premiere, seconde] = [places.prendre('a'), places.prendre('a')];
  expect([premiere, seconde, places.prendre('b')].every((place) => place !== null)).toBe(true);
  expect(places.prendre('a')).toBeNull();
  premiere!();
  premiere!();
  expect(places.prendre('a')).not.toBeNull();
  expect(places.prendre('a')).toBeNull();
});

it('un troisième fichier à la fois est refusé ; les autres agents et les lectures ne sentent rien ; fini ou échoué, la place revient', async () => {
  const places = new PlacesLourdes();
  const limites = new LimitesInterceptor(permis as never, permis as never, {} as never, permis as never, places);
  const EXPORT = '/api/v1/journal.csv';
  const lancer = async (agent: string, url = EXPORT) => {
    const sortie = new Subject<string>();
    const suite: CallHandler = { handle: () => sortie };
    return { sortie, fin: lastValueFrom(await limites.intercept(contexte(agent, url), suite)) };
  };
  const enCours = [];
  for (let i = 0; i < PLACES_PAR_AGENT; i++) enCours.push(await lancer('a'));
  await expect(lancer('a')).rejects.toMatchObject({ erreur: { code: 'trop-de-demandes' }, attenteS: 5 });
  const ailleurs = await lancer('b');
  const lecture = await lancer('a', '/api/v1/taches');
  for (const { sortie } of [ailleurs, lecture]) sortie.next('x');
  for (const { sortie } of [ailleurs, lecture]) sortie.complete();
  expect(await Promise.all([ailleurs.fin, lecture.fin])).toEqual(['x', 'x']);

  const echec = enCours[0]!;
  echec.sortie.error(new Error('panne'));
  await expect(echec.fin).rejects.toThrow('panne');
  const repris = await lancer('a');
  await expect(lancer('a')).rejects.toMatchObject({ attenteS: 5 });
  repris.sortie.next('fini');
  const lu = firstValueFrom(repris.sortie, { defaultValue: 'clos' });
  repris.sortie.complete();
  expect([await repris.fin, await lu]).toEqual(['fini', 'clos']);
});
