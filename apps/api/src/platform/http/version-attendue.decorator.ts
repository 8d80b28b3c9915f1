import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
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
export const VersionAttendue = createParamDecorator((_: unknown, contexte: ExecutionContext): number => {
  return lireVersionAttendue(contexte.switchToHttp().getRequest<FastifyRequest>().headers['if-match']);
});

/** Version portée par If-Match quand il est donné, null sinon : pour les actions (`…/transitions`), où il est facultatif. */
export const VersionSiDonnee = createParamDecorator((_: unknown, contexte: ExecutionContext): number | null => {
  const entete = contexte.switchToHttp().getRequest<FastifyRequest>().headers['if-match'];
  return entete === undefined ? null : lireVersionAttendue(entete);
});
