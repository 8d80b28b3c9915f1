import { STATUT_DE_CODE, type Probleme } from '@pdp/domain';
import type { ReponseHttp } from '../client-http.js';

const ANGLAIS = /\b(must|should|invalid|unexpected|not found|failed|cannot|property|error|undefined|null|NaN)\b/i;
const TECHNIQUE = /\b(select|insert|update|postgres|pg_|node_modules|\.js:|\.ts:|at Object|stack|syntax)\b/i;

/** Ce qui ne va pas dans une réponse de refus : statut, type, code, français, numéro de demande. Null si tout est juste. */
export function fauteDeRefus(reponse: ReponseHttp): string | null {
  if (reponse.statut >= 500) return `statut ${reponse.statut} ${reponse.texte.slice(0, 160)}`;
  const numero = reponse.entetes.get('x-correlation-id');
  if (!numero) return 'sans x-correlation-id';
  if (reponse.statut < 400) return null;
  if (!/^application\/problem\+json/.test(reponse.entetes.get('content-type') ?? ''))
    return `${reponse.statut} sans problem+json : ${reponse.texte.slice(0, 120)}`;
  return fauteDeProbleme(reponse.corps as Probleme, reponse.statut, numero);
}

function fauteDeProbleme(p: Probleme, statut: number, numero: string): string | null {
  if (STATUT_DE_CODE[p.code] !== statut || p.status !== statut) return `code ${p.code} pour un statut ${statut}`;
  if (p.correlationId !== numero) return 'numéro de demande absent du corps';
  for (const phrase of [p.detail, p.title, ...(p.champs ?? []).map((c) => c.message)])
    if (!phrase || ANGLAIS.test(phrase) || TECHNIQUE.test(phrase)) return `phrase « ${phrase} »`;
  return null;
}
