import { createParamDecorator, type ExecutionContext, type ParamDecoratorEnhancer } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { erreurMetier } from '@pdp/domain';
import type { FastifyRequest } from 'fastify';
import { ProblemeException } from './probleme.exception.js';

const FORME = /^(?:W\/)?"(\d{1,9})"$/;

/** Lit un en-tête If-Match : `"3"` rend 3 ; absent ou illisible, l'erreur 428. */
export function lireVersionAttendue(entete: string | undefined): number {
  const version = FORME.exec(entete?.trim() ?? '')?.[1];
  if (version !== undefined) return Number(version);
  throw new ProblemeException(
    erreurMetier(
      'version-manquante',
      'Cette écriture demande l’en-tête If-Match avec la version lue, par exemple If-Match: "3".',
    ),
  );
}

/** Version portée par If-Match (428 sans elle). */
export const VersionAttendue = createParamDecorator(
  (_: unknown, contexte: ExecutionContext): number =>
    lireVersionAttendue(contexte.switchToHttp().getRequest<FastifyRequest>().headers['if-match']),
  [documenter(true, 'Version lue, entre guillemets ; périmée, la réponse 412 porte la valeur actuelle.')],
);

/** Version portée par If-Match quand il est donné, null sinon : pour les actions (`…/transitions`), où il est facultatif. */
export const VersionSiDonnee = createParamDecorator(
  (_: unknown, contexte: ExecutionContext): number | null => {
    const entete = contexte.switchToHttp().getRequest<FastifyRequest>().headers['if-match'];
    return entete === undefined ? null : lireVersionAttendue(entete);
  },
  [documenter(false, 'Facultatif : refuse l’action (412) si la ressource a changé depuis cette version.')],
);

// Qui lit la version en dit l'en-tête dans la documentation, sans avoir à l'écrire deux fois.
function documenter(required: boolean, description: string): ParamDecoratorEnhancer {
  return (cible, nom) => {
    const methode = nom === undefined ? undefined : Object.getOwnPropertyDescriptor(cible, nom);
    if (nom === undefined || methode === undefined) return;
    ApiHeader({ name: 'If-Match', required, description })(cible, nom, methode);
  };
}
