import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { jusquA } from '../../../../test/jusqu-a.js';
import { nouvelId } from '../../../platform/config/identifiants.js';
import { pg } from '../../../platform/database/pg.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import { creerMonde, type Monde } from '../../dossier/essais/monde.js';
import { ouvrirOutils, type Outils } from '../../dossier/essais/outils.js';
import { annulerEnvoi, ecrireSuite, verrouillerDu, type EnvoiPris } from './envoi.repository.js';
import { annulerSiInjoignable, marquerLues } from './notification.repository.js';

type Poste = { readonly client: pg.Client; readonly pid: number };
type Travail = (tx: Transaction) => Promise<unknown>;

const LIVREE = { etat: 'DELIVREE', erreur: null, envoyeLe: new Date(), prochainEssai: null } as const;

let outils: Outils;
let monde: Monde;
let postes: Poste[];
let qui: string;
let notificationId: string;
let envoiId: string;

beforeAll(async () => {
  outils = await ouvrirOutils();
  monde = await creerMonde(outils);
  postes = await Promise.all([1, 2, 3].map(() => ouvrirPoste()));
});
afterAll(async () => {
  await Promise.all(postes.map(({ client }) => client.end()));
  await outils.fermer();
});
beforeEach(async () => {
  qui = monde.agents.MEDECIN_CONSEIL.utilisateurId;
  await outils.sql(`UPDATE utilisateur SET actif = TRUE WHERE id = $1`, [qui]);
  [notificationId, envoiId] = [nouvelId(), nouvelId()];
  await outils.sql(
    `INSERT INTO notification (id, utilisateur_id, type, ressource, ressource_id, etat) VALUES ($1, $2, 'TACHE_CONFIEE', 'tache', $3, 'ENVOYEE')`,
    [notificationId, qui, randomUUID()],
  );
  await outils.sql(
    `INSERT INTO envoi (id, notification_id, utilisateur_id, canal, modele, cle, prochain_essai) VALUES ($1, $2, $3, 'COURRIEL', 'AVIS', $4, now() - interval '1 second')`,
    [envoiId, notificationId, qui, envoiId],
  );
});

async function ouvrirPoste(): Promise<Poste> {
  const client = new pg.Client({ connectionString: outils.url });
  await client.connect();
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  return { client, pid: rows[0]!.pid };
}

/** Joue ce travail dans sa transaction ; `entre` est attendu après la première réponse de la base. */
async function jouer({ client }: Poste, travail: Travail, entre?: () => Promise<unknown>): Promise<void> {
  let attente = entre;
  const sql = async (texte: string, valeurs: readonly unknown[] = []): Promise<unknown[]> => {
    const { rows } = await client.query(texte, [...valeurs]);
    const pause = attente;
    attente = undefined;
    await pause?.();
    return rows as unknown[];
  };
  await client.query('BEGIN');
  try {
    await travail({ sql, maintenant: new Date(), nouvelId } as unknown as Transaction);
    await client.query('COMMIT');
  } catch (erreur) {
    await client.query('ROLLBACK');
    throw erreur;
  }
}

const attend = async ({ pid }: Poste): Promise<boolean> =>
  (await outils.sql<{ n: number }>('SELECT cardinality(pg_blocking_pids($1)) AS n', [pid]))[0]!.n > 0;

/** Le second entre quand le premier a pris son premier verrou ; le premier continue quand le second l'attend. */
async function croiser(premier: Travail, second: Travail): Promise<void> {
  const [a, b] = [postes[0]!, postes[1]!];
  let suite: Promise<void> = Promise.resolve();
  const entre = async (): Promise<void> => {
    suite = jouer(b, second);
    suite.catch(() => undefined);
    await jusquA('le second attend le premier', () => attend(b));
  };
  await jouer(a, premier, entre);
  await suite;
}

const lire: Travail = (tx) => marquerLues(tx, qui, null);
const etats = async (): Promise<unknown> =>
  (
    await outils.sql(
      `SELECT n.etat AS notification, e.etat AS envoi FROM notification n JOIN envoi e ON e.notification_id = n.id WHERE n.id = $1`,
      [notificationId],
    )
  )[0];

describe('la notification d’abord, son envoi ensuite', () => {
  it('lire sa notification pendant que son message est dit remis n’interbloque pas', async () => {
    await croiser((tx) => ecrireSuite(tx, { id: envoiId, notificationId } as EnvoiPris, LIVREE), lire);
    expect(await etats()).toEqual({ notification: 'LUE', envoi: 'LUE' });
  });

  it('lire sa notification pendant que son envoi s’annule n’interbloque pas', async () => {
    await croiser(async (tx) => {
      const pris = await verrouillerDu(tx, envoiId);
      if (pris) await annulerEnvoi(tx, pris, true);
    }, lire);
    expect(await etats()).toEqual({ notification: 'ANNULEE', envoi: 'ANNULEE' });
  });

  it('lire ses notifications pendant que son compte se ferme n’interbloque pas', async () => {
    await outils.sql(`UPDATE utilisateur SET actif = FALSE WHERE id = $1`, [qui]);
    const [a, b, tiers] = [postes[0]!, postes[1]!, postes[2]!];
    // Un tiers tient l'envoi le temps que les deux se rangent, chacun avec ce qu'il a déjà pris.
    await tiers.client.query('BEGIN');
    await tiers.client.query('SELECT 1 FROM envoi WHERE id = $1 FOR UPDATE', [envoiId]);
    const fermer = jouer(a, (tx) => annulerSiInjoignable(tx, qui));
    await jusquA('la fermeture attend', () => attend(a));
    const lecture = jouer(b, lire);
    await jusquA('la lecture attend', () => attend(b));
    await tiers.client.query('COMMIT');
    await Promise.all([fermer, lecture]);
    expect(await etats()).toEqual({ notification: 'ANNULEE', envoi: 'ANNULEE' });
  });
});
