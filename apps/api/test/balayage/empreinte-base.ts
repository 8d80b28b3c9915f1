import type { ApplicationDemo } from '../demo-de-test.js';

// Ce qu'une lecture ou la vie du processus change à bon droit : sessions, journal, file, état technique.
const TECHNIQUES = [
  'session',
  'connexion_en_cours',
  'oidc_demo',
  'journal_acces',
  'etat_demo',
  'envoi',
  'inbox',
  'notification',
  'ouverture_dossier',
  'limite_debit',
  'alerte_limite',
  'passe_conservation',
];

/** Empreinte de chaque table métier : nombre de lignes et somme de leurs condensés, sans ordre. */
export async function empreinteDe(app: ApplicationDemo): Promise<Readonly<Record<string, string>>> {
  const tables = await app.sql<{ nom: string }>(
    `SELECT relname AS nom FROM pg_class WHERE relkind IN ('r','p') AND relnamespace = 'public'::regnamespace AND relname <> ALL($1) ORDER BY 1`,
    [[...TECHNIQUES, 'migration', 'outbox']],
  );
  const morceaux = tables.map(
    ({ nom }) =>
      `SELECT '${nom}' AS nom, count(*) || ':' || coalesce(sum(hashtextextended(t::text, 0)), 0) AS valeur FROM ${nom} t`,
  );
  // Relayer la boîte de sortie y pose des dates : seul le nombre de messages de chaque type compte, sauf celui
  // qui suit une notification : trop d'exports refusés préviennent le délégué, un instant plus tard.
  morceaux.push(
    `SELECT 'outbox ' || type, count(*)::text FROM outbox WHERE type <> 'notification.creee' GROUP BY type`,
  );
  const lignes = await app.sql<{ nom: string; valeur: string }>(morceaux.join(' UNION ALL '));
  return Object.fromEntries(lignes.map((l) => [l.nom, l.valeur]));
}

/** Noms des tables qui diffèrent entre deux empreintes. */
export const tablesChangees = (
  avant: Readonly<Record<string, string>>,
  apres: Readonly<Record<string, string>>,
): string[] => Object.keys(apres).filter((nom) => avant[nom] !== apres[nom]);
