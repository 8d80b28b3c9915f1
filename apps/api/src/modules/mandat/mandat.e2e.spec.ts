import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  ajouterJours,
  ajouterMois,
  dateParis,
  type MandatDonne,
  type MandatsVue,
  type MonLivretVue,
  type Probleme,
} from '@pdp/domain';
import { ClientHttp, suivre } from '../../../test/connecter.js';
import { nouvelId } from '../../platform/config/identifiants.js';
import { ouvrirMondeLivret, type CompteLivret, type MondeLivret } from '../livret/essais/monde-livret.js';

const AUJOURDHUI = dateParis(new Date());
const HTML = { entetes: { accept: 'text/html' } };
// Les traits que le FranceConnect de la démonstration donne à une identité sans compte.
const PROCHE = {
  civilite: 'Mme',
  nomNaissance: 'Exemple',
  prenom: 'Camille',
  dateNaissance: '1980-01-01',
  debut: AUJOURDHUI,
  fin: ajouterMois(AUJOURDHUI, 12),
};

describe('mandat par procuration', () => {
  let m: MondeLivret;
  let documentId: string;
  const donner = async (corps: object, compte: CompteLivret = 'assuree') =>
    (await m.client(compte)).post<MandatDonne & Probleme>('/mon-livret/mandats', corps);
  const lesMiens = async () =>
    (await (await m.client('assuree')).get<MandatsVue>('/mon-livret/mandats')).corps.elements;
  const chezElle = () => `/dossiers/${m.dossier.dossierId}/mandats`;

  beforeAll(async () => {
    m = await ouvrirMondeLivret();
    documentId = nouvelId();
    await m.sql(`DELETE FROM mandat`);
    await m.sql(
      `INSERT INTO document (id, dossier_id, classe, titre_scelle, depose_par) VALUES ($1,$2,'ADMINISTRATIF','x',$3)`,
      [documentId, m.dossier.dossierId, m.acteurs.referente.utilisateurId],
    );
  }, 120_000);
  afterAll(() => m?.fermer());

  /** Se connecte par FranceConnect simulé, code en main, sous une identité neuve ; nul si rien ne s'ouvre. */
  async function entrer(compte: string, code: string): Promise<ClientHttp | null> {
    const client = new ClientHttp(m.app.url);
    const page = await suivre(client, `${m.app.url}/api/v1/connexion?fournisseur=franceconnect&invitation=${code}`);
    const action = /<form[^>]*\saction="([^"]+)"/.exec(page.reponse.texte)![1]!;
    const envoi = await client.post(action, new URLSearchParams({ compte, preuve: 'deux' }), HTML);
    await suivre(client, new URL(envoi.entetes.get('location')!, m.app.url).href);
    return (await client.get('/session')).statut === 200 ? client : null;
  }

  test('lire seulement : le proche lit, jamais les mots à soi ; tout geste lui est refusé, à son nom', async () => {
    const assuree = await m.client('assuree');
    await assuree.post('/mon-livret/mots', { texte: 'ZQXintime', partage: false });
    const { statut, corps } = await donner({ ...PROCHE, portee: 'LIRE' });
    expect([statut, corps.code]).toEqual([201, expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{24}$/)]);
    const proche = await entrer('proche.lecture', corps.code!);
    const lu = await proche!.get<MonLivretVue>('/mon-livret');
    expect(lu.corps).toMatchObject({ mandat: { portee: 'LIRE' }, mots: [], capacites: ['LIRE_JOURNAL'] });
    expect(lu.texte).not.toContain('ZQXintime');
    const accord = lu.corps.accords.find(({ actif }) => actif);
    const refus = await Promise.all([
      proche!.put('/mon-livret/cap', { texte: 'À sa place.' }, { version: 0 }),
      proche!.post('/mon-livret/questions', { texte: 'À sa place ?' }),
      proche!.post('/mon-livret/lecture'),
      proche!.post('/mon-livret/mots', { texte: 'x', partage: true }),
      proche!.post(`/consentements/${accord!.id}/retrait`, {}),
      proche!.post('/mes-droits/demandes', { type: 'ACCES' }),
      proche!.post(`/dossiers/${m.dossier.dossierId}/visites-pre-reprise`, { demander: true }),
      proche!.post('/mon-livret/mandats', { ...PROCHE, portee: 'AGIR' }),
    ]);
    expect(refus.map((r) => r.statut)).toEqual(refus.map(() => 403));
    for (const table of ['livret_cap', 'livret_question', 'demande_droit', 'visite_pre_reprise'])
      expect([table, await m.sql(`SELECT 1 FROM ${table}`)]).toEqual([table, []]);
    const [{ nombre }] = (await m.sql<{ nombre: number }>(
      `SELECT count(*)::int AS nombre FROM journal_acces WHERE fonction = 'MANDATAIRE' AND dossier_id = $1 AND utilisateur_id = (SELECT mandataire_id FROM mandat WHERE id = $2)`,
      [m.dossier.dossierId, corps.id],
    )) as [{ nombre: number }];
    expect(nombre).toBeGreaterThan(0);
  });

  test('l’assurée le voit et le retire : l’accès tombe à la demande suivante', async () => {
    const [mandat] = await lesMiens();
    expect(mandat).toMatchObject({
      nom: 'Mme Camille Exemple',
      etat: 'EN_COURS',
      venue: true,
      capacites: ['REVOQUER'],
    });
    const { corps } = await donner({ ...PROCHE, portee: 'AGIR' });
    const proche = await entrer('proche.agir', corps.code!);
    expect((await proche!.put('/mon-livret/cap', { texte: 'À sa place.' }, { version: 0 })).statut).toBe(200);
    const assuree = await m.client('assuree');
    expect((await assuree.post(`/mon-livret/mandats/${corps.id}/revocation`, {})).statut).toBe(200);
    // Le dossier n'existe plus pour lui, avant même que sa session soit relue.
    expect([401, 404]).toContain((await proche!.get('/mon-livret')).statut);
    expect((await lesMiens()).find(({ id }) => id === corps.id)).toMatchObject({ etat: 'REVOQUE', capacites: [] });
    const redit = await assuree.post<{ revoqueLe: string }>(`/mon-livret/mandats/${corps.id}/revocation`, {});
    expect(redit.corps.revoqueLe).toBe((await lesMiens()).find(({ id }) => id === corps.id)?.revoqueLe);
  });

  test('le code seul ne suffit pas : l’identité prouvée doit être celle de la procuration', async () => {
    const { corps } = await donner({ ...PROCHE, prenom: 'Dominique', portee: 'LIRE' });
    expect(await entrer('quelqu.un.autre', corps.code!)).toBeNull();
    const [{ sceau }] = (await m.sql<{ sceau: string }>(`SELECT identite_scellee AS sceau FROM mandat WHERE id = $1`, [
      corps.id,
    ])) as [{ sceau: string }];
    expect(sceau).not.toContain('1980');
    for (const table of ['idempotence', 'utilisateur', 'outbox', 'journal_acces'])
      expect(JSON.stringify(await m.sql(`SELECT * FROM ${table}`))).not.toContain(corps.code);
  });

  test('pas encore commencé, ou fini : rien ne s’ouvre', async () => {
    const demain = ajouterJours(AUJOURDHUI, 1);
    const { corps } = await donner({ ...PROCHE, portee: 'LIRE', debut: demain });
    expect(await entrer('trop.tot', corps.code!)).toBeNull();
    await m.sql(`UPDATE mandat SET debut = now() - interval '2 days', fin = now() - interval '1 day' WHERE id = $1`, [
      corps.id,
    ]);
    expect((await lesMiens()).find(({ id }) => id === corps.id)?.etat).toBe('FINI');
  });

  test('le Service social le constate et le reprend sur un document du dossier, jamais sans', async () => {
    const referente = await m.client('referente');
    const corps = { ...PROCHE, portee: 'AGIR' };
    expect((await referente.post(chezElle(), { ...corps, documentId: nouvelId() })).statut).toBe(422);
    const cree = await referente.post<MandatDonne>(chezElle(), { ...corps, documentId });
    expect(cree.statut).toBe(201);
    expect((await referente.get<MandatsVue>(chezElle())).corps.elements).toContainEqual(
      expect.objectContaining({ id: cree.corps.id, canal: 'PROCURATION' }),
    );
    expect((await lesMiens()).map(({ id }) => id)).toContain(cree.corps.id);
    const fin = `${chezElle()}/${cree.corps.id}/revocation`;
    expect((await referente.post(fin, { documentId: nouvelId() })).statut).toBe(422);
    expect((await referente.post(fin, { documentId })).statut).toBe(200);
    expect((await lesMiens()).find(({ id }) => id === cree.corps.id)?.etat).toBe('REVOQUE');
  });

  test('dossier gelé : rien ne se donne, mais le Service social lit les mandats et en reprend un', async () => {
    const referente = await m.client('referente');
    const { corps } = await referente.post<MandatDonne>(chezElle(), { ...PROCHE, portee: 'AGIR', documentId });
    await m.sql(`UPDATE dossier SET limite = true WHERE id = $1`, [m.dossier.dossierId]);
    const vus = await referente.get<MandatsVue>(chezElle());
    expect([vus.statut, vus.corps.peutDonner]).toEqual([200, false]);
    expect((await referente.post(chezElle(), { ...PROCHE, portee: 'AGIR', documentId })).statut).toBe(423);
    expect((await referente.post(`${chezElle()}/${corps.id}/revocation`, { documentId })).statut).toBe(200);
    await m.sql(`UPDATE dossier SET limite = false WHERE id = $1`, [m.dossier.dossierId]);
  });

  test('personne d’autre ne désigne ni ne lit ; une saisie mauvaise se dit champ par champ ; cinq au plus', async () => {
    for (const compte of ['conseil', 'travail', 'emploi', 'admin'] as const)
      expect([compte, (await (await m.client(compte)).get(chezElle())).statut]).toEqual([compte, 403]);
    expect((await (await m.client('etrangere')).get(chezElle())).statut).toBe(404);
    const faux = await donner({ ...PROCHE, portee: 'LIRE', nomNaissance: ' ', fin: AUJOURDHUI });
    expect([faux.statut, faux.corps.champs?.map(({ chemin }) => chemin)]).toEqual([400, ['nomNaissance']]);
    const voisin = await m.client('voisin');
    const [mandat] = await lesMiens();
    expect((await voisin.post(`/mon-livret/mandats/${mandat!.id}/revocation`, {})).statut).toBe(404);
    await m.sql(`DELETE FROM mandat`);
    for (let rang = 0; rang < 5; rang += 1) expect((await donner({ ...PROCHE, portee: 'LIRE' })).statut).toBe(201);
    expect((await donner({ ...PROCHE, portee: 'LIRE' })).statut).toBe(422);
  });
});
