import { HttpException } from '@nestjs/common';
import { STATUT_DE_CODE, type CodeErreur, type ErreurMetier, type Probleme } from '@pdp/domain';
import { codePg } from '../database/unite-de-travail.js';
import { ADRESSE_ERREURS, ERREURS } from './catalogue-erreurs.js';
import { ProblemeException } from './probleme.exception.js';

const CODE_DE_STATUT: Readonly<Record<number, readonly [CodeErreur, string]>> = {
  400: ['corps-illisible', 'La demande n’a pas pu être lue. Vérifiez son contenu.'],
  401: ['non-connecte', 'Connectez-vous pour continuer.'],
  403: ['acces-refuse', 'Votre fonction ne permet pas cette action.'],
  404: ['introuvable', 'Cette adresse n’existe pas.'],
  405: ['methode-refusee', 'Cette adresse n’accepte pas cette méthode.'],
  406: ['type-refuse', 'Ce format de réponse n’est pas proposé.'],
  413: ['trop-volumineux', 'Le contenu envoyé est trop volumineux.'],
  414: ['trop-volumineux', 'L’adresse demandée est trop longue.'],
  415: ['type-refuse', 'Envoyez du JSON (content-type: application/json).'],
  429: ['trop-de-demandes', 'Trop de demandes à la fois. Réessayez dans un instant.'],
  431: ['trop-volumineux', 'Les en-têtes de la demande sont trop volumineux.'],
};

// Valeurs que PostgreSQL refuse : une faute de saisie, pas une panne (trust.md, constat 11).
const SAISIE_PG = new Set(['22021', '22P05', '22P02', '22007', '22008', '22003']);
const INDISPONIBLE_PG = /^(53|57P|08)/;

/** Met n'importe quelle erreur sous la forme d'une erreur métier ; ce qui est imprévu devient `erreur-interne` sans détail technique. */
export function enErreurMetier(erreur: unknown): ErreurMetier {
  if (erreur instanceof ProblemeException) return erreur.erreur;
  if (erreur instanceof HttpException) return deStatut(erreur.getStatus());
  const pg = codePg(erreur);
  if (SAISIE_PG.has(pg))
    return { code: 'requete-invalide', detail: 'Un champ contient des caractères ou une valeur refusés.' };
  if (pg === '53100')
    return {
      code: 'indisponible',
      detail: 'L’espace disque est plein : rien n’a été enregistré. Prévenez l’exploitant, puis réessayez.',
    };
  if (INDISPONIBLE_PG.test(pg) || estReseau(erreur))
    return {
      code: 'indisponible',
      detail: 'Le service est momentanément indisponible. Rien n’a été perdu : réessayez.',
    };
  const statut = statutFastify(erreur);
  return statut === null
    ? {
        code: 'erreur-interne',
        detail:
          'Une erreur est survenue de notre côté. Réessayez ; si elle revient, donnez le numéro de demande à l’assistance.',
      }
    : deStatut(statut);
}

/** Corps problem+json complet ; jamais de donnée personnelle ni de trace technique. */
export function enProbleme(erreur: ErreurMetier, correlationId: string | undefined): Probleme {
  return {
    type: `${ADRESSE_ERREURS}#${erreur.code}`,
    title: ERREURS[erreur.code].titre,
    status: STATUT_DE_CODE[erreur.code],
    code: erreur.code,
    detail: erreur.detail,
    ...(correlationId ? { correlationId } : {}),
    ...(erreur.champs ? { champs: erreur.champs } : {}),
    ...(erreur.actuel !== undefined ? { actuel: erreur.actuel } : {}),
  };
}

function deStatut(statut: number): ErreurMetier {
  const connu = CODE_DE_STATUT[statut];
  if (connu) return { code: connu[0], detail: connu[1] };
  return statut >= 500
    ? { code: 'erreur-interne', detail: 'Une erreur est survenue de notre côté. Réessayez.' }
    : { code: 'requete-invalide', detail: 'La demande est incorrecte.' };
}

function statutFastify(erreur: unknown): number | null {
  if (typeof erreur !== 'object' || erreur === null) return null;
  const statut = (erreur as { statusCode?: unknown }).statusCode;
  return typeof statut === 'number' && statut >= 400 && statut < 500 ? statut : null;
}

function estReseau(erreur: unknown): boolean {
  const code = typeof erreur === 'object' && erreur !== null ? (erreur as { code?: unknown }).code : undefined;
  if (typeof code === 'string' && ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'].includes(code)) return true;
  return (
    erreur instanceof Error &&
    /Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|lecture fermée/.test(
      erreur.message,
    )
  );
}
