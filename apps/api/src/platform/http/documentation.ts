import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';

/** Document OpenAPI de toutes les routes. */
export function decrireApi(app: INestApplication): OpenAPIObject {
  const description = new DocumentBuilder()
    .setTitle('Plateforme PDP')
    .setDescription(
      'Dossier partagé, revue de dossiers en direct, livret de suivi. Règles communes : docs/architecture.',
    )
    .setVersion('1')
    .addCookieAuth('pdp')
    .build();
  return SwaggerModule.createDocument(app, description);
}

/** Sert `/api/openapi.json` et la page lisible `/api/docs` (démonstration, ou PDP_DOCS=oui). */
export function servirDocumentation(app: INestApplication): void {
  SwaggerModule.setup('api/docs', app, () => decrireApi(app), {
    jsonDocumentUrl: 'api/openapi.json',
    customSiteTitle: 'Plateforme PDP : API',
  });
}
