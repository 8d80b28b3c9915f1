import type { ApiBodyOptions } from '@nestjs/swagger';
import { CATEGORIES_FICHE, SCHEMAS_FICHE, type Champ, type Schema } from '@pdp/domain';

type SchemaObject = Exclude<Extract<ApiBodyOptions, { schema: unknown }>['schema'], { $ref: string }>;

/** Un schéma OpenAPI par catégorie, tiré de la même table que la validation : la documentation ne peut pas s'en écarter. */
export const SCHEMAS_OPENAPI: SchemaObject[] = CATEGORIES_FICHE.map((categorie) => ({
  title: categorie,
  ...objet(SCHEMAS_FICHE[categorie]),
}));

function objet(schema: Schema): SchemaObject {
  const obligatoires = Object.entries(schema).filter(([, champ]) => champ.obligatoire === true);
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(
      Object.entries(schema).map(([nom, champ]) => [nom, { description: champ.libelle, ...propriete(champ) }]),
    ),
    ...(obligatoires.length > 0 ? { required: obligatoires.map(([nom]) => nom) } : {}),
  };
}

function propriete(champ: Champ): SchemaObject {
  switch (champ.sorte) {
    case 'texte':
    case 'forme':
      return { type: 'string', maxLength: champ.max, nullable: true };
    case 'date':
      return { type: 'string', format: 'date', nullable: true };
    case 'choix':
      return { type: 'string', enum: [...champ.valeurs], nullable: true };
    case 'choixMultiple':
      return { type: 'array', items: { type: 'string', enum: [...champ.valeurs] } };
    case 'booleen':
      return { type: 'boolean', nullable: true };
    case 'entier':
      return { type: 'integer', minimum: champ.min, maximum: champ.max, nullable: true };
    case 'liste':
      return { type: 'array', maxItems: champ.max, items: objet(champ.de) };
  }
}
