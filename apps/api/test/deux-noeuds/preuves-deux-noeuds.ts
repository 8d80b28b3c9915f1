import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type {
  BrouillonVue,
  DecisionCreee,
  EvenementsRevue,
  ParticipantVue,
  PassageCourantVue,
  RevueVue,
} from '@pdp/domain';
import type { ClientHttp } from '../connecter.js';
import { jusquA } from '../jusqu-a.js';
import type { SocketDeTest } from '../socket-de-test.js';
import { ClientDeNoeud, NORD, SUD, ouvrirDeuxNoeuds, type BancDeuxNoeuds } from './banc-deux-noeuds.js';

/** Un droit retiré sur un nœud agit sur l'autre en deux secondes (trust.md, G12). */
const DELAI_DE_RETRAIT_MS = 2_000;

type Presence = { participants: ParticipantVue[] };
type Evenement = { type: string; sequence: number };

/** Ce que deux processus promettent d'une séance, quel que soit le relais de diffusion. */
export function prouverDeuxNoeuds(relais: () => Promise<string | null>): void {
  let banc: BancDeuxNoeuds;
  let coordinatrice: ClientHttp;
  let sociale: ClientHttp;
  let conseil: ClientHttp;
  let emploi: ClientHttp;
  let revueId: string;
  let dossierId: string;
  let passages: string[];
  let ids: Record<'coordinatrice' | 'sociale' | 'conseil', string>;

  beforeAll(async () => {
    banc = await ouvrirDeuxNoeuds(await relais());
    coordinatrice = await banc.connecter('coordinatrice');
    sociale = await banc.connecter('assistante.sociale');
    conseil = await banc.connecter('medecin.conseil');
    emploi = await banc.connecter('cap.emploi');
    ids = {
      coordinatrice: await banc.idDe('coordinatrice'),
      sociale: await banc.idDe('assistante.sociale'),
      conseil: await banc.idDe('medecin.conseil'),
    };
    const revue = await coordinatrice.post<{ id: string }>('/revues', { debut: new Date().toISOString() });
    revueId = revue.corps.id;
    await coordinatrice.post(`/revues/${revueId}/transitions`, { transition: 'ouvrirOrdreDuJour' });
    const dossiers = await banc.sql<{ id: string }>(
      `SELECT d.id FROM dossier d JOIN assure a ON a.id = d.assure_id JOIN utilisateur u ON u.id = d.referent_id
       JOIN habilitation h ON h.utilisateur_id = $1 AND h.plateforme_id = d.plateforme_id WHERE d.etat = 'EN_COURS' AND NOT d.limite
       ORDER BY (a.nom_naissance = 'Guéguen') DESC, (d.referent_id = $1) DESC, d.ouvert_le LIMIT 30`,
      [ids.sociale],
    );
    dossierId = dossiers[0]!.id;
    passages = [];
    for (const { id } of dossiers) {
      if (passages.length === 3) break;
      const corps = { dossierId: id, question: 'Que faire ?' };
      const inscrit = await coordinatrice.post<{ id: string }>(`/revues/${revueId}/passages`, corps);
      if (inscrit.statut === 201) passages.push(inscrit.corps.id);
    }
    expect(passages).toHaveLength(3);
    await coordinatrice.post(`/revues/${revueId}/transitions`, { transition: 'demarrer' });
  }, 180_000);

  afterAll(() => banc?.fermer(), 60_000);

  const sur = (client: ClientHttp, noeud: 0 | 1): ClientDeNoeud => new ClientDeNoeud(client, noeud);
  const entrer = async (client: ClientHttp, noeud: 0 | 1): Promise<SocketDeTest> => {
    const socket = await banc.ecouter(client, noeud);
    expect(await socket.envoyer('revue.rejoindre', { revueId })).toMatchObject({ ok: true });
    return socket;
  };
  const commencer = async (rang: number): Promise<void> => {
    const { statut } = await coordinatrice.post(`/passages/${passages[rang]}/transitions`, { transition: 'commencer' });
    expect(statut).toBe(200);
  };
  const decider = (rang: number, texte: string): Promise<{ statut: number; corps: DecisionCreee }> =>
    coordinatrice.post<DecisionCreee>(`/passages/${passages[rang]}/decisions`, {
      code: 'POURSUIVRE',
      texte,
      phraseAssure: 'Nous continuons.',
      actions: [],
    });
  const aLEtat = (agentId: string, etat: ParticipantVue['etat']) => (p: Presence) =>
    p.participants.some((x) => x.agentId === agentId && x.etat === etat);
  const evenements = async (client: ClientHttp, depuis: number): Promise<EvenementsRevue> =>
    (await client.get<EvenementsRevue>(`/revues/${revueId}/evenements?depuis=${depuis}`)).corps;

  test('le répartiteur partage vraiment : une même session est servie par les deux nœuds', async () => {
    const avant = [...banc.repartiteur.servies];
    for (let i = 0; i < 6; i++) expect((await coordinatrice.get('/session')).statut).toBe(200);
    expect(banc.repartiteur.servies.map((n, i) => n - avant[i]!)).toEqual([3, 3]);
  });

  test('présence : arrivée, départ voulu et coupure sur un nœud se voient sur l’autre', async () => {
    const nord = await entrer(coordinatrice, NORD);
    const sud = await entrer(sociale, SUD);
    await nord.attendre<Presence>('revue.presence', aLEtat(ids.sociale, 'present'));
    await sud.attendre<Presence>('revue.presence', aLEtat(ids.coordinatrice, 'present'));
    nord.trames.length = 0;
    await sud.envoyer('revue.quitter', { revueId });
    await nord.attendre<Presence>('revue.presence', aLEtat(ids.sociale, 'absent'));
    await sud.envoyer('revue.rejoindre', { revueId });
    nord.trames.length = 0;
    sud.brute.io.engine.close();
    await nord.attendre<Presence>('revue.presence', aLEtat(ids.sociale, 'reconnexion'));
    nord.fermer();
  });

  test('le passage qui bouge, la frappe et la décision se voient sur l’autre nœud', async () => {
    const nord = await entrer(coordinatrice, NORD);
    const sud = await entrer(sociale, SUD);
    await commencer(0);
    for (const s of [nord, sud]) {
      await s.attendre<Evenement>('revue.evenement', (e) => e.type === 'passage-commence');
      await s.envoyer('revue.rejoindre', { revueId });
    }
    const frappe = { passageId: passages[0], texte: 'ZQX d’un nœud à l’autre', position: 3 };
    expect(await sud.envoyer('passage.ecrire', frappe)).toMatchObject({ ok: true });
    await nord.attendre<{ texte: string }>('passage.brouillon', (b) => b.texte === frappe.texte);
    const prise = await decider(0, 'Décidé sur l’un');
    expect(prise.statut).toBe(201);
    const meme = (e: Evenement): boolean => e.type === 'decision-prise' && e.sequence === prise.corps.sequence;
    for (const s of [nord, sud]) await s.attendre<Evenement>('revue.evenement', meme);
    for (const noeud of [NORD, SUD]) {
      const vue = await sur(sociale, noeud).get<RevueVue>(`/revues/${revueId}`);
      expect(vue.corps.passages.find((p) => p.id === passages[0])?.decision?.texte).toBe('Décidé sur l’un');
    }
    nord.fermer();
    sud.fermer();
  });

  test('un accord retiré sur un nœud : l’autre prévient, efface et refuse', async () => {
    const [organisme] = await banc.sql<{ id: string }>(
      `SELECT organisme_id AS id FROM habilitation h JOIN utilisateur u ON u.id = h.utilisateur_id WHERE u.sujet = 'cap.emploi'`,
    );
    const donne = await sur(sociale, NORD).post<{ id: string }>(`/dossiers/${dossierId}/consentements`, {
      portee: 'PARTENAIRE',
      unite: 'CAP_EMPLOI',
      organismeId: organisme!.id,
      categories: ['identite', 'emploi', 'revueAgenda'],
      canal: 'ORAL_ATTESTE',
    });
    const [reinscrit] = await banc.sql<{ id: string }>(
      `UPDATE passage_revue SET etat = 'EN_DISCUSSION' WHERE id = $1 RETURNING id`,
      [passages[0]],
    );
    await banc.sql(`UPDATE revue SET passage_courant_id = $2 WHERE id = $1`, [revueId, reinscrit!.id]);
    const sud = await entrer(emploi, SUD);
    const chezSud = sur(emploi, SUD);
    const lire = (): ReturnType<typeof chezSud.get<PassageCourantVue>> => chezSud.get(`/passages/${passages[0]}`);
    expect((await lire()).corps.passage.nomAffiche).toBe('Mme Sophie Guéguen');
    expect((await sur(sociale, NORD).post(`/consentements/${donne.corps.id}/retrait`, {})).statut).toBe(200);
    const leSien = (a: { id: string }): boolean => a.id === dossierId || a.id === passages[0];
    await sud.attendre<{ id: string }>('acces.retire', leSien, DELAI_DE_RETRAIT_MS);
    expect((await lire()).texte).not.toContain('Guéguen');
    sud.trames.length = 0;
    const nord = await entrer(conseil, NORD);
    const frappe = { passageId: passages[0], texte: 'ZQX après le retrait', position: 0 };
    await jusquA('la frappe admise', async () => (await nord.envoyer('passage.ecrire', frappe)).ok);
    await nord.attendre<{ texte: string }>('passage.brouillon', (b) => b.texte === frappe.texte);
    await jusquA('un événement après la frappe', async () => {
      await sur(conseil, NORD).post(`/revues/${revueId}/presence`, {});
      await nord.envoyer('revue.rejoindre', { revueId });
      return sud.trames.some((t) => t.nom === 'revue.presence');
    });
    expect(JSON.stringify(sud.trames)).not.toMatch(/ZQX|Guéguen/);
    nord.fermer();
    sud.fermer();
  });

  test('coupée d’un nœud, revenue par l’autre : tout est rattrapé par séquence, sans trou ni double', async () => {
    const sud = await entrer(sociale, SUD);
    const { sequence: depuis } = await evenements(sociale, 0);
    sud.brute.io.engine.close();
    await commencer(1);
    const prise = await decider(1, 'Pendant la coupure');
    await commencer(2);
    const nord = await banc.ecouter(sociale, NORD);
    const retour = await nord.envoyer<{ sequence: number }>('revue.rejoindre', { revueId, depuis });
    const vues = await Promise.all([NORD, SUD].map((n) => evenements(sur(sociale, n), depuis)));
    expect(vues[0]).toEqual(vues[1]);
    const sequences = vues[0]!.evenements.map((e) => e.sequence);
    expect(sequences).toEqual(sequences.map((_, i) => depuis + 1 + i));
    expect(sequences).toContain(prise.corps.sequence);
    expect(retour).toMatchObject({ ok: true, donnees: { sequence: sequences.at(-1) } });
    nord.fermer();
  });

  test('la plume : demandée sur les deux nœuds à la fois, une seule personne la reçoit', async () => {
    const prendre = (client: ClientHttp, noeud: 0 | 1): Promise<{ statut: number }> =>
      sur(client, noeud).post(`/passages/${passages[2]}/prendre-la-main`, {});
    for (let tour = 0; tour < 5; tour++) {
      await banc.sql(`DELETE FROM brouillon_decision WHERE passage_id = $1`, [passages[2]]);
      const prises = await Promise.all([prendre(sociale, NORD), prendre(conseil, SUD)]);
      expect(prises.map((p) => p.statut).sort()).toEqual([200, 422]);
      const gagne = prises[0]!.statut === 200 ? [sociale, conseil] : [conseil, sociale];
      const brouillon = await sur(gagne[1]!, NORD).get<BrouillonVue>(`/passages/${passages[2]}/brouillon`);
      for (const noeud of [NORD, SUD]) {
        const intrus = sur(gagne[1]!, noeud).put(
          `/passages/${passages[2]}/brouillon`,
          { texte: 'intrus' },
          { version: brouillon.corps.version },
        );
        expect((await intrus).statut).toBe(422);
      }
    }
  });

  test('la conduite : reprise sur les deux nœuds à la fois, une seule personne l’obtient, l’ancien ordre ne vaut nulle part', async () => {
    await banc.sql(
      `UPDATE revue_presence SET ouvert = false, vu_le = now() - interval '20 seconds' WHERE revue_id = $1`,
      [revueId],
    );
    const etm = await banc.connecter('coordination.etm');
    const avant = (await coordinatrice.get<RevueVue>(`/revues/${revueId}`)).corps.epoqueConduite;
    const prises = await Promise.all([
      sur(sociale, SUD).post(`/revues/${revueId}/conduite`, {}),
      sur(etm, NORD).post(`/revues/${revueId}/conduite`, {}),
    ]);
    expect(prises.filter((p) => p.statut === 200)).toHaveLength(1);
    const apres = (await coordinatrice.get<RevueVue>(`/revues/${revueId}`)).corps;
    expect(apres.epoqueConduite).toBe(avant + 1);
    for (const noeud of [NORD, SUD]) {
      const ordre = { transition: 'terminer', epoque: avant };
      const refus = await sur(coordinatrice, noeud).post(`/revues/${revueId}/transitions`, ordre);
      expect([403, 409]).toContain(refus.statut);
    }
  });

  test('une habilitation terminée sur un nœud coupe la socket et ferme les pages de l’autre', async () => {
    const admin = await banc.connecter('admin');
    const [habilitation] = await banc.sql<{ id: string; version: number }>(
      `SELECT id, version FROM habilitation WHERE utilisateur_id = $1 AND fin IS NULL`,
      [ids.conseil],
    );
    const sud = await entrer(conseil, SUD);
    const chezSud = sur(conseil, SUD);
    expect((await chezSud.get('/mon-travail')).statut).toBe(200);
    const corps = { fin: new Date().toISOString(), motif: 'Départ' };
    const finie = await sur(admin, NORD).patch(`/habilitations/${habilitation!.id}`, corps, {
      version: habilitation!.version,
    });
    expect(finie.statut).toBe(200);
    const close = async (): Promise<boolean> =>
      !sud.brute.connected && (await chezSud.get('/mon-travail')).statut === 401;
    await jusquA('la socket coupée et la page refusée', close, DELAI_DE_RETRAIT_MS);
    expect(sud.trames.map((t) => t.nom)).toContain('session.expiree');
    await expect(banc.ecouter(conseil, SUD)).rejects.toThrow();
  });
}
