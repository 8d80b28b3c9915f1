import { ENTETE_REJETS, ligneCsv } from '@pdp/domain';
import type { Brut } from '../flux/rangee.js';
import type { LigneDeRejet } from '../persistence/lecture-imports.js';

/** Marque d'ordre : sans elle, un tableur français lirait les accents de travers. */
export const MARQUE_UTF8 = '\uFEFF';

/** Titres : numéro, codes et raison, puis les colonnes d'origine. */
export const enteteRejets = (entete: LigneDeRejet | null): string =>
  `${ligneCsv([...ENTETE_REJETS, ...lireBrut(entete?.brut ?? null).cellules])}\r\n`;

/** Une ligne rejetée, cellules d'origine neutralisées : aucune ne peut s'exécuter dans un tableur. */
export function ligneRejetee({ numero, raison, brut }: LigneDeRejet): string {
  const { codes, cellules } = lireBrut(brut);
  return `${ligneCsv([String(numero), codes.join(' '), raison ?? '', ...cellules])}\r\n`;
}

function lireBrut(brut: string | null): Brut {
  return brut === null ? { codes: [], cellules: [] } : (JSON.parse(brut) as Brut);
}
