import { COFFRE_DE_TEST } from '../../../test/cles-de-test.js';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  type Probleme,
  type SignalementCree,
  type SignalementVue,
  type SignalementsPage,
  type TransitionSignalementReponse,
} from '@pdp/domain';
import { ouvrirApplication, type ApplicationDeTest } from '../../../test/application-de-test.js';
import type { ClientHttp } from '../../../test/client-http.js';
import { connecter } from '../../../test/connecter.js';
import { jusquA } from '../../../test/jusqu-a.js';
import { semerTerritoires, type Territoires } from '../../../test/territoires-de-test.js';
import { corps, nirDe } from './essais/formulaire.js';
import { pg } from '../../platform/database/pg.js';

describe('signalements', () => {
  let app: ApplicationDeTest;
  let lieux: Territoires;
  let base: pg.Client;
  const clients = new Map<string, ClientHttp>();
  const de = (compte: string): ClientHttp => clients.get(compte)!;
  const emettre = async (compte: string, demande: object): Promise<SignalementCree> => {
    const r = await de(compte).post<SignalementCree>('/signalements', demande);
    expect([r.statut, r.corps]).toMatchObject([201, { id: expect.any(String) }]);
    return r.corps;
  };
  const avancer = (compte: string, id: string, demande: object, version?: number) =>
    de(compte).post<TransitionSignalementReponse>(
      `/signalements/${id}/transitions`,
      demande,
      version === undefined ? {} : { version },
    );

  beforeAll(async () => {
    app = await ouvrirApplication();
    lieux = await semerTerritoires(app.databaseUrl);
    base = new pg.Client({ connectionString: app.databaseUrl });
    await base.connect();
    for (const compte of [
      'medecin.conseil',
      'csam.medical',
      'csam.social',
      'assistante.sociale',
      'cap.emploi',
      'medecin.travail',
      'assistante.sociale.2',
      'coordinatrice',
      'referent.cpam',
    ]) {
      clients.set(compte, await connecter(app.url, compte));
    }
  }, 120_000);

  afterAll(async () => {
    await base?.end();
    await app?.fermer();
  });

  test('du signalement au dossier : chacun voit ce qui le regarde, l’émetteur suit l’état et le délai', async () => {
    const cree = await emettre('medecin.conseil', corps(1));
    expect(cree).toEqual({ id: cree.id, etat: 'EMIS', dossierConnu: false });
    await jusquA(
      'reçu',
      async () => (await de('medecin.conseil').get<SignalementVue>(`/signalements/${cree.id}`)).corps.etat === 'RECU',
    );

    const fiche = await de('csam.social').get<SignalementVue>(`/signalements/${cree.id}`);
    expect(fiche.corps).toMatchObject({
      etat: 'RECU',
      estLeMien: false,
      assure: { nomAffiche: 'Mme Soazig Canarib', nirMasque: '2 80 •• •• ••• ••• ••', telephone: '+33612345678' },
      capacites: ['qualifier', 'refuserHorsChamp'],
      emetteur: { fonction: 'MEDECIN_CONSEIL' },
    });
    expect(JSON.stringify(fiche.corps)).not.toContain(nirDe(1));

    expect((await avancer('csam.social', cree.id, { transition: 'qualifier' })).corps).toMatchObject({
      code: 'regle-metier',
      champs: [{ chemin: 'niveauComplexite' }],
    });
    expect(
      (
        await avancer('csam.social', cree.id, {
          transition: 'qualifier',
          niveauComplexite: 3,
          orientation: 'SERVICE_SOCIAL',
        })
      ).corps,
    ).toMatchObject({ etat: 'QUALIFIE' });
    expect(
      (await avancer('assistante.sociale', cree.id, { transition: 'contacter', canal: 'TELEPHONE', joint: true }))
        .corps,
    ).toMatchObject({ etat: 'OFFRE_PROPOSEE' });
    const trop = { transition: 'accepter', commenceLe: '2020-01-01' };
    expect((await avancer('assistante.sociale', cree.id, trop)).texte).toContain('plus de trois ans');
    const commenceLe = new Date(Date.now() - 300 * 86_400_000).toISOString().slice(0, 10);
    const accepte = await avancer('assistante.sociale', cree.id, { transition: 'accepter', commenceLe });
    expect([accepte.statut, accepte.corps]).toMatchObject([200, { etat: 'ACCEPTE', dossierId: expect.any(String) }]);

    const suivi = (await de('medecin.conseil').get<SignalementVue>(`/signalements/${cree.id}`)).corps;
    expect(suivi).toMatchObject({
      etat: 'ACCEPTE',
      estLeMien: true,
      dossierId: null,
      niveauComplexite: null,
      tentatives: 0,
      capacites: [],
      commentaire: 'Souhaite être rappelée le matin.',
    });
    expect(suivi.historique?.map((h) => h.vers)).toEqual(['EMIS', 'RECU', 'QUALIFIE', 'OFFRE_PROPOSEE', 'ACCEPTE']);
    const { rows } = await base.query(
      `SELECT referent_id, date_inclusion::text AS inclusion, ouvert_le > now() - interval '5 minutes' AS recent FROM dossier`,
    );
    expect(rows).toEqual([
      { referent_id: lieux.utilisateurs['assistante.sociale'], inclusion: commenceLe, recent: true },
    ]);

    const second = await emettre('cap.emploi', corps(1));
    expect(second.dossierConnu).toBe(true);
    await avancer('csam.social', second.id, { transition: 'qualifier', niveauComplexite: 2 });
    await avancer('csam.social', second.id, { transition: 'contacter', joint: true });
    const rejoint = await avancer('csam.social', second.id, { transition: 'accepter' });
    expect(rejoint.corps.dossierId).toBe(accepte.corps.dossierId);
    expect(
      (
        await base.query(`SELECT count(*)::int AS n FROM assure WHERE nir_empreinte = $1`, [
          COFFRE_DE_TEST.empreinteNir(nirDe(1)),
        ])
      ).rows,
    ).toEqual([{ n: 1 }]);
    expect((await base.query(`SELECT count(*)::int AS n FROM dossier`)).rows).toEqual([{ n: 1 }]);
  });

  test('un CSAM qui accepte laisse le dossier sans référent, avec une tâche datée au Service social', async () => {
    const { id } = await emettre('medecin.conseil', corps(2));
    await avancer('csam.social', id, { transition: 'qualifier', niveauComplexite: 5 });
    const { rows: contact } = await base.query(
      `SELECT libelle, responsable_unite, echeance FROM tache WHERE signalement_id = $1 AND etat = 'A_FAIRE'`,
      [id],
    );
    expect(contact).toMatchObject([
      { libelle: 'Premier contact', responsable_unite: 'SERVICE_SOCIAL', echeance: expect.any(String) },
    ]);
    await avancer('csam.social', id, { transition: 'contacter', joint: true });
    const { corps: fait } = await avancer('csam.social', id, { transition: 'accepter' });
    const { rows } = await base.query(
      `SELECT t.libelle, t.echeance, d.referent_id FROM tache t JOIN dossier d ON d.id = t.dossier_id WHERE d.id = $1 AND t.libelle LIKE 'Désigner%'`,
      [fait.dossierId],
    );
    expect(rows).toMatchObject([{ referent_id: null, echeance: expect.any(String) }]);
    const { rows: restantes } = await base.query(`SELECT 1 FROM tache WHERE signalement_id = $1 AND etat = 'A_FAIRE'`, [
      id,
    ]);
    expect(restantes).toEqual([]);
  });

  test('un NIR faux, une date impossible, un champ inconnu : 400 avec une phrase par champ', async () => {
    const faux = await de('medecin.conseil').post<Probleme>(
      '/signalements',
      corps(
        3,
        { arret: { dateDebut: '2026-08-02', risque: 'GRIPPE', dateFinPrescrite: '2020-01-01' } },
        { nir: `${nirDe(3).slice(0, 13)}00`, dateNaissance: '1980-02-31', telephone: '12' },
      ),
    );
    expect(faux.statut).toBe(400);
    expect(faux.corps.champs?.map((c) => c.chemin).sort()).toEqual([
      'arret.risque',
      'assure.dateNaissance',
      'assure.nir',
      'assure.telephone',
    ]);
    expect(faux.corps.champs?.find((c) => c.chemin === 'assure.nir')?.message).toMatch(/^La clé/);
    const inconnu = await de('medecin.conseil').post<Probleme>('/signalements', corps(3, { diagnostic: 'x' }));
    expect(inconnu.corps).toMatchObject({
      code: 'requete-invalide',
      champs: [{ chemin: 'diagnostic', code: 'champ-inconnu' }],
    });
    const vide = await de('medecin.conseil').post<Probleme>('/signalements', {});
    expect([vide.statut, vide.corps.champs?.map((c) => c.chemin).sort()]).toEqual([
      400,
      ['assure', 'assureInforme', 'motif'],
    ]);
    expect(
      (await base.query(`SELECT 1 FROM assure WHERE nir_empreinte = $1`, [COFFRE_DE_TEST.empreinteNir(nirDe(3))]))
        .rowCount,
    ).toBe(0);
  });

  test('les mots d’un logiciel partenaire tiennent lieu de motif', async () => {
    const { id } = await emettre('medecin.conseil', corps(4, { motif: 'Reprise incertaine, poste physique' }));
    expect((await de('csam.social').get<SignalementVue>(`/signalements/${id}`)).corps.motif).toBe(
      'Reprise incertaine, poste physique',
    );
  });

  test('une personne qui ressemble à une autre demande confirmation, jamais de fusion silencieuse', async () => {
    await emettre('medecin.conseil', corps(5));
    const jumelle = corps(6, {}, { ...corps(5).assure, nir: nirDe(6) });
    const conflit = await de('medecin.conseil').post<Probleme>('/signalements', jumelle);
    expect([conflit.statut, conflit.corps.code]).toEqual([409, 'conflit-identite']);
    expect(conflit.texte).not.toContain(nirDe(5));
    const { id } = await emettre('medecin.conseil', { ...jumelle, confirmeDistinct: true });
    const fiche = (await de('csam.social').get<SignalementVue>(`/signalements/${id}`)).corps;
    expect(fiche.identiteRecue).toEqual({
      nomAffiche: fiche.assure.nomAffiche,
      dateNaissance: fiche.assure.dateNaissance,
    });
  });

  test('un NIR connu sous un autre nom : même personne, et l’émetteur n’apprend pas ce nom', async () => {
    await emettre('medecin.conseil', corps(7));
    const { id } = await emettre(
      'cap.emploi',
      corps(7, {}, { nomNaissance: 'AUTRENOM', prenom: 'Yann', dateNaissance: '1955-05-05', telephone: '0699999999' }),
    );
    const chezLui = await de('cap.emploi').get(`/signalements/${id}`);
    expect(chezLui.texte).toContain('Autrenom');
    expect(chezLui.texte).not.toMatch(/canarih|soazig|612345678/i);
    expect((await de('cap.emploi').get('/signalements')).texte).not.toMatch(/canarih/i);
    const chezEux = (await de('csam.social').get<SignalementVue>(`/signalements/${id}`)).corps;
    expect(chezEux).toMatchObject({
      assure: { nomAffiche: 'Mme Soazig Canarih', telephone: '+33612345678' },
      identiteRecue: { nomAffiche: 'Mme Yann Autrenom' },
    });
  });

  test('ni un autre territoire, ni une autre fonction, ni un partenaire qui n’a rien émis : 404', async () => {
    const { id } = await emettre('medecin.conseil', corps(8));
    const hasard = '01890000-0000-7000-8000-000000000000';
    for (const compte of ['assistante.sociale.2', 'cap.emploi', 'medecin.travail', 'referent.cpam']) {
      const [vrai, faux] = [
        await de(compte).get<Probleme>(`/signalements/${id}`),
        await de(compte).get<Probleme>(`/signalements/${hasard}`),
      ];
      expect([compte, vrai.statut, vrai.corps.detail]).toEqual([compte, 404, faux.corps.detail]);
      expect((await avancer(compte, id, { transition: 'recevoir' })).statut).toBe(404);
      expect((await de(compte).get(`/signalements?recherche=canarii`)).corps).toMatchObject({ elements: [] });
    }
    expect((await de('coordinatrice').get(`/signalements/${id}`)).statut).toBe(403);
  });

  test('l’émetteur voit mais n’agit pas ; le Service médical trie mais ne conclut pas', async () => {
    const { id } = await emettre('medecin.conseil', corps(9));
    expect((await avancer('medecin.conseil', id, { transition: 'qualifier', niveauComplexite: 1 })).statut).toBe(403);
    expect((await avancer('csam.medical', id, { transition: 'qualifier', niveauComplexite: 2 })).corps).toMatchObject({
      etat: 'QUALIFIE',
    });
    expect((await avancer('csam.medical', id, { transition: 'contacter' })).statut).toBe(403);
    await avancer('csam.social', id, { transition: 'contacter', joint: false });
    expect((await de('csam.medical').get<SignalementVue>(`/signalements/${id}`)).statut).toBe(200);
    const autre = await emettre('medecin.conseil', corps(10));
    await avancer('csam.social', autre.id, { transition: 'qualifier', niveauComplexite: 2 });
    await avancer('csam.social', autre.id, { transition: 'contacter', joint: false });
    expect((await de('csam.medical').get(`/signalements/${autre.id}`)).statut).toBe(404);
  });

  test('If-Match est honoré quand il est donné ; sans lui l’action passe', async () => {
    const { id } = await emettre('medecin.conseil', corps(11));
    await jusquA(
      'reçu',
      async () => (await de('csam.social').get<SignalementVue>(`/signalements/${id}`)).corps.etat === 'RECU',
    );
    const perime = await avancer('csam.social', id, { transition: 'qualifier', niveauComplexite: 2 }, 1);
    expect([perime.statut, (perime.corps as unknown as Probleme).actuel]).toMatchObject([
      412,
      { id, etat: 'RECU', version: 2 },
    ]);
    expect((await avancer('csam.social', id, { transition: 'qualifier', niveauComplexite: 2 }, 2)).corps).toMatchObject(
      { version: 3 },
    );
    expect((await avancer('csam.social', id, { transition: 'qualifier', niveauComplexite: 2 })).corps).toMatchObject({
      code: 'transition-impossible',
    });
  });

  test('injoignable demande trois essais ; l’émetteur ne distingue pas refus et silence', async () => {
    const [silence, refus] = [await emettre('medecin.conseil', corps(12)), await emettre('medecin.conseil', corps(13))];
    for (const { id } of [silence, refus]) {
      await avancer('csam.social', id, { transition: 'qualifier', niveauComplexite: 1 });
      await avancer('csam.social', id, { transition: 'contacter', canal: 'SMS', joint: false });
    }
    expect((await avancer('csam.social', silence.id, { transition: 'injoignable' })).corps).toMatchObject({
      code: 'regle-metier',
    });
    await avancer('csam.social', silence.id, { transition: 'contacter' });
    await avancer('csam.social', silence.id, { transition: 'contacter', canal: 'COURRIER' });
    expect((await de('csam.social').get<SignalementVue>(`/signalements/${silence.id}`)).corps).toMatchObject({
      tentatives: 3,
      capacites: expect.arrayContaining(['injoignable']),
    });
    expect((await avancer('csam.social', silence.id, { transition: 'injoignable' })).corps).toMatchObject({
      etat: 'CLOS_INJOIGNABLE',
    });
    expect(
      (await avancer('csam.social', refus.id, { transition: 'decliner', motif: 'PAS_DE_BESOIN' })).corps,
    ).toMatchObject({ etat: 'CLOS_DECLINE' });
    for (const { id } of [silence, refus]) {
      const vue = await de('medecin.conseil').get<SignalementVue>(`/signalements/${id}`);
      expect(vue.corps.etat).toBe('CLOS');
      expect(vue.texte).not.toMatch(/DECLIN|INJOIGNABLE|PAS_DE_BESOIN/i);
      const clos = await de('medecin.conseil').get<SignalementsPage>('/signalements?vue=emis&etat=CLOS');
      expect(clos.corps.elements.map((e) => e.id)).toContain(id);
    }
    expect(
      (await de('medecin.conseil').get<SignalementsPage>('/signalements?vue=emis&etat=CLOS_DECLINE')).corps.elements,
    ).toEqual([]);
  });

  test('régime agricole : une tâche d’orientation, et aucune autre suite que « hors champ »', async () => {
    const { id } = await emettre('medecin.conseil', corps(14, {}, { regime: 'AGRICOLE' }));
    const taches = async () =>
      (
        await base.query<{ libelle: string }>(
          `SELECT libelle FROM tache WHERE signalement_id = $1 AND etat = 'A_FAIRE'`,
          [id],
        )
      ).rows;
    expect(await taches()).toEqual([{ libelle: 'Orienter vers la MSA' }]);
    expect((await avancer('csam.social', id, { transition: 'qualifier', niveauComplexite: 1 })).corps).toMatchObject({
      code: 'regle-metier',
    });
    expect((await de('csam.social').get<SignalementVue>(`/signalements/${id}`)).corps.capacites).toEqual([
      'refuserHorsChamp',
    ]);
    expect(
      (await avancer('csam.social', id, { transition: 'refuserHorsChamp', motif: 'REGIME_AGRICOLE' })).corps,
    ).toMatchObject({ etat: 'CLOS_HORS_CHAMP' });
    expect(await taches()).toEqual([{ libelle: 'Orienter vers la MSA' }]);
  });

  test('un partenaire ne signale pas à l’insu de la personne ; l’Assurance Maladie l’informe par ailleurs', async () => {
    const refus = await de('cap.emploi').post<Probleme>('/signalements', corps(15, { assureInforme: false }));
    expect([refus.statut, refus.corps.champs?.[0]?.chemin]).toEqual([422, 'assureInforme']);
    await emettre('medecin.conseil', corps(15, { assureInforme: false }));
  });

  test('deux signalements simultanés du même NIR ne font qu’une personne ; même clé d’idempotence, même réponse', async () => {
    const reponses = await Promise.all(
      Array.from({ length: 6 }, () => de('medecin.conseil').post<SignalementCree>('/signalements', corps(16))),
    );
    expect(reponses.map((r) => r.statut)).toEqual(Array(6).fill(201));
    expect(
      (await base.query(`SELECT 1 FROM assure WHERE nir_empreinte = $1`, [COFFRE_DE_TEST.empreinteNir(nirDe(16))]))
        .rowCount,
    ).toBe(1);
    const entetes = { 'idempotency-key': 'cle-0123456789' };
    const [une, deux] = [
      await de('medecin.conseil').post<SignalementCree>('/signalements', corps(17), { entetes }),
      await de('medecin.conseil').post<SignalementCree>('/signalements', corps(17), { entetes }),
    ];
    expect(deux.corps).toEqual(une.corps);
  });

  test('la liste se pagine sans trou ni répétition, et se cherche par le nom', async () => {
    const vus: string[] = [];
    let curseur: string | null = '';
    while (curseur !== null) {
      const page: SignalementsPage = (
        await de('csam.social').get<SignalementsPage>(`/signalements?limite=3&curseur=${curseur}`)
      ).corps;
      vus.push(...page.elements.map((e) => e.id));
      curseur = page.curseurSuivant;
    }
    const { rows } = await base.query<{ id: string }>(
      `SELECT id FROM signalement WHERE plateforme_id = $1 ORDER BY cree_le DESC, id DESC`,
      [lieux.plateformes.morbihan],
    );
    expect(vus).toEqual(rows.map((r) => r.id));
    const trouves = await de('csam.social').get<SignalementsPage>('/signalements?recherche=CANARIB&vue=recus');
    expect(new Set(trouves.corps.elements.map((e) => e.assure.nomAffiche))).toEqual(new Set(['Mme Soazig Canarib']));
    expect((await de('cap.emploi').get<SignalementsPage>('/signalements?vue=recus')).corps.elements).toEqual([]);
    expect((await de('csam.social').get('/signalements?curseur=abc')).statut).toBe(400);
  });

  test('chaque lecture de fiche et chaque étape laissent une ligne de journal et un accusé à l’émetteur', async () => {
    const { id } = await emettre('medecin.conseil', corps(18));
    await de('csam.social').get(`/signalements/${id}`);
    await de('cap.emploi').get(`/signalements/${id}`);
    await avancer('csam.social', id, { transition: 'qualifier', niveauComplexite: 2 });
    const { rows } = await base.query<{ action: string; resultat: string }>(
      `SELECT action, resultat FROM journal_acces WHERE ressource = 'signalement' AND ressource_id = $1 AND utilisateur_id IS NOT NULL ORDER BY id`,
      [id],
    );
    expect(rows).toEqual([
      { action: 'signalement.creer', resultat: 'OK' },
      { action: 'signalement.lire', resultat: 'OK' },
      { action: 'signalement.lire', resultat: 'REFUS' },
      { action: 'signalement.qualifier', resultat: 'OK' },
    ]);
    const { rows: accuses } = await base.query(
      `SELECT type FROM notification WHERE ressource_id = $1 AND utilisateur_id = $2`,
      [id, lieux.utilisateurs['medecin.conseil']],
    );
    expect(accuses).toContainEqual({ type: 'SIGNALEMENT_SUITE' });
  });
});
