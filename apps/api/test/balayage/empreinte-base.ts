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
  'ouverture_dossier',
  'limite_debit',
  'alerte_limite',
  'place_socket',
  'processus_sockets',
];

// Ce qu'un travail de fond avance sur des lignes déjà écrites : la ligne compte, pas ces colonnes.
const AVANCEES: Readonly<Record<string, readonly string[]>> = {
  notification: ['etat', 'lue_le', 'cree_le'],
  passe_conservation: ['etat', 'comptes', 'terminee_le'],
};

// Trop d'exports refusés préviennent le délégué, un instant plus tard : cette alerte seulement, son avis et les deux messages
// qui les portent.
const ALERTE = `ACCES_INHABITUEL`;
const SANS_ALERTE: Readonly<Record<string, string>> = { notification: `WHERE type <> '${ALERTE}'` };

// Une suite compare des milliers d'empreintes : la requête n'est planifiée qu'une fois par base.
const preparees = new WeakSet<ApplicationDemo>();

/**
 * Empreinte de chaque table métier : nombre de lignes et somme des transactions qui les ont écrites. Toute écriture
 * validée la change, même d'une valeur identique : un numéro de transaction ne sert qu'une fois et ne fait que croître.
 */
export async function empreinteDe(app: ApplicationDemo): Promise<Readonly<Record<string, string>>> {
  if (!preparees.has(app)) await preparer(app);
  const lignes = await app.sql<{ nom: string; valeur: string }>('EXECUTE empreinte');
  return Object.fromEntries(lignes.map((l) => [l.nom, l.valeur]));
}

async function preparer(app: ApplicationDemo): Promise<void> {
  const tables = await app.sql<{ nom: string }>(
    `SELECT relname AS nom FROM pg_class WHERE relkind IN ('r','p') AND relnamespace = 'public'::regnamespace AND relname <> ALL($1) ORDER BY 1`,
    [[...TECHNIQUES, 'migration', 'outbox']],
  );
  const morceaux = tables.map(({ nom }) => {
    const avancees = AVANCEES[nom]?.map((c) => `'${c}'`).join(',');
    const ligne = avancees ? `hashtextextended((to_jsonb(t) - ARRAY[${avancees}])::text, 0)` : 't.xmin::text::bigint';
    return `SELECT '${nom}' AS nom, count(*) || ':' || coalesce(sum(${ligne}), 0) AS valeur FROM ${nom} t ${SANS_ALERTE[nom] ?? ''}`;
  });
  // Relayer la boîte de sortie y pose des dates : seul le nombre de messages de chaque type compte.
  morceaux.push(
    `SELECT 'outbox ' || o.type, count(*)::text FROM outbox o WHERE o.type <> 'limite.depassee' AND NOT (o.type = 'notification.creee' AND EXISTS (
       SELECT 1 FROM notification n WHERE n.id::text = ANY(string_to_array(o.donnees->>'notificationIds', ',')) AND n.type = '${ALERTE}')) GROUP BY o.type`,
  );
  await app.sql(`PREPARE empreinte AS ${morceaux.join(' UNION ALL ')}`);
  preparees.add(app);
}

/** Noms des tables qui diffèrent entre deux empreintes. */
export const tablesChangees = (
  avant: Readonly<Record<string, string>>,
  apres: Readonly<Record<string, string>>,
): string[] => Object.keys(apres).filter((nom) => avant[nom] !== apres[nom]);
