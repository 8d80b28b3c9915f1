import type { BrouillonVue } from '@pdp/domain';

/** Ligne de `LIRE_BROUILLON`. */
export type LigneBrouillon = {
  readonly passage_id: string;
  readonly version: number;
  readonly texte: string;
  readonly code: string | null;
  readonly actions: BrouillonVue['actions'];
  readonly phrase_assure: string;
  readonly ecrivain_id: string | null;
  readonly ecrivain: string | null;
  readonly maj_le: Date;
  readonly silence_ms: number;
  readonly rang: number | null;
};

/** Brouillon du passage `$1` ; le silence est mesuré par l'horloge de la base, la même pour tous les processus. */
export const LIRE_BROUILLON = `SELECT b.passage_id, b.version, b.texte, b.code, b.actions, b.phrase_assure, b.ecrivain_id, trim(u.prenom || ' ' || u.nom) AS ecrivain, b.maj_le, b.rang::float8 AS rang,
    greatest(0, extract(epoch FROM clock_timestamp() - b.maj_le) * 1000)::float8 AS silence_ms
  FROM brouillon_decision b LEFT JOIN utilisateur u ON u.id = b.ecrivain_id WHERE b.passage_id = $1`;

export const brouillonVide = (passageId: string): BrouillonVue => ({
  passageId,
  version: 0,
  texte: '',
  code: null,
  actions: [],
  phraseAssure: '',
  ecrivainId: null,
  ecrivain: null,
  majLe: null,
  silenceMs: null,
});

export const presenterBrouillon = (l: LigneBrouillon): BrouillonVue => ({
  passageId: l.passage_id,
  version: l.version,
  texte: l.texte,
  code: l.code,
  actions: l.actions,
  phraseAssure: l.phrase_assure,
  ecrivainId: l.ecrivain_id,
  ecrivain: l.ecrivain,
  majLe: new Date(l.maj_le).toISOString(),
  silenceMs: Math.round(l.silence_ms),
});
