import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import { ouvrirOutils, type Outils } from '../../dossier/essais/outils.js';
import { ecrireNotifications } from './notification.repository.js';

type Noeud = {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Index Cond'?: string;
  readonly Plans?: readonly Noeud[];
};

let outils: Outils;
beforeAll(async () => {
  outils = await ouvrirOutils();
});
afterAll(() => outils.fermer());

const noeuds = (n: Noeud): Noeud[] => [n, ...(n.Plans ?? []).flatMap(noeuds)];

describe('écriture des notifications', () => {
  it('ne parcourt jamais la table, même par un plan fait quand elle était vide', async () => {
    // L'entretien automatique passe à son heure et changerait l'estimation : celle d'une table que rien n'a encore mesurée.
    await outils.sql(`SELECT pg_clear_relation_stats('public', 'notification')`);
    let texte = '';
    const tx = { nouvelId: () => '', maintenant: new Date(), sql: (t: string) => ((texte = t), Promise.resolve([])) };
    await ecrireNotifications(tx as unknown as Transaction, []);
    const [ligne] = await outils.sql<{ 'QUERY PLAN': [{ Plan: Noeud }] }>(
      `EXPLAIN (GENERIC_PLAN, FORMAT JSON) ${texte}`,
    );
    const plan = ligne?.['QUERY PLAN'][0].Plan;
    if (!plan) throw new Error('plan absent');
    const lus = noeuds(plan).filter((n) => n['Relation Name'] === 'notification' && n['Node Type'].includes('Scan'));
    expect(lus.length).toBeGreaterThan(0);
    for (const lu of lus) {
      // Un parcours par bits porte sa condition dans son enfant.
      const condition = noeuds(lu).find((n) => n['Index Cond'] !== undefined)?.['Index Cond'];
      expect({ par: lu['Node Type'], condition }).toEqual({ par: lu['Node Type'], condition: expect.any(String) });
    }
    expect(noeuds(plan).map((n) => n['Index Name'])).toContain('notification_identique');
  });
});
