import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { AccesLivretVue, InvitationVue, Probleme, SessionVue } from '@pdp/domain';
import { ClientHttp, suivre } from '../../../test/connecter.js';
import { nouvelId } from '../../platform/config/identifiants.js';
import { ouvrirMondeLivret, type MondeLivret } from '../livret/essais/monde-livret.js';

const HTML = { entetes: { accept: 'text/html' } };
const A_RECOPIER = /^[0-9A-HJKMNP-TV-Z]{24}$/;

describe('accès d’une personne à son livret', () => {
  let m: MondeLivret;
  let referente: ClientHttp;
  const chemin = (dossierId: string) => `/dossiers/${dossierId}/acces-livret`;
  const lire = async (dossierId: string) => (await referente.get<AccesLivretVue>(chemin(dossierId))).corps;
  const donner = (dossierId: string, entetes: Record<string, string> = {}) =>
    referente.post<InvitationVue & Probleme>(chemin(dossierId), {}, { entetes });
  const comptes = (assureId: string | null) =>
    m.sql<{ id: string }>(`SELECT id FROM utilisateur WHERE assure_id = $1`, [assureId]);

  beforeAll(async () => {
    m = await ouvrirMondeLivret();
    referente = await m.client('referente');
    await m.sql(
      `INSERT INTO affectation_dossier (id, dossier_id, utilisateur_id, role) VALUES ($1, $2, $3, 'CERCLE')`,
      [nouvelId(), m.autre.dossierId, m.acteurs.referente.utilisateurId],
    );
    await m.sql(`UPDATE utilisateur SET assure_id = NULL WHERE id = $1`, [m.acteurs.voisin.utilisateurId]);
    // Les traits que le FranceConnect de la démonstration donne à une identité sans compte.
    await m.sql(
      `UPDATE assure SET nom_naissance = 'Exemple', prenom = 'Camille', date_naissance = '1980-01-01' WHERE id = $1`,
      [m.autre.assure.assureId],
    );
  }, 120_000);
  afterAll(() => m?.fermer());

  /** Se connecte par FranceConnect simulé, code en main, sous une identité neuve ; rend qui est entré. */
  async function entrer(compte: string, code: string): Promise<SessionVue | null> {
    const client = new ClientHttp(m.app.url);
    const page = await suivre(client, `${m.app.url}/api/v1/connexion?fournisseur=franceconnect&invitation=${code}`);
    const action = /<form[^>]*\saction="([^"]+)"/.exec(page.reponse.texte)![1]!;
    const envoi = await client.post(action, new URLSearchParams({ compte, preuve: 'deux' }), HTML);
    await suivre(client, new URL(envoi.entetes.get('location')!, m.app.url).href);
    const session = await client.get<SessionVue>('/session');
    return session.statut === 200 ? session.corps : null;
  }

  test('réservé à qui recueille ses accords dans ce dossier', async () => {
    const statuts = async (compte: Parameters<MondeLivret['client']>[0]) => {
      const client = await m.client(compte);
      const { dossierId } = m.autre;
      return [(await client.get(chemin(dossierId))).statut, (await client.post(chemin(dossierId), {})).statut];
    };
    expect(await statuts('collegue')).toEqual([404, 404]);
    for (const compte of ['conseil', 'travail', 'admin', 'assuree', 'mandataire'] as const)
      expect([compte, await statuts(compte)]).toEqual([compte, [403, 403]]);
    expect(await comptes(m.autre.assure.assureId)).toEqual([]);
  });

  test('un code montré une fois, remplacé par le suivant, qui rattache la personne et elle seule', async () => {
    const { dossierId } = m.autre;
    expect(await lire(dossierId)).toEqual({ etat: 'JAMAIS_OUVERT', finDuCode: null });
    const cle = { 'idempotency-key': 'cle-acces-livret' };
    const premier = await donner(dossierId, cle);
    expect([premier.statut, premier.corps.code]).toEqual([201, expect.stringMatching(A_RECOPIER)]);
    expect((await donner(dossierId, cle)).corps).toEqual({ ...premier.corps, code: null });
    expect(await lire(dossierId)).toEqual({ etat: 'CODE_DONNE', finDuCode: expect.stringMatching(/Z$/) });
    for (const table of ['idempotence', 'utilisateur', 'outbox', 'journal_acces'])
      expect(JSON.stringify(await m.sql(`SELECT * FROM ${table}`))).not.toContain(premier.corps.code);

    const second = await donner(dossierId);
    expect(second.corps).toMatchObject({ id: premier.corps.id, code: expect.not.stringMatching(premier.corps.code!) });
    expect(await entrer('personne.neuve', premier.corps.code!)).toBeNull();
    const entree = await entrer('personne.neuve', second.corps.code!);
    expect(entree).toMatchObject({
      utilisateur: { id: second.corps.id },
      habilitationActive: { fonction: 'ASSURE', plateforme: { id: m.monde.plateformeId } },
    });
    expect(await entrer('un.proche', second.corps.code!)).toBeNull();
    expect(await lire(dossierId)).toEqual({ etat: 'OUVERT', finDuCode: null });
    expect((await donner(dossierId)).corps.code).toBe('conflit');
    expect(
      await m.sql(`SELECT action FROM journal_acces WHERE action = 'livret.ouvrir' AND dossier_id = $1`, [dossierId]),
    ).toHaveLength(2);
  });

  test('deux demandes à la fois : un seul compte, et un seul code qui vaut', async () => {
    const { dossierId, assure } = m.dossier;
    await m.sql(`UPDATE utilisateur SET assure_id = NULL WHERE id = $1`, [assure.utilisateurId]);
    const donnes = await Promise.all([donner(dossierId), donner(dossierId)]);
    expect(donnes.map(({ statut }) => statut)).toEqual([201, 201]);
    expect(await comptes(assure.assureId)).toHaveLength(1);
    await m.sql(`UPDATE utilisateur SET sujet = split_part(sujet, '.', 1) || '.1700000000' WHERE assure_id = $1`, [
      assure.assureId,
    ]);
    expect(await lire(dossierId)).toEqual({ etat: 'CODE_PERIME', finDuCode: '2023-11-14T22:13:20.000Z' });
    await m.sql(`UPDATE utilisateur SET actif = false WHERE assure_id = $1`, [assure.assureId]);
    expect([await lire(dossierId), (await donner(dossierId)).statut]).toEqual([
      { etat: 'FERME', finDuCode: null },
      409,
    ]);
  });

  test('plus de livret à ouvrir sur un dossier clos', async () => {
    await m.sql(`UPDATE dossier SET etat = 'CLOS', clos_le = now() WHERE id = $1`, [m.dossier.dossierId]);
    const refus = await donner(m.dossier.dossierId);
    expect([refus.statut, refus.corps.code]).toEqual([422, 'regle-metier']);
  });
});
