import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import fastifyMultipart from '@fastify/multipart';
import fastifyStatic from '@fastify/static';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Configuration } from '../config/configuration.js';
import { nouvelId } from '../config/identifiants.js';
import { poserCrochets } from './crochets.js';
import { envoyerProbleme } from './envoyer-probleme.js';
import { enErreurMetier } from './mise-en-probleme.js';
import { ADRESSE_RAPPORTS, EMPLACEMENT_NONCE, enTexte, nouveauNonce, politiqueDeContenu } from './politique-contenu.js';
import { recevoirRapportsCsp } from './rapports-csp.js';

const CORPS_MAX = 256 * 1024;
export const FICHIER_MAX = 100 * 1024 * 1024;
const CHEMIN_DU_LIVRET = /^\/mon-livret(\?|$)/;

/** Adaptateur Fastify : limites de taille et de durée (trust.md A6.3), erreurs de bas niveau en problem+json. */
export function creerAdaptateur({
  relaisDeConfiance = 0,
}: Pick<Configuration, 'relaisDeConfiance'> = {}): FastifyAdapter {
  return new FastifyAdapter({
    bodyLimit: CORPS_MAX,
    // `X-Forwarded-For` ne se croit que posé par nos propres relais : sans réglage, n'importe qui y écrit ce qu'il veut.
    trustProxy: relaisDeConfiance > 0 ? (_adresse: string, rang: number) => rang < relaisDeConfiance : false,
    // Une liste de la CPAM de 100 Mo sur une ligne lente ; tout autre corps a trente secondes (bornes.ts), et les en-têtes quinze.
    requestTimeout: 180_000,
    http: { headersTimeout: 15_000 },
    connectionTimeout: 0,
    keepAliveTimeout: 65_000,
    forceCloseConnections: 'idle',
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (erreur: unknown, demande: unknown, reponse: unknown) => {
      // Adresse illisible ou trop longue : aucun crochet n'a encore tourné, pas même celui du numéro de demande.
      const numero = (demande as { correlationId?: string }).correlationId || nouvelId();
      const refus = (reponse as unknown as FastifyReply).header('x-correlation-id', numero);
      envoyerProbleme(refus.header('cache-control', 'no-store'), enErreurMetier(erreur), numero);
    },
  });
}

/** Greffons et crochets à poser avant l'initialisation de Nest. */
export async function preparerFastify(
  app: NestFastifyApplication,
  configuration: Configuration,
): Promise<FastifyInstance> {
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  await app.register(fastifyCookie as never);
  await app.register(fastifyMultipart as never, {
    limits: { fileSize: FICHIER_MAX, files: 1, fields: 5, fieldSize: 4096 },
  });
  await app.register(fastifyHelmet as never, {
    contentSecurityPolicy: false,
    hsts: configuration.production ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginEmbedderPolicy: false,
  });
  // Écrite une fois : helmet la recomposait à chaque demande.
  const politique = enTexte(politiqueDeContenu(configuration.production));
  fastify.addHook('onRequest', (_demande, reponse, suite) => {
    void reponse.header('content-security-policy', politique);
    suite();
  });
  poserCrochets(fastify, configuration);
  await recevoirRapportsCsp(fastify);
  return fastify;
}

/** Sert l'application web construite ; toute adresse hors /api et /demo rend la page d'accueil (routes du navigateur). */
export async function servirWeb(
  app: NestFastifyApplication,
  racine: string,
  { production }: Pick<Configuration, 'production'>,
): Promise<boolean> {
  const accueil = lirePage(racine, 'index.html');
  if (accueil === null) return false;
  // Même application ; sa tête annonce en plus ce que demande la première vue du livret (apps/web/page-livret.ts).
  const livret = lirePage(racine, 'mon-livret.html') ?? accueil;
  // Un fichier, une route : une adresse inconnue ne touche jamais le disque.
  await app.register(fastifyStatic as never, {
    root: racine,
    prefix: '/',
    wildcard: false,
    index: false,
    // Une page porte un nonce neuf : elle se compose à chaque demande, plus bas.
    globIgnore: ['**/*.html'],
    cacheControl: false,
    // Copies écrites à la construction (apps/web/comprimer.ts) ; rien de secret dans ces fichiers.
    preCompressed: true,
    setHeaders: (reponse: { header(nom: string, valeur: string): unknown }, chemin: string) => {
      // Le nom des fichiers d'assets porte leur empreinte ; les autres (icône, thème initial) se revalident.
      const fige = chemin.includes(`${path.sep}assets${path.sep}`);
      reponse.header('vary', 'accept-encoding');
      reponse.header('cache-control', fige ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  fastify.get('/*', (demande, reponse) => {
    if (/^\/(api|demo)(\/|$)/.test(demande.url))
      return envoyerProbleme(reponse, enErreurMetier({ statusCode: 404 }), demande.correlationId);
    const nonce = nouveauNonce();
    return reponse
      .header('content-type', 'text/html; charset=utf-8')
      .header('content-security-policy', enTexte(politiqueDeContenu(production, nonce)))
      .header('reporting-endpoints', `csp="${ADRESSE_RAPPORTS}"`)
      .header('cache-control', 'no-cache')
      .send((CHEMIN_DU_LIVRET.test(demande.url) ? livret : accueil).join(nonce));
  });
  return true;
}

// Page construite, coupée là où va son nonce ; `null` si la construction n'en a pas.
function lirePage(racine: string, nom: string): string[] | null {
  const chemin = path.join(racine, nom);
  return existsSync(chemin) ? readFileSync(chemin, 'utf8').split(EMPLACEMENT_NONCE) : null;
}
