import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { erreurMetier, type ChampFautif } from '@pdp/domain';
import { getMetadataStorage } from 'class-validator';
import { ProblemeException } from './probleme.exception.js';

/** Validation des corps et des paramètres : champ inconnu refusé, messages français par champ (400). */
export function pipeDeValidation(): ValidationPipe {
  retenirLesRegles();
  return new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    transform: true,
    stopAtFirstError: true,
    validationError: { target: false, value: false },
    exceptionFactory: (fautes) => enProblemeDeValidation(fautes),
  });
}

type Regles = ReturnType<typeof getMetadataStorage>;

const retenues = new WeakMap<object, ReturnType<Regles['getTargetValidationMetadatas']>>();

/**
 * class-validator cherche à chaque validation, parmi tous les DTO, ceux dont une classe hérite : la réponse ne change pas une fois
 * l'application chargée, et la chercher coûtait plus que valider. Sans effet sur une validation par groupes, que rien n'emploie.
 */
function retenirLesRegles(): void {
  const regles = getMetadataStorage();
  if (Object.hasOwn(regles, 'getTargetValidationMetadatas')) return;
  const chercher = regles.getTargetValidationMetadatas.bind(regles);
  regles.getTargetValidationMetadatas = (cible, schema, toujours, stricts, groupes) => {
    if (typeof cible !== 'function' || schema || toujours || stricts || groupes)
      return chercher(cible, schema, toujours, stricts, groupes);
    const connues = retenues.get(cible) ?? chercher(cible, schema, toujours, stricts, groupes);
    retenues.set(cible, connues);
    return connues;
  };
}

/** Rassemble les fautes de class-validator, chemins pointés. */
export function enProblemeDeValidation(fautes: readonly ValidationError[]): ProblemeException {
  const champs = fautes.flatMap((f) => aplatir(f, ''));
  return new ProblemeException(erreurMetier('requete-invalide', 'Certains champs sont à corriger.', { champs }));
}

function aplatir(faute: ValidationError, prefixe: string): ChampFautif[] {
  const chemin = prefixe === '' ? faute.property : `${prefixe}.${faute.property}`;
  const siennes = Object.entries(faute.constraints ?? {}).map(([code, message]) => ({
    chemin,
    code: codeDe(code),
    message: enFrancais(code, message),
  }));
  return [...siennes, ...(faute.children ?? []).flatMap((f) => aplatir(f, chemin))];
}

const CODES: Readonly<Record<string, string>> = {
  whitelistValidation: 'champ-inconnu',
  unknownValue: 'champ-inconnu',
  isNotEmpty: 'obligatoire',
  isDefined: 'obligatoire',
  maxLength: 'trop-long',
};

function codeDe(contrainte: string): string {
  return CODES[contrainte] ?? contrainte.replace(/[A-Z]/g, (l) => `-${l.toLowerCase()}`);
}

const PAR_DEFAUT: Readonly<Record<string, string>> = {
  whitelistValidation: 'Ce champ n’est pas attendu.',
  unknownValue: 'Ce contenu n’est pas attendu.',
  isString: 'Écrivez un texte.',
  isBoolean: 'Répondez par oui ou par non.',
  isInt: 'Écrivez un nombre entier.',
  isNumber: 'Écrivez un nombre.',
  isArray: 'Une liste est attendue.',
  isObject: 'Un objet est attendu.',
  isEnum: 'Choisissez une des valeurs proposées.',
  isIn: 'Choisissez une des valeurs proposées.',
  isUuid: 'Cet identifiant n’a pas la bonne forme.',
  isNotEmpty: 'Ce champ est obligatoire.',
  isDefined: 'Ce champ est obligatoire.',
  maxLength: 'Ce texte est trop long.',
  minLength: 'Ce texte est trop court.',
  arrayMaxSize: 'Cette liste est trop longue.',
  arrayMinSize: 'Cette liste est trop courte.',
  isIso8601: 'Cette date n’est pas lisible.',
  isEmail: 'Cette adresse électronique n’est pas valable.',
  min: 'Cette valeur est trop petite.',
  max: 'Cette valeur est trop grande.',
  nestedValidation: 'Ce contenu est incomplet.',
  matches: 'Cette forme n’est pas acceptée.',
};

// Les messages écrits dans nos DTO sont déjà en français ; ceux de la bibliothèque sont en anglais.
function enFrancais(code: string, message: string): string {
  const defaut = PAR_DEFAUT[code];
  const estAnglais = /\b(must|should|property|unknown|expected|each value|longer|shorter)\b/.test(message);
  return estAnglais ? (defaut ?? 'Cette valeur n’est pas acceptée.') : message;
}
