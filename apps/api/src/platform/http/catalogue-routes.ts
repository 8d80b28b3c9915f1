import { ParseUUIDPipe, RequestMethod, type INestApplicationContext, type Type } from '@nestjs/common';
import {
  HTTP_CODE_METADATA,
  METHOD_METADATA,
  PARAMTYPES_METADATA,
  PATH_METADATA,
  ROUTE_ARGS_METADATA,
} from '@nestjs/common/constants.js';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { GATEWAY_METADATA, MESSAGE_MAPPING_METADATA, MESSAGE_METADATA } from '@nestjs/websockets/constants.js';
import { DECLARATION, type Declaration } from './actes.decorator.js';

/** Une route HTTP telle que le code la déclare ; `corps` et `requete` sont les classes attendues, null si la route n'en lit pas. */
export type RouteDeclaree = {
  readonly nom: string;
  readonly methode: string;
  /** Chemin complet, `/api/v1/dossiers/:id`. */
  readonly chemin: string;
  readonly statut: number;
  readonly declaration: Declaration | undefined;
  readonly corps: Type | null;
  readonly requete: Type | null;
  readonly parametres: readonly { readonly nom: string; readonly estUuid: boolean }[];
};

/** Un message de socket tel que le code le déclare. */
export type MessageDeclare = {
  readonly nom: string;
  readonly message: string;
  readonly declaration: Declaration | undefined;
  readonly corps: Type | null;
};

type Argument = { readonly index: number; readonly data?: unknown; readonly pipes?: readonly unknown[] };
type Methode = { readonly classe: Type; readonly nom: string; readonly fonction: object };

const CORPS = 3;
const REQUETE = 4;
const PARAMETRE = 5;
const scanner = new MetadataScanner();

/** Toutes les routes des contrôleurs de l'application, triées par chemin. */
export function routesDeclarees(app: INestApplicationContext): RouteDeclaree[] {
  const classes = classesDe(app, 'controllers');
  return classes
    .flatMap((classe) => methodesDe(classe).flatMap(enRoutes))
    .sort((a, b) => (`${a.chemin} ${a.methode}` < `${b.chemin} ${b.methode}` ? -1 : 1));
}

/** Tous les messages que les passerelles reçoivent, triés par nom. */
export function messagesDeclares(app: INestApplicationContext): MessageDeclare[] {
  const passerelles = classesDe(app, 'providers').filter((c) => Reflect.getMetadata(GATEWAY_METADATA, c) === true);
  return passerelles
    .flatMap((classe) => methodesDe(classe))
    .filter(({ fonction }) => Reflect.getMetadata(MESSAGE_MAPPING_METADATA, fonction) === true)
    .map((methode) => ({
      nom: `${methode.classe.name}.${methode.nom}`,
      message: String(Reflect.getMetadata(MESSAGE_METADATA, methode.fonction)),
      declaration: declarationDe(methode),
      corps: classeRecue(methode, CORPS),
    }))
    .sort((a, b) => (a.message < b.message ? -1 : 1));
}

function classesDe(app: INestApplicationContext, sorte: 'controllers' | 'providers'): Type[] {
  const modules = [...app.get(ModulesContainer).values()];
  const classes = modules.flatMap((m) => [...m[sorte].values()].map((enveloppe) => enveloppe.metatype));
  return [...new Set(classes)].filter(
    (classe): classe is Type => typeof classe === 'function' && 'prototype' in classe,
  );
}

function methodesDe(classe: Type): Methode[] {
  const prototype = classe.prototype as Record<string, unknown>;
  return scanner
    .getAllMethodNames(prototype)
    .map((nom) => ({ classe, nom, fonction: prototype[nom] as object }))
    .filter(({ fonction }) => typeof fonction === 'function');
}

function enRoutes(methode: Methode): RouteDeclaree[] {
  const verbe = Reflect.getMetadata(METHOD_METADATA, methode.fonction) as RequestMethod | undefined;
  if (verbe === undefined) return [];
  const nomVerbe = RequestMethod[verbe];
  const prefixes = enListe(Reflect.getMetadata(PATH_METADATA, methode.classe));
  const chemins = enListe(Reflect.getMetadata(PATH_METADATA, methode.fonction));
  const statut = Reflect.getMetadata(HTTP_CODE_METADATA, methode.fonction) as number | undefined;
  const commun = {
    nom: `${methode.classe.name}.${methode.nom}`,
    methode: nomVerbe,
    statut: statut ?? (nomVerbe === 'POST' ? 201 : 200),
    declaration: declarationDe(methode),
    corps: classeRecue(methode, CORPS),
    requete: classeRecue(methode, REQUETE),
    parametres: parametresDe(methode),
  };
  return prefixes.flatMap((prefixe) => chemins.map((chemin) => ({ ...commun, chemin: joindre(prefixe, chemin) })));
}

function declarationDe({ classe, fonction }: Methode): Declaration | undefined {
  return (Reflect.getMetadata(DECLARATION, fonction) ?? Reflect.getMetadata(DECLARATION, classe)) as
    Declaration | undefined;
}

function argumentsDe({ classe, nom }: Methode, sorte: number): Argument[] {
  const tous = (Reflect.getMetadata(ROUTE_ARGS_METADATA, classe, nom) ?? {}) as Record<string, Argument>;
  return Object.entries(tous)
    .filter(([cle]) => cle.startsWith(`${sorte}:`))
    .map(([, argument]) => argument)
    .sort((a, b) => a.index - b.index);
}

// `@Body()` et `@Query()` entiers seulement : `@Query('retour')` ne donne pas de classe.
function classeRecue(methode: Methode, sorte: number): Type | null {
  const entier = argumentsDe(methode, sorte).find(({ data }) => data === undefined);
  if (!entier) return null;
  const types = Reflect.getMetadata(PARAMTYPES_METADATA, methode.classe.prototype as object, methode.nom) as Type[];
  return types[entier.index] ?? null;
}

function parametresDe(methode: Methode): RouteDeclaree['parametres'] {
  return argumentsDe(methode, PARAMETRE).map(({ data, pipes = [] }) => ({
    nom: String(data),
    estUuid: pipes.some((pipe) => pipe === ParseUUIDPipe || pipe instanceof ParseUUIDPipe),
  }));
}

const enListe = (chemin: unknown): string[] => (Array.isArray(chemin) ? chemin.map(String) : [String(chemin ?? '')]);

const joindre = (...morceaux: string[]): string =>
  `/${morceaux.join('/')}`.replace(/\/{2,}/g, '/').replace(/(.)\/$/, '$1');
