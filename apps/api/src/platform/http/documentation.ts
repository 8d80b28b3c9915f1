import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { FastifyInstance } from 'fastify';
import { documenterRoutes } from './documenter-routes.js';
import { enTexte, politiqueDeContenu } from './politique-contenu.js';
import { servirErreurs } from './page-erreurs.js';

const DESCRIPTION = `Dossier partagé, revue de dossiers en direct, livret de suivi.

- Dates \`AAAA-MM-JJ\`, instants ISO 8601 UTC, identifiants UUID, codes en majuscules.
- Listes : \`limite\` (200 au plus) et \`curseur\` opaque ; la réponse est \`{ elements, curseurSuivant }\`.
- Écriture d’une ressource existante : \`If-Match: "version"\`. Sans lui 428, périmé 412 avec la valeur actuelle.
- Création : \`Idempotency-Key\` facultative, gardée 24 heures.
- Toute écriture porte \`x-pdp: 1\`. Toute réponse porte \`x-correlation-id\`.
- Erreurs : \`application/problem+json\` (RFC 9457), en français, avec un \`code\` stable ; le \`type\` mène à [leur page](/api/docs/erreurs).
- Ce qu’un lecteur n’a pas le droit de voir n’existe pas pour lui : 404.

Temps réel (socket.io, \`/api/temps-reel\`) : voir docs/architecture.`;

/** Document OpenAPI de toutes les routes, complété de ce que le code déclare : corps, paramètres, en-têtes, problèmes. */
export function decrireApi(app: INestApplication): OpenAPIObject {
  const description = new DocumentBuilder()
    .setTitle('Plateforme PDP')
    .setDescription(DESCRIPTION)
    .setVersion('1')
    .setLicense('EUPL-1.2', 'https://eupl.eu/1.2/fr/')
    .addCookieAuth('pdp')
    .build();
  return documenterRoutes(app, SwaggerModule.createDocument(app, description));
}

/** Sert `/api/openapi.json`, `/api/docs` et la page des erreurs (démonstration, ou PDP_DOCS=oui). */
export function servirDocumentation(app: INestApplication): void {
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  // La page de Swagger porte ses styles en ligne ; aucune autre page n'y a droit.
  const politique = enTexte({ ...politiqueDeContenu(false), 'style-src': ["'self'", "'unsafe-inline'"] });
  fastify.addHook('onRequest', (demande, reponse, suite) => {
    if (demande.url.startsWith('/api/docs')) void reponse.header('content-security-policy', politique);
    suite();
  });
  servirErreurs(fastify);
  SwaggerModule.setup('api/docs', app, () => decrireApi(app), {
    jsonDocumentUrl: 'api/openapi.json',
    customSiteTitle: 'Plateforme PDP : API',
  });
}
