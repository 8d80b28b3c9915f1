import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { LivretVue } from '@pdp/domain';
import type { ClientHttp } from '../../../test/client-http.js';
import { connecter } from '../../../test/connecter.js';
import { jusquA } from '../../../test/jusqu-a.js';
import { ouvrirSocket, type SocketDeTest } from '../../../test/socket-de-test.js';
import { nouvelId } from '../../platform/config/identifiants.js';
import { CONTENU, ouvrirMondeLivret, type MondeLivret } from '../livret/essais/monde-livret.js';

const LECTURES = ['/mon-livret', '/mon-journal', '/mes-droits', '/session'] as const;

describe('mandat fini : sockets et lectures', () => {
  let m: MondeLivret;
  let documentId: string;
  let mandatId: string;
  let proche: ClientHttp;
  let sockets: SocketDeTest[] = [];
  let temoin: SocketDeTest;

  const mandater = async (dossierId: string): Promise<string> => {
    const id = nouvelId();
    await m.sql(
      `INSERT INTO mandat (id, mandataire_id, dossier_id, debut) VALUES ($1, $2, $3, now() - interval '1 day')`,
      [id, m.acteurs.mandataire.utilisateurId, dossierId],
    );
    return id;
  };
  const ouvrir = async (client: ClientHttp): Promise<SocketDeTest> => {
    const socket = await ouvrirSocket(client);
    sockets.push(socket);
    return socket;
  };
  /** Publie un livret, et attend que l'assurée en ait reçu l'avis : ce qui devait partir est parti. */
  const publier = async (): Promise<void> => {
    const deja = temoin.trames.length;
    const referente = await m.client('referente');
    const chemin = `/dossiers/${m.dossier.dossierId}/livret`;
    const { brouillonVersion } = (await referente.get<LivretVue>(chemin)).corps;
    expect((await referente.put(`${chemin}/brouillon`, CONTENU, { version: brouillonVersion })).statut).toBe(200);
    expect((await referente.post(`${chemin}/publication`)).statut).toBe(200);
    await jusquA('l’avis de l’assurée', () => temoin.trames.slice(deja).some((t) => t.nom === 'notification.creee'));
  };
  const sessionsOuvertes = async (): Promise<number> =>
    (
      await m.sql(
        `SELECT s.id FROM session s JOIN habilitation h ON h.id = s.habilitation_id
         WHERE h.utilisateur_id = $1 AND h.fonction = 'MANDATAIRE' AND s.terminee_le IS NULL`,
        [m.acteurs.mandataire.utilisateurId],
      )
    ).length;
  const nomsDe = (socket: SocketDeTest): string[] => socket.trames.map(({ nom }) => nom);

  beforeAll(async () => {
    m = await ouvrirMondeLivret();
    documentId = nouvelId();
    await m.sql(
      `INSERT INTO document (id, dossier_id, classe, titre_scelle, depose_par) VALUES ($1,$2,'ADMINISTRATIF','x',$3)`,
      [documentId, m.dossier.dossierId, m.acteurs.referente.utilisateurId],
    );
  }, 120_000);
  beforeEach(async () => {
    await m.sql('DELETE FROM mandat');
    mandatId = await mandater(m.dossier.dossierId);
    proche = await connecter(m.app.url, 'mandataire');
    temoin = await ouvrir(await m.client('assuree'));
  });
  afterEach(() => {
    sockets.forEach((s) => s.fermer());
    sockets = [];
  });
  afterAll(() => m?.fermer());

  test.each([
    ['l’assurée', 'assuree'],
    ['la référente, sur un document', 'referente'],
  ] as const)('révoqué par %s : toutes ses sockets tombent, rien ne lui parvient ni ne se lit', async (_, qui) => {
    const autreAppareil = await connecter(m.app.url, 'mandataire');
    const siennes = [await ouvrir(proche), await ouvrir(proche), await ouvrir(autreAppareil)];
    await publier();
    for (const socket of siennes) await socket.attendre('notification.creee');
    expect((await proche.get('/mon-livret')).statut).toBe(200);
    const avant = siennes.map((s) => s.trames.length);

    const chez = qui === 'assuree' ? '/mon-livret' : `/dossiers/${m.dossier.dossierId}`;
    const corps = qui === 'assuree' ? {} : { documentId };
    expect((await (await m.client(qui)).post(`${chez}/mandats/${mandatId}/revocation`, corps)).statut).toBe(200);
    // Avec l'acte, pas au prochain balayage.
    expect(await sessionsOuvertes()).toBe(0);
    expect([401, 404]).toContain((await proche.get('/mon-livret')).statut);
    await publier();
    await jusquA('les trois sockets coupées', () => siennes.every((s) => !s.brute.connected));
    for (const [rang, socket] of siennes.entries())
      // La fin de session peut devancer l'avis du retrait : elle le dit aussi.
      expect(new Set(['acces.retire', ...nomsDe(socket).slice(avant[rang])])).toEqual(
        new Set(['acces.retire', 'session.expiree']),
      );
    for (const client of [proche, autreAppareil])
      for (const chemin of LECTURES) expect([chemin, (await client.get(chemin)).statut]).toEqual([chemin, 401]);
    await expect(ouvrirSocket(proche)).rejects.toThrow();
    expect(temoin.brute.connected).toBe(true);
  });

  test('un second mandat en cours garde la session ; du premier dossier, plus rien ne se lit ni n’arrive', async () => {
    await mandater(m.autre.dossierId);
    const socket = await ouvrir(proche);
    const assuree = await m.client('assuree');
    expect((await assuree.post(`/mon-livret/mandats/${mandatId}/revocation`, {})).statut).toBe(200);
    await socket.attendre('acces.retire');
    await publier();
    expect([socket.brute.connected, nomsDe(socket)]).toEqual([true, ['acces.retire']]);
    expect((await proche.get(`/mon-livret?dossierId=${m.dossier.dossierId}`)).statut).toBe(404);
    expect((await proche.get(`/mon-livret?dossierId=${m.autre.dossierId}`)).statut).toBe(200);
    expect(await sessionsOuvertes()).toBeGreaterThan(0);
  });

  test('un message encore en attente pour lui ne part plus', async () => {
    const notificationId = nouvelId();
    await m.sql(
      `INSERT INTO notification (id, utilisateur_id, type, ressource, ressource_id, dossier_id) VALUES ($1, $2, 'LIVRET_PUBLIE', 'livret', $3, $3)`,
      [notificationId, m.acteurs.mandataire.utilisateurId, m.dossier.dossierId],
    );
    const assuree = await m.client('assuree');
    expect((await assuree.post(`/mon-livret/mandats/${mandatId}/revocation`, {})).statut).toBe(200);
    expect(await m.sql(`SELECT etat FROM notification WHERE id = $1`, [notificationId])).toEqual([{ etat: 'ANNULEE' }]);
  });

  test('la date de fin passe : aussitôt plus rien ne lui est adressé ni ne se lit, puis ses sockets tombent', async () => {
    const socket = await ouvrir(proche);
    expect((await proche.get('/mon-livret')).statut).toBe(200);
    await m.sql(`UPDATE mandat SET fin = now() WHERE id = $1`, [mandatId]);
    expect([401, 404]).toContain((await proche.get('/mon-livret')).statut);
    await publier();
    await jusquA('la socket coupée', () => !socket.brute.connected);
    expect(new Set(nomsDe(socket))).toEqual(new Set(['session.expiree']));
    await jusquA('la session relue', async () => (await proche.get('/mon-livret')).statut === 401);
    for (const chemin of LECTURES) expect([chemin, (await proche.get(chemin)).statut]).toEqual([chemin, 401]);
  });
});
