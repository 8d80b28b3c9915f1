import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { echec, type EnvoisPage, type NotificationsPage, type Probleme } from '@pdp/domain';
import { io, type Socket } from 'socket.io-client';
import { jusquA, pause } from '../../../test/jusqu-a.js';
import {
  DOSSIER,
  RESSOURCE,
  ouvrirNotifications,
  type ApplicationNotification,
} from '../../../test/notification/application.js';
import type { ClientHttp } from '../../../test/client-http.js';
import { SYSTEME } from '../../platform/config/acteur.js';
import { UniteDeTravail } from '../../platform/database/unite-de-travail.js';
import { Recapituler } from './recapituler/recapituler.use-case.js';
import { NotificationPort } from './notification.port.js';

describe('notifications', () => {
  let appli: ApplicationNotification;
  let assistante: ClientHttp;
  const lister = async (client: ClientHttp, suite = ''): Promise<NotificationsPage> =>
    (await client.get<NotificationsPage>(`/notifications${suite}`)).corps;
  const boite = async (client: ClientHttp, suite = ''): Promise<EnvoisPage['elements']> =>
    (await client.get<EnvoisPage>(`/notifications/envois${suite}`)).corps.elements;
  const outboxTraitee = (): Promise<void> =>
    jusquA(
      'la boîte de sortie traitée',
      async () => (await appli.sql('SELECT 1 FROM outbox WHERE traite_le IS NULL')).length === 0,
    );

  beforeAll(async () => {
    appli = await ouvrirNotifications();
    assistante = await appli.client('assistante.sociale');
  });
  afterAll(() => appli.fermer());
  beforeEach(() => appli.sql('TRUNCATE notification, preference_notification, envoi, outbox, inbox'));

  test('une personne prévenue le voit tout de suite : pastille, texte sans contenu, lien, socket ; pas les autres', async () => {
    const sockets = await Promise.all(
      ['assistante.sociale', 'voisine'].map(async (c) =>
        ecouter(appli.url, c === 'voisine' ? await appli.client(c) : assistante),
      ),
    );
    await appli.notifier({
      destinataires: [appli.comptes['assistante.sociale']!],
      type: 'TACHE_CONFIEE',
      dossierId: DOSSIER,
      ressource: 'tache',
    });
    await jusquA('la socket prévenue', () => sockets[0]!.recus.length === 1);
    const page = await lister(assistante);
    expect(page).toEqual({
      elements: [
        {
          id: expect.any(String),
          type: 'TACHE_CONFIEE',
          texte: 'Une tâche vous est confiée.',
          lien: `/dossiers/${DOSSIER}`,
          creeLe: expect.any(String),
          lueLe: null,
        },
      ],
      curseurSuivant: null,
      nonLues: 1,
    });
    expect(sockets[0]!.recus).toEqual([{ id: page.elements[0]!.id }]);
    expect(sockets[1]!.recus).toEqual([]);
    expect(await lister(await appli.client('voisine'))).toMatchObject({ elements: [], nonLues: 0 });
    sockets.forEach((s) => s.socket.disconnect());
  });

  test('une transaction annulée ne prévient personne', async () => {
    const { socket, recus } = await ecouter(appli.url, assistante);
    await appli.app.get(UniteDeTravail).executer(SYSTEME, async (tx) => {
      await appli.app.get(NotificationPort, { strict: false }).notifier(tx, {
        destinataires: [appli.comptes['assistante.sociale']!],
        type: 'TACHE_CONFIEE',
        ressource: 'tache',
        ressourceId: RESSOURCE,
      });
      return echec('non');
    });
    await pause(150);
    expect({ recus, page: await lister(assistante) }).toMatchObject({ recus: [], page: { elements: [], nonLues: 0 } });
    socket.disconnect();
  });

  test('tout un service est prévenu, sauf qui agit et les comptes fermés ; la même demande ne double rien', async () => {
    const demande = {
      destinataires: { unite: 'SERVICE_SOCIAL', plateformeId: appli.plateformeId },
      type: 'SIGNALEMENT_RECU',
      ressource: 'signalement',
      sauf: appli.comptes['voisine']!,
    } as const;
    await appli.notifier(demande);
    await appli.notifier(demande);
    const lignes = await appli.sql<{ utilisateur_id: string }>('SELECT utilisateur_id FROM notification');
    expect(lignes.map((l) => l.utilisateur_id)).toEqual([appli.comptes['assistante.sociale']]);
    expect((await lister(assistante)).elements[0]?.lien).toBe(`/signalements?vue=recus&ouvert=${RESSOURCE}`);
    await assistante.post('/notifications/lecture');
    await appli.notifier(demande);
    expect(await lister(assistante)).toMatchObject({
      nonLues: 1,
      elements: [{ lueLe: null }, { lueLe: expect.any(String) }],
    });
  });

  test('un assuré est toujours mené à son livret', async () => {
    await appli.notifier({
      destinataires: [appli.comptes['assuree']!],
      type: 'DECISION_REVUE',
      ressource: 'revue',
      dossierId: DOSSIER,
    });
    expect((await lister(await appli.client('assuree'))).elements[0]?.lien).toBe('/mon-livret');
  });

  test('lire une notification, toutes, ou celle d’un autre', async () => {
    for (const ressourceId of [RESSOURCE, DOSSIER])
      await appli.notifier({
        destinataires: [appli.comptes['assistante.sociale']!],
        type: 'DECISION_REVUE',
        ressourceId,
      });
    const [premiere] = (await lister(assistante)).elements;
    expect(await assistante.post(`/notifications/${premiere!.id}/lecture`)).toMatchObject({
      statut: 200,
      corps: { lues: 1 },
    });
    expect(await assistante.post(`/notifications/${premiere!.id}/lecture`)).toMatchObject({
      statut: 200,
      corps: { lues: 0 },
    });
    expect(await lister(assistante, '?filtre=non-lues')).toMatchObject({ nonLues: 1, elements: [{ lueLe: null }] });
    const voisine = await appli.client('voisine');
    for (const id of [premiere!.id, RESSOURCE])
      expect(await voisine.post(`/notifications/${id}/lecture`)).toMatchObject({
        statut: 404,
        corps: { code: 'introuvable' },
      });
    expect(await assistante.post('/notifications/lecture')).toMatchObject({ statut: 200, corps: { lues: 1 } });
    expect((await lister(assistante)).nonLues).toBe(0);
  });

  test('la liste se feuillette sans doublon ni trou, et refuse un curseur forgé', async () => {
    await appli.sql(
      `INSERT INTO notification (id, utilisateur_id, type, ressource, ressource_id, cree_le)
       SELECT gen_random_uuid(), $1, 'TACHE_CONFIEE', 'tache', gen_random_uuid(), now() - make_interval(mins => n / 3) FROM generate_series(1, 23) n`,
      [appli.comptes['assistante.sociale']],
    );
    const vus: string[] = [];
    let curseur: string | null = '';
    while (curseur !== null) {
      const page: NotificationsPage = await lister(assistante, `?limite=5${curseur && `&curseur=${curseur}`}`);
      vus.push(...page.elements.map((e) => e.id));
      curseur = page.curseurSuivant;
    }
    expect(new Set(vus).size).toBe(23);
    expect(vus).toHaveLength(23);
    for (const faux of ['x', 'WyJhIiwiYiJd', 'WzEsMl0'])
      expect((await assistante.get(`/notifications?curseur=${faux}`)).statut).toBe(400);
    for (const faux of ['limite=0', 'limite=201', 'limite=a', 'filtre=tout', 'autre=1'])
      expect((await assistante.get(`/notifications?${faux}`)).statut).toBe(400);
  });

  test('préférences : récapitulatif par défaut, réglage gardé, valeurs fausses refusées', async () => {
    expect((await assistante.get('/notifications/preferences')).corps).toEqual({ courriel: 'QUOTIDIEN', sms: false });
    expect(await assistante.put('/notifications/preferences', { courriel: 'IMMEDIAT', sms: true })).toMatchObject({
      statut: 200,
      corps: { courriel: 'IMMEDIAT', sms: true },
    });
    expect((await assistante.get('/notifications/preferences')).corps).toEqual({ courriel: 'IMMEDIAT', sms: true });
    for (const faux of [
      {},
      { courriel: 'PARFOIS', sms: true },
      { courriel: 'AUCUN', sms: 'oui' },
      { courriel: 'AUCUN', sms: true, utilisateurId: RESSOURCE },
    ]) {
      const reponse = await assistante.put<Probleme>('/notifications/preferences', faux);
      expect({ statut: reponse.statut, champs: reponse.corps.champs?.length }).toEqual({
        statut: 400,
        champs: expect.any(Number),
      });
    }
    expect((await assistante.get('/notifications/preferences')).corps).toEqual({ courriel: 'IMMEDIAT', sms: true });
  });

  describe('courriels', () => {
    const prevenir = (reste: object = {}): Promise<void> =>
      appli.notifier({ destinataires: [appli.comptes['assistante.sociale']!], type: 'TACHE_CONFIEE', ...reste });

    test('l’urgent part tout de suite, neutre, et se voit dans la boîte d’envoi', async () => {
      await prevenir({ urgente: true });
      await jusquA('le message', async () => (await boite(assistante))[0]?.etat === 'DELIVREE');
      const messages = await boite(assistante);
      expect(messages).toHaveLength(1);
      expect(messages[0]).toMatchObject({
        canal: 'COURRIEL',
        destinataire: 'assistante.sociale@demo.pdp',
        objet: 'Nouveau message',
        tentatives: 1,
        derniereErreur: null,
      });
      expect(messages[0]!.texte).toMatch(/^Vous avez un nouveau message dans votre espace\. Connectez-vous/);
      expect(JSON.stringify(messages)).not.toMatch(new RegExp(`ZQX|${DOSSIER}|${RESSOURCE}|tâche|dossier`, 'i'));
    });

    test('le reste attend le récapitulatif : un par jour, qui compte, et pas pour ce qui est déjà annoncé', async () => {
      await prevenir();
      await prevenir({ ressourceId: DOSSIER });
      await outboxTraitee();
      expect(await boite(assistante)).toEqual([]);
      const recapituler = appli.app.get(Recapituler, { strict: false });
      await recapituler.executer();
      await recapituler.executer();
      await jusquA('le récapitulatif', async () => (await boite(assistante))[0]?.etat === 'DELIVREE');
      expect((await boite(assistante)).map((m) => m.texte)).toEqual([expect.stringContaining('2 nouveaux messages')]);
      await appli.sql(`UPDATE envoi SET cree_le = cree_le - interval '1 day', cle = cle || '.hier'`);
      await appli.sql(`UPDATE notification SET cree_le = cree_le - interval '25 hours'`);
      await recapituler.executer();
      expect(await boite(assistante)).toHaveLength(1);
    });

    test.each([
      ['AUCUN', true, 0],
      ['AUCUN', false, 0],
      ['QUOTIDIEN', true, 1],
      ['QUOTIDIEN', false, 0],
      ['IMMEDIAT', false, 1],
    ])('préférence %s, urgence %s : %i message', async (courriel, urgente, attendus) => {
      await assistante.put('/notifications/preferences', { courriel, sms: false });
      await prevenir({ urgente });
      await outboxTraitee();
      await pause(50);
      expect(await boite(assistante)).toHaveLength(attendus);
    });

    test('les avis d’un même acte tiennent en un message, et chacun part selon ses préférences', async () => {
      await assistante.put('/notifications/preferences', { courriel: 'AUCUN', sms: false });
      const destinataires = ['assistante.sociale', 'medecin.conseil', 'voisine'].map((c) => appli.comptes[c]!);
      await appli.notifier({ destinataires, type: 'TACHE_CONFIEE', urgente: true });
      await outboxTraitee();
      expect(await appli.sql(`SELECT 1 FROM outbox WHERE type = 'notification.creee'`)).toHaveLength(1);
      const partis = `SELECT utilisateur_id AS id FROM envoi WHERE canal = 'COURRIEL' ORDER BY 1`;
      const attendus = destinataires.slice(1).map((id) => ({ id }));
      expect(await appli.sql(partis)).toEqual(attendus.toSorted((a, b) => a.id.localeCompare(b.id)));
      // Un message peut être remis avant cette ligne.
      expect(await appli.sql(`SELECT etat FROM notification WHERE etat NOT IN ('ENVOYEE', 'DELIVREE')`)).toEqual([]);
    });

    test('un message écrit avant la mise à jour, qui n’annonce qu’une notification, se traite encore', async () => {
      const [avis] = await appli.sql<{ id: string }>(
        `INSERT INTO notification (id, utilisateur_id, type, ressource, ressource_id, urgente) VALUES (gen_random_uuid(), $1, 'TACHE_CONFIEE', 'tache', gen_random_uuid(), true) RETURNING id`,
        [appli.comptes['assistante.sociale']],
      );
      await appli.sql(
        `WITH m AS (INSERT INTO outbox (id, type, donnees) VALUES (gen_random_uuid(), 'notification.creee', jsonb_build_object('notificationId', $1::uuid)))
         SELECT pg_notify('pdp_outbox', '')`,
        [avis!.id],
      );
      await outboxTraitee();
      expect(await appli.sql(`SELECT 1 FROM envoi WHERE notification_id = $1`, [avis!.id])).toHaveLength(1);
    });

    test('lue avant de partir, une notification n’envoie plus rien', async () => {
      await appli.sql(
        `WITH n AS (INSERT INTO notification (id, utilisateur_id, type, ressource, ressource_id) VALUES (gen_random_uuid(), $1, 'TACHE_CONFIEE', 'tache', gen_random_uuid()) RETURNING id)
         INSERT INTO envoi (id, notification_id, utilisateur_id, canal, modele, cle, prochain_essai) SELECT gen_random_uuid(), id, $1, 'COURRIEL', 'AVIS', 'essai-lue', now() + interval '1 hour' FROM n`,
        [appli.comptes['assistante.sociale']],
      );
      await assistante.post('/notifications/lecture');
      expect((await boite(assistante))[0]).toMatchObject({ etat: 'LUE', tentatives: 0, prochainEssai: null });
    });

    test('la boîte d’envoi est celle de la plateforme pour un agent, la sienne pour un assuré, dont l’adresse est masquée aux autres', async () => {
      await appli.notifier({
        destinataires: [appli.comptes['assuree']!, appli.comptes['medecin.conseil']!],
        type: 'LIVRET_PUBLIE',
        urgente: true,
      });
      await jusquA('deux messages', async () => (await boite(assistante)).length === 2);
      expect((await boite(assistante)).map((m) => m.destinataire).sort()).toEqual([
        'Espace assuré (adresse masquée)',
        'medecin.conseil@demo.pdp',
      ]);
      expect((await boite(await appli.client('assuree'))).map((m) => m.destinataire)).toEqual(['assuree@demo.pdp']);
      await appli.sql(`UPDATE envoi SET etat = 'ECHEC'`);
      expect(await boite(assistante, '?etat=ECHEC&canal=COURRIEL')).toHaveLength(2);
      expect(await boite(assistante, '?canal=SMS')).toHaveLength(0);
    });

    test('la file ne transporte que des identifiants', async () => {
      await prevenir({ urgente: true });
      await jusquA('le message', async () => (await boite(assistante)).length === 1);
      const travaux = await appli.sql<{ data: object }>('SELECT data FROM bullmq.job');
      const valeurs = travaux.flatMap((t) => Object.values(t.data));
      expect(valeurs.length).toBeGreaterThan(0);
      expect(valeurs.every((v) => /^[0-9a-f-]{36}$/.test(String(v)))).toBe(true);
    });
  });
});

async function ecouter(url: string, client: ClientHttp): Promise<{ socket: Socket; recus: unknown[] }> {
  const socket = io(url, {
    path: '/api/temps-reel',
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: { cookie: client.enteteCookie() },
  });
  const recus: unknown[] = [];
  socket.on('notification.creee', (e) => recus.push(e));
  await new Promise((dire, rejeter) => {
    socket.once('connect', () => dire(null));
    socket.once('connect_error', rejeter);
  });
  return { socket, recus };
}
