import type { pg } from '../../database/pg.js';
import { CHAINES, type Maillon } from './maillon.js';

/** Têtes et registre, au même instant que les lignes lues dans la même transaction. */
export type EtatJournal = {
  readonly identite: string | null;
  readonly dernierPoint: number;
  readonly pointLe: string | null;
  /** Lignes tombées dans la partition par défaut. */
  readonly reste: number;
  /** [chaîne, seq, empreinte en hexadécimal] */
  readonly tetes: readonly (readonly [number, number, string])[];
};

/** Ligne hors chaîne : jamais passée par `journal_inscrire`. */
export type LigneHorsChaine = { readonly id: number; readonly le: Date };

// Fonctions d'origine seulement (pg_catalog) : rien qu'on puisse remplacer dans la base ne participe au contrôle.
const MAILLONS = (
  avant: Date | null,
): string => `SELECT chaine, seq, id, (extract(epoch FROM le) * 1000000)::bigint AS us, hash,
    json_build_array(utilisateur_id, session_id, fonction, organisme_id, action, ressource, ressource_id, dossier_id, categories, correlation_id, resultat)::text AS corps
  FROM public.journal_acces WHERE chaine BETWEEN 0 AND ${CHAINES - 1} AND seq IS NOT NULL AND hash IS NOT NULL ${avantSql(avant)} ORDER BY chaine, seq, id`;

const HORS_CHAINE = (avant: Date | null): string => `SELECT id, le FROM public.journal_acces
  WHERE (chaine IS NULL OR chaine NOT BETWEEN 0 AND ${CHAINES - 1} OR seq IS NULL OR hash IS NULL) ${avantSql(avant)} ORDER BY id LIMIT $1`;

// Une date, écrite par JavaScript : rien d'autre n'entre dans le texte.
const avantSql = (avant: Date | null): string =>
  avant === null ? '' : `AND le < TIMESTAMPTZ '${avant.toISOString()}'`;

const PAR_LOT = 10_000;

type Brut = readonly [number, number, number, number, Buffer, string];

/** Joue `travail` dans un instantané : les lignes et les têtes lues sont du même instant, même si l'API écrit. */
export async function dansUnInstantane<T>(client: pg.Client, travail: () => Promise<T>): Promise<T> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  try {
    // row_security : un rôle à qui la base cache des lignes échoue, plutôt que de dire tronqué ce qu'il ne voit pas.
    // Le tri d'un million de lignes doit rester rapide ; le plan n'a pas à rendre vite ses premières lignes.
    await client.query(
      `SET LOCAL search_path = pg_catalog; SET LOCAL work_mem = '256MB'; SET LOCAL cursor_tuple_fraction = 1; SET LOCAL row_security = off`,
    );
    return await travail();
  } finally {
    await client.query('ROLLBACK').catch(() => undefined);
  }
}

export async function lireEtat(client: pg.Client): Promise<EtatJournal> {
  const { rows } = await client.query<{ etat: EtatJournal }>('SELECT public.journal_etat() AS etat');
  return rows[0]!.etat;
}

/** Les lignes chaînées, toutes ou celles d'avant un instant, par chaîne puis par seq, lues par lots ; à jouer dans une transaction. */
export async function* lireMaillons(client: pg.Client, avant: Date | null = null): AsyncGenerator<readonly Maillon[]> {
  await client.query(`DECLARE maillons NO SCROLL CURSOR FOR ${MAILLONS(avant)}`);
  for (;;) {
    const { rows } = await client.query({ text: `FETCH ${PAR_LOT} FROM maillons`, rowMode: 'array' });
    if (rows.length === 0) break;
    yield (rows as unknown as Brut[]).map(([chaine, seq, id, us, hash, corps]) => ({
      chaine,
      seq,
      id,
      us,
      hash,
      corps,
    }));
  }
  await client.query('CLOSE maillons');
}

/** Lignes hors chaîne, toutes ou celles d'avant un instant, `limite` au plus. */
export async function lireHorsChaine(
  client: pg.Client,
  limite: number,
  avant: Date | null = null,
): Promise<LigneHorsChaine[]> {
  const { rows } = await client.query<{ id: number; le: Date }>(HORS_CHAINE(avant), [limite]);
  return rows;
}
