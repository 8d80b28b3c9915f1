import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type {
  ApercuInvitations,
  HabilitationsPage,
  InvitationVue,
  InvitationsFaites,
  Probleme,
  ReconfirmationDetail,
  ReconfirmationsPage,
  SimulationDroits,
} from '@pdp/domain';
import { io } from 'socket.io-client';
import { COFFRE_DE_TEST } from '../../../test/cles-de-test.js';
import type { ClientHttp } from '../../../test/client-http.js';
import { connecter } from '../../../test/connecter.js';
import { jusquA } from '../../../test/jusqu-a.js';
import { empreinteEcrite } from '../../platform/chiffrement/contacts.js';
import { nouvelId } from '../../platform/config/identifiants.js';
import { MARQUES } from '../dossier/essais/monde.js';
import { ouvrirMondeLivret, type MondeLivret } from '../livret/essais/monde-livret.js';
import { semerCompte } from './essais/comptes.js';
import { SuivreReconfirmations } from './reconfirmer/suivre-reconfirmations.js';
import { SuspendreInactifs } from './suspendre-inactifs/suspendre-inactifs.use-case.js';

describe('administration des comptes', () => {
  let m: MondeLivret;
  let admin: ClientHttp;
  const ouvrirSocket = async (client: ClientHttp) => {
    const socket = io(m.app.url, {
      path: '/api/temps-reel',
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      extraHeaders: { cookie: client.enteteCookie() },
    });
    await new Promise((dire, rejeter) => socket.once('connect', () => dire(null)).once('connect_error', rejeter));
    return socket;
  };
  const nomOrganisme = async (unite: 'SPST' | 'CPAM') =>
    (await m.sql<{ nom: string }>(`SELECT nom FROM organisme WHERE id = $1`, [m.monde.organismes[unite]]))[0]!.nom;
  const traces = (ressourceId: string) =>
    m.sql<{ transition: string; motif: string | null }>(
      `SELECT transition, motif FROM transition WHERE ressource_id = $1 ORDER BY le, id`,
      [ressourceId],
    );

  beforeAll(async () => {
    m = await ouvrirMondeLivret();
    admin = await m.client('admin');
  }, 120_000);
  afterAll(() => m?.fermer());

  test('inviter par fichier : l’aperçu dit chaque raison et n’écrit rien, la confirmation donne les codes une fois', async () => {
    const spst = await nomOrganisme('SPST');
    const contenu = [
      '\uFEFFNom;Prénom;Courriel;Fonction;Organisme;Début;Fin;Motif',
      `Guillou;Anaïg;anaig.guillou@exemple.invalid;Médecin du travail;${spst};;2099-12-31;Arrivée`,
      `"Le ""Petit""";Yann;yann.lepetit@exemple.invalid;IPRP;${spst};;;Arrivée`,
      `Sans;Fonction;sans@exemple.invalid;ROI;${spst};;;x`,
      `Sans;Organisme;sans2@exemple.invalid;IPRP;Ailleurs;;;x`,
      `Mauvais;Courriel;pas-une-adresse;IPRP;${spst};;;x`,
      `Assurée;Une;assuree2@exemple.invalid;ASSURE;${spst};;;x`,
      `Guillou;Double;ANAIG.guillou@exemple.invalid;Médecin du travail;${spst};;;x`,
      `Fin;Passée;fin@exemple.invalid;IPRP;${spst};;2020-01-01;x`,
      `Connue;Déjà;travail@exemple.invalid;IPRP;${spst};;;Renfort`,
      '',
    ].join('\r\n');
    const compter = async () => (await m.sql<{ n: number }>(`SELECT count(*)::int AS n FROM utilisateur`))[0]!.n;
    const avant = await compter();
    const apercu = await admin.post<ApercuInvitations>('/invitations/apercu', { contenu });
    expect([apercu.statut, apercu.corps.acceptees, apercu.corps.refusees, await compter()]).toEqual([200, 3, 6, avant]);
    expect(apercu.corps.lignes.map(({ ligne, sort, raisons }) => [ligne, sort, raisons[0] ?? null])).toEqual([
      [2, 'NOUVEAU_COMPTE', null],
      [3, 'NOUVEAU_COMPTE', null],
      [4, 'REFUSEE', 'Cette fonction n’existe pas.'],
      [5, 'REFUSEE', 'Cet organisme n’est pas de votre plateforme.'],
      [6, 'REFUSEE', expect.stringMatching(/adresse/i)],
      [7, 'REFUSEE', expect.stringContaining('depuis le dossier')],
      [8, 'REFUSEE', expect.any(String)],
      [9, 'REFUSEE', expect.stringContaining('La fin doit venir')],
      [10, 'FONCTION_DE_PLUS', null],
    ]);
    expect((await admin.post<Probleme>('/invitations', { contenu, attendues: 2 })).corps.code).toBe('conflit');
    const cle = { entetes: { 'idempotency-key': 'cle-des-invitations' } };
    const fait = await admin.post<InvitationsFaites>('/invitations', { contenu, attendues: 3 }, cle);
    expect([fait.statut, fait.corps.acceptees, fait.corps.codes?.length]).toEqual([201, 3, 2]);
    const { code, personne } = fait.corps.codes![1]!;
    expect([personne, code]).toEqual(['Yann Le "Petit"', expect.stringMatching(/^[\w-]{43}$/)]);
    // Une demande rejouée ne redonne pas les codes : la base ne les a nulle part.
    const rejoue = await admin.post<InvitationsFaites>('/invitations', { contenu, attendues: 3 }, cle);
    expect([rejoue.corps.acceptees, rejoue.corps.codes]).toEqual([3, null]);
    for (const table of ['idempotence', 'utilisateur', 'outbox', 'transition'])
      expect(JSON.stringify(await m.sql(`SELECT * FROM ${table}`))).not.toContain(code);
    await entrerAvec(code);
    const [yann] = await m.sql<{ id: string }>(
      `SELECT id FROM utilisateur WHERE courriel_empreinte = $1 AND emetteur = 'demo'`,
      [empreinteEcrite(COFFRE_DE_TEST, 'yann.lepetit@exemple.invalid')],
    );
    expect((await admin.post<Probleme>(`/utilisateurs/${yann!.id}/invitation`)).statut).toBe(409);
    const [anaig] = await m.sql<{ id: string }>(`SELECT id FROM utilisateur WHERE courriel_empreinte = $1`, [
      empreinteEcrite(COFFRE_DE_TEST, 'anaig.guillou@exemple.invalid'),
    ]);
    expect((await admin.get<HabilitationsPage>('/habilitations?recherche=anaig')).corps.elements).toMatchObject([
      { utilisateur: { attendu: true } },
    ]);
    const neuf = await admin.post<InvitationVue>(`/utilisateurs/${anaig!.id}/invitation`);
    expect([neuf.statut, neuf.corps.code]).toEqual([200, expect.stringMatching(/^[\w-]{43}$/)]);
    expect(neuf.corps.code).not.toBe(fait.corps.codes![0]!.code);
  });

  /** Se connecte par ProConnect simulé avec ce code, sous une identité neuve. */
  async function entrerAvec(code: string): Promise<void> {
    const { suivre, ClientHttp: Client } = await import('../../../test/connecter.js');
    const client = new Client(m.app.url);
    const page = await suivre(client, `${m.app.url}/api/v1/connexion?fournisseur=proconnect&invitation=${code}`);
    const action = /<form[^>]*\saction="([^"]+)"/.exec(page.reponse.texte)![1]!;
    const HTML = { entetes: { accept: 'text/html' } };
    let reponse = await client.post(action, new URLSearchParams({ compte: 'yann.lepetit', preuve: 'deux' }), HTML);
    for (let saut = 0; saut < 4 && reponse.entetes.get('location') !== '/'; saut++)
      reponse = await client.get(new URL(reponse.entetes.get('location')!, m.app.url).href, HTML);
    expect((await client.get('/session')).corps).toMatchObject({ habilitationActive: { fonction: 'IPRP' } });
  }

  test.each([
    ['', 400],
    ['Nom;Prénom\nA;B', 400],
    ['Nom;Prénom;Courriel;Fonction;Organisme;Motif\n', 400],
    [`Nom;Prénom;Courriel;Fonction;Organisme;Motif\n${'a;b;c;d;e;f\n'.repeat(301)}`, 400],
  ])('un fichier illisible ou trop long est refusé en entier', async (contenu, statut) => {
    expect((await admin.post<Probleme>('/invitations/apercu', { contenu })).statut).toBe(statut);
  });

  test('sans connexion depuis 90 jours : suspendu, coupé partout ; rétabli par l’administrateur, avec un motif', async () => {
    const [vieux, recent] = [await semerCompte(m, 'ancien', 'PILOTE'), await semerCompte(m, 'recent', 'PILOTE')];
    const client = await connecter(m.app.url, 'ancien');
    const socket = await ouvrirSocket(client);
    await m.sql(`UPDATE utilisateur SET derniere_connexion = now() - interval '90 days 1 minute' WHERE id = $1`, [
      vieux.utilisateurId,
    ]);
    await m.sql(`UPDATE utilisateur SET derniere_connexion = now() - interval '89 days 23 hours' WHERE id = $1`, [
      recent.utilisateurId,
    ]);
    // Seul administrateur de la plateforme : personne ne pourrait le rétablir.
    const moi = m.acteurs.admin.utilisateurId;
    await m.sql(`UPDATE utilisateur SET derniere_connexion = now() - interval '1 year' WHERE id = ANY($1)`, [
      [moi, m.acteurs.assuree.utilisateurId],
    ]);
    await m.sql(
      `INSERT INTO envoi (id, utilisateur_id, canal, modele, cle, prochain_essai) VALUES (gen_random_uuid(), $1, 'COURRIEL', 'RECAPITULATIF', 'suspension', now() + interval '1 hour')`,
      [vieux.utilisateurId],
    );
    expect(await m.app.app.get(SuspendreInactifs, { strict: false }).executer()).toBe(1);
    expect(await m.sql(`SELECT etat, prochain_essai FROM envoi WHERE cle = 'suspension'`)).toEqual([
      { etat: 'ANNULEE', prochain_essai: null },
    ]);
    await jusquA(
      'la page et la socket coupées',
      async () => !socket.connected && (await client.get('/session')).statut === 401,
    );
    await expect(connecter(m.app.url, 'ancien')).rejects.toThrow(/refusée/);
    expect(await traces(vieux.utilisateurId)).toEqual([
      { transition: 'suspendre', motif: 'Sans connexion depuis 90 jours' },
    ]);
    const liste = await admin.get<HabilitationsPage>('/habilitations?recherche=seme');
    expect(liste.corps.elements.find(({ id }) => id === vieux.habilitationId)).toMatchObject({
      active: false,
      utilisateur: { suspendu: true, actif: true },
    });
    const retablir = (motif: string, id = vieux.utilisateurId, qui = admin) =>
      qui.post<Probleme>(`/utilisateurs/${id}/retablissement`, { motif });
    expect((await retablir('')).statut).toBe(400);
    expect((await retablir('Retour', nouvelId())).statut).toBe(404);
    expect((await retablir('Retour', vieux.utilisateurId, await m.client('referente'))).statut).toBe(403);
    expect((await retablir('Retour de congé')).statut).toBe(200);
    expect((await retablir('Encore')).statut).toBe(409);
    await connecter(m.app.url, 'ancien');
    await m.sql(`UPDATE utilisateur SET derniere_connexion = now() - interval '91 days' WHERE id = $1`, [
      vieux.utilisateurId,
    ]);
    // Rétabli : le compte repart pour quatre-vingt-dix jours, même sans s'être connecté.
    expect(await m.app.app.get(SuspendreInactifs, { strict: false }).executer()).toBe(0);
    await m.sql(`UPDATE utilisateur SET derniere_connexion = now() WHERE emetteur = 'demo'`);
  });

  test('reconfirmation : ouverte tous les six mois, répondue tout ou rien, ce qui ne l’est pas est suspendu', async () => {
    const suivre = m.app.app.get(SuivreReconfirmations, { strict: false });
    const cpam = m.monde.organismes.CPAM!;
    const lister = async () => (await admin.get<ReconfirmationsPage>('/reconfirmations')).corps.elements;
    await suivre.executer();
    const deja = (await lister()).length;
    await m.sql(`UPDATE habilitation SET debut = now() - interval '7 months' WHERE organisme_id = $1`, [cpam]);
    await m.sql(
      `UPDATE reconfirmation SET ouverte_le = now() - interval '1 month', close_le = now() WHERE plateforme_id = $1`,
      [m.monde.plateformeId],
    );
    await m.sql(`DELETE FROM reconfirmation_ligne`);
    await m.sql(`DELETE FROM reconfirmation WHERE organisme_id = $1`, [cpam]);
    const [un, deux, trois] = [
      await semerCompte(m, 'cpam.un', 'REFERENT_CPAM'),
      await semerCompte(m, 'cpam.deux', 'REFERENT_CPAM'),
      await semerCompte(m, 'cpam.trois', 'REFERENT_CPAM'),
    ];
    const passive = await connecter(m.app.url, 'cpam.trois');
    const socket = await ouvrirSocket(passive);
    await suivre.executer();
    await suivre.executer();
    const ouvertes = (await lister()).filter(({ etat }) => etat !== 'CLOSE');
    expect([ouvertes.length, ouvertes[0]!.organisme?.id, deja]).toEqual([1, cpam, expect.any(Number)]);
    const { id } = ouvertes[0]!;
    const lire = async () => (await admin.get<ReconfirmationDetail>(`/reconfirmations/${id}`)).corps;
    const ligneDe = async (habilitationId: string) =>
      (await lire()).lignes.find((ligne) => ligne.habilitationId === habilitationId)!;
    const repondre = (reponses: object[], qui = admin) =>
      qui.post<ReconfirmationDetail & Probleme>(`/reconfirmations/${id}/reponses`, { reponses });
    const [l1, l2] = [await ligneDe(un.habilitationId), await ligneDe(deux.habilitationId)];
    // Un retrait sans motif refuse aussi la confirmation voisine.
    expect(
      (
        await repondre([
          { ligneId: l1.id, reponse: 'CONFIRMEE' },
          { ligneId: l2.id, reponse: 'RETIREE' },
        ])
      ).statut,
    ).toBe(400);
    expect((await ligneDe(un.habilitationId)).reponse).toBeNull();
    expect((await repondre([{ ligneId: nouvelId(), reponse: 'CONFIRMEE' }])).statut).toBe(409);
    expect((await repondre([{ ligneId: l1.id, reponse: 'CONFIRMEE' }], await m.client('conseil'))).statut).toBe(403);
    const fait = await repondre([
      { ligneId: l1.id, reponse: 'CONFIRMEE' },
      { ligneId: l2.id, reponse: 'RETIREE', motif: 'A quitté la CPAM' },
    ]);
    expect([fait.statut, fait.corps.confirmees, fait.corps.retirees]).toEqual([200, 1, 1]);
    expect((await repondre([{ ligneId: l1.id, reponse: 'CONFIRMEE' }])).statut).toBe(409);
    await expect(connecter(m.app.url, 'cpam.deux')).rejects.toThrow(/refusée/);
    expect((await traces(un.habilitationId)).map(({ transition }) => transition)).toEqual(['reconfirmer']);
    await m.sql(`UPDATE reconfirmation SET echeance = now() + interval '3 days' WHERE id = $1`, [id]);
    await suivre.executer();
    expect(
      await m.sql(`SELECT 1 FROM notification WHERE type = 'RECONFIRMATION' AND ressource_id = $1`, [id]),
    ).not.toEqual([]);
    await m.sql(
      `UPDATE reconfirmation SET echeance = now() - interval '16 days', suspension_le = now() - interval '1 minute' WHERE id = $1`,
      [id],
    );
    expect((await lire()).etat).toBe('EN_RETARD');
    await suivre.executer();
    await jusquA(
      'la page et la socket coupées',
      async () => !socket.connected && (await passive.get('/session')).statut === 401,
    );
    const close = await lire();
    expect([close.etat, close.restantes, close.suspendues > 0]).toEqual(['CLOSE', 0, true]);
    const [h] = await m.sql<{ version: number }>(`SELECT version FROM habilitation WHERE id = $1`, [
      trois.habilitationId,
    ]);
    const retablir = (version: number) =>
      admin.post<Probleme>(`/habilitations/${trois.habilitationId}/retablissement`, { motif: 'Oubli' }, { version });
    expect((await retablir(99)).statut).toBe(412);
    expect((await retablir(h!.version)).statut).toBe(200);
    await connecter(m.app.url, 'cpam.trois');
  });

  test('ouvrir une liste à la main : une seule par organisme, la sienne se répond par un autre, jamais un étranger', async () => {
    const adm = m.monde.organismes.ADMINISTRATION!;
    const ouvrir = (organismeId: string) =>
      admin.post<ReconfirmationDetail & Probleme>('/reconfirmations', { organismeId });
    const ouverte = await ouvrir(adm);
    expect(ouverte.statut).toBe(201);
    expect((await ouvrir(adm)).statut).toBe(409);
    expect((await ouvrir(nouvelId())).statut).toBe(422);
    const mienne = ouverte.corps.lignes.find(({ estMoi }) => estMoi)!;
    const refus = await admin.post<Probleme>(`/reconfirmations/${ouverte.corps.id}/reponses`, {
      reponses: [{ ligneId: mienne.id, reponse: 'CONFIRMEE' }],
    });
    expect([refus.statut, refus.corps.champs?.[0]?.code]).toEqual([422, 'pour-soi']);
    // Grâce passée : le dernier administrateur reste, et la liste avec lui.
    await m.sql(`UPDATE reconfirmation SET suspension_le = now() WHERE id = $1`, [ouverte.corps.id]);
    await m.app.app.get(SuivreReconfirmations, { strict: false }).executer();
    expect((await admin.get('/session')).statut).toBe(200);
    const ailleurs = nouvelId();
    await m.sql(`INSERT INTO plateforme (id, nom, departement) VALUES ($1, 'Ailleurs', '29')`, [ailleurs]);
    await semerCompte(m, 'admin.ailleurs', 'ADMINISTRATEUR', { plateformeId: ailleurs });
    const etranger = await connecter(m.app.url, 'admin.ailleurs');
    expect((await etranger.get(`/reconfirmations/${ouverte.corps.id}`)).statut).toBe(404);
    expect(
      (
        await etranger.post(`/reconfirmations/${ouverte.corps.id}/reponses`, {
          reponses: [{ ligneId: mienne.id, reponse: 'CONFIRMEE' }],
        })
      ).statut,
    ).toBe(404);
    expect((await etranger.get<ReconfirmationsPage>('/reconfirmations')).corps.elements).toEqual([]);
  });

  test('tester les droits de… : les règles et leurs raisons, aucune donnée ; l’administrateur et le délégué seulement', async () => {
    const simuler = async (suite: string, qui = admin) =>
      qui.get<SimulationDroits & Probleme>(`/droits/simulation?${suite}`);
    const medecin = await simuler('fonction=MEDECIN_CONSEIL');
    const categorie = (corps: SimulationDroits, nom: string) => corps.categories.find((c) => c.categorie === nom)!;
    expect([medecin.statut, medecin.corps.dossierVisible]).toEqual([200, true]);
    expect(categorie(medecin.corps, 'avis').ecrire.accorde).toBe(true);
    expect(categorie(medecin.corps, 'social').lire).toEqual({
      accorde: false,
      phrase: expect.stringContaining('Réservé'),
    });
    expect(categorie((await simuler('fonction=MEDECIN_CONSEIL&accompagnement=non')).corps, 'avis').lire).toEqual({
      accorde: false,
      phrase: expect.stringContaining('Accord de l’assuré'),
    });
    expect((await simuler('fonction=MEDECIN_CONSEIL&lien=AUCUN')).corps.dossierVisible).toBe(false);
    expect(
      categorie((await simuler('fonction=ASSISTANT_SERVICE_SOCIAL&etat=LIMITE')).corps, 'social').ecrire.accorde,
    ).toBe(false);
    expect(categorie((await simuler('fonction=CONSEILLER_CAP_EMPLOI&accord=oui')).corps, 'projet').ecrire.accorde).toBe(
      true,
    );
    expect(medecin.corps.actes.find(({ acte }) => acte === 'livret.publier')?.permis).toBe(false);
    for (const marque of Object.values(MARQUES).flat()) expect(medecin.texte).not.toContain(marque);
    expect((await simuler('fonction=ROI')).statut).toBe(400);
    await semerCompte(m, 'delegue', 'DPO');
    expect((await simuler('fonction=PILOTE', await connecter(m.app.url, 'delegue'))).statut).toBe(200);
    expect((await simuler('fonction=PILOTE', await m.client('referente'))).statut).toBe(403);
  });
});
