import type { Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { getMetadataStorage } from 'class-validator';

/** Schéma JSON d'une valeur attendue, dans le sous-ensemble qu'OpenAPI 3.0 connaît. */
export type SchemaJson = {
  type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean';
  format?: string;
  enum?: readonly unknown[];
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  nullable?: boolean;
  items?: SchemaJson;
  properties?: Record<string, SchemaJson>;
  required?: string[];
  additionalProperties?: boolean;
  oneOf?: readonly SchemaJson[];
};

type Regle = {
  readonly propertyName: string;
  readonly type: string;
  readonly name?: string;
  readonly each: boolean;
  readonly constraints?: readonly unknown[];
};

/** Ce que chaque règle de class-validator dit d'une valeur ; une règle inconnue ne dit rien. */
const EFFETS: Readonly<Record<string, (contraintes: readonly unknown[]) => SchemaJson>> = {
  isString: () => ({ type: 'string' }),
  isBoolean: () => ({ type: 'boolean' }),
  isInt: () => ({ type: 'integer' }),
  isNumber: () => ({ type: 'number' }),
  isObject: () => ({ type: 'object' }),
  isArray: () => ({ type: 'array' }),
  isUuid: () => ({ type: 'string', format: 'uuid' }),
  isIso8601: () => ({ type: 'string', format: 'date-time' }),
  isEmail: () => ({ type: 'string', format: 'email' }),
  dateCivile: () => ({ type: 'string', format: 'date' }),
  'date-civile': () => ({ type: 'string', format: 'date' }),
  isIn: ([valeurs]) => ({ ...typeDesValeurs(valeurs as unknown[]), enum: valeurs as unknown[] }),
  matches: ([forme]) => ({ type: 'string', pattern: (forme as RegExp).source }),
  isNotEmpty: () => ({ minLength: 1 }),
  minLength: ([min]) => ({ minLength: min as number }),
  maxLength: ([max]) => ({ maxLength: max as number }),
  isLength: ([min, max]) => ({ minLength: min as number, maxLength: max as number }),
  min: ([min]) => ({ minimum: min as number }),
  max: ([max]) => ({ maximum: max as number }),
  arrayMinSize: ([min]) => ({ minItems: min as number }),
  arrayMaxSize: ([max]) => ({ maxItems: max as number }),
  arrayUnique: () => ({ uniqueItems: true }),
};

/** Schéma d'un DTO, tiré des règles mêmes qui le valident : la documentation ne peut pas promettre autre chose. */
export function schemaDeDto(classe: Type): SchemaJson {
  const regles = reglesDe(classe);
  const noms = [...new Set(regles.map((regle) => regle.propertyName))];
  const required = noms.filter(
    (nom) => !regles.some((r) => r.propertyName === nom && r.type === 'conditionalValidation'),
  );
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(noms.map((nom) => [nom, schemaDePropriete(classe, nom, regles)])),
    ...(required.length > 0 ? { required } : {}),
  };
}

function reglesDe(classe: Type): Regle[] {
  return getMetadataStorage().getTargetValidationMetadatas(classe, '', false, false) as unknown as Regle[];
}

function schemaDePropriete(classe: Type, nom: string, toutes: readonly Regle[]): SchemaJson {
  const regles = toutes.filter((regle) => regle.propertyName === nom);
  const entier = fusionner(regles.filter((r) => !r.each || r.type === 'nestedValidation'));
  const element = fusionner(regles.filter((r) => r.each && r.type !== 'nestedValidation'));
  const imbriquee = regles.some((r) => r.type === 'nestedValidation')
    ? schemaDeDto(classeImbriquee(classe, nom))
    : null;
  if (entier.type === 'array') return { ...entier, items: imbriquee ?? element };
  return imbriquee ?? entier;
}

function fusionner(regles: readonly Regle[]): SchemaJson {
  const effets = regles.map((regle) => EFFETS[regle.name ?? '']?.(regle.constraints ?? []) ?? {});
  return Object.assign({}, ...effets) as SchemaJson;
}

// class-transformer ne dit pas la classe d'un champ : on lui fait convertir un objet vide pour la voir.
function classeImbriquee(classe: Type, nom: string): Type {
  const [un] = [(plainToInstance(classe, { [nom]: [{}] }) as Record<string, [object]>)[nom]].flat();
  return (un as object).constructor as Type;
}

function typeDesValeurs(valeurs: readonly unknown[]): SchemaJson {
  if (valeurs.every((v) => typeof v === 'number')) return { type: 'number' };
  return { type: 'string' };
}
