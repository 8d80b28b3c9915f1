import { livretDe } from '../cles-de-test.js';
import { CATEGORIES_FICHE } from '@pdp/domain';
import { SCHEMAS_OPENAPI } from '../../src/modules/dossier/ecrire-categorie/schemas-openapi.js';
import type { RouteDeclaree } from '../../src/platform/http/catalogue-routes.js';
import { schemaDeDto, type SchemaJson } from '../../src/platform/http/schema-dto.js';
import { schemaDExemple } from '../balayage/corpus.js';
import type { ApplicationDemo } from '../demo-de-test.js';

/** Un corps qu'une route attend : où l'envoyer, et sa forme. */
export type CorpsAttendu = { readonly chemin: string; readonly schema: SchemaJson };

/**
 * Formes des corps d'une route, tirées des DTO qui valident ; les deux routes sans DTO (catégorie de fiche, livret)
 * le sont de leur schéma et d'un contenu réel. Vide pour une route qui ne lit pas de corps.
 */
export async function corpsAttendus(
  app: ApplicationDemo,
  route: RouteDeclaree,
  chemin: string,
  dossierId: string,
): Promise<readonly CorpsAttendu[]> {
  if (route.corps === null) return [];
  if (route.corps !== Object) return [{ chemin, schema: schemaDeDto(route.corps) }];
  if (route.chemin.endsWith('/:categorie'))
    return CATEGORIES_FICHE.map((c, i) => ({
      chemin: chemin.replace(/social$/, c),
      schema: SCHEMAS_OPENAPI[i] as SchemaJson,
    }));
  return [{ chemin, schema: schemaDExemple(await livretDe(app.sql, dossierId)) }];
}
