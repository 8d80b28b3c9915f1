import type { INestApplicationContext } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';

/** Routes réellement servies, lues du serveur lui-même : « GET /api/v1/revues/:id ». HEAD et OPTIONS suivent GET, ils n'y sont pas. */
export function routesDeFastify(app: INestApplicationContext): string[] {
  const fastify = (app as NestFastifyApplication).getHttpAdapter().getInstance() as unknown as FastifyInstance;
  const pile: string[] = [];
  const routes: string[] = [];
  for (const ligne of fastify.printRoutes({ commonPrefix: false }).split('\n')) {
    const lue = /^((?:[│ ] {3})*)[├└]── (.*?)(?: \(([A-Z, ]+)\))?$/.exec(ligne);
    if (!lue) continue;
    const [, retrait = '', morceau = '', methodes] = lue;
    const niveau = retrait.length / 4;
    pile.splice(niveau, Infinity, morceau);
    for (const methode of methodes?.split(', ') ?? [])
      if (methode !== 'HEAD' && methode !== 'OPTIONS') routes.push(`${methode} ${normaliser(pile.join(''))}`);
  }
  return [...new Set(routes)].sort();
}

const normaliser = (chemin: string): string => `/${chemin}`.replace(/\/{2,}/g, '/').replace(/(.)\/$/, '$1');
