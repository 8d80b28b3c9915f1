import { COFFRE_DE_TEST, insererScellee, resceller } from '../../../test/cles-de-test.js';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  type AccesVue,
  type CapVue,
  type LivretLuVue,
  type LivretVue,
  type MonLivretVue,
  type Page,
  type Probleme,
  type QuestionLivret,
} from '@pdp/domain';
import { nouvelId } from '../../platform/config/identifiants.js';
import { MARQUES } from '../dossier/essais/monde.js';
import { CONTENU, ouvrirMondeLivret, type CompteLivret, type MondeLivret } from './essais/monde-livret.js';

describe('mon livret', () => {
  let m: MondeLivret;
  const lire = async (compte: CompteLivret, suite = '') =>
    (await m.client(compte)).get<MonLivretVue & Probleme>(`/mon-livret${suite}`);
  const mien = async (): Promise<MonLivretVue> => (await lire('assuree')).corps;
  const cap = async (texte: unknown, version?: number) =>
    (await m.client('assuree')).put<CapVue & Probleme>(
      '/mon-livret/cap',
      { texte },
      version === undefined ? {} : { version },
    );
  const questionner = async (texte: unknown, compte: CompteLivret = 'assuree') =>
    (await m.client(compte)).post<QuestionLivret & Probleme>('/mon-livret/questions', { texte });
  const publier = async (contenu: unknown = CONTENU): Promise<void> => {
    const referente = await m.client('referente');
    const chemin = `/dossiers/${m.dossier.dossierId}/livret`;
    const { brouillonVersion } = (await referente.get<LivretVue>(chemin)).corps;
    expect((await referente.put(`${chemin}/brouillon`, contenu, { version: brouillonVersion })).statut).toBe(200);
    expect((await referente.post(`${chemin}/publication`)).statut).toBe(200);
  };
  const viderVisites = () => m.sql(`TRUNCATE visite_pre_reprise CASCADE`);
  const visite = async (etat: string, dateHeure: string | null = null): Promise<string> => {
    const id = nouvelId();
    await m.sql(
      `INSERT INTO visite_pre_reprise (id, dossier_id, etat, organisme_id, date_heure, lieu) VALUES ($1,$2,$3,$4,$5,'Vannes')`,
      [id, m.dossier.dossierId, etat, m.monde.organismes.SPST, dateHeure],
    );
    return id;
  };

  beforeAll(async () => {
    m = await ouvrirMondeLivret();
  }, 120_000);
  afterAll(() => m?.fermer());
  beforeEach(() =>
    m.sql(
      `TRUNCATE livret_brouillon, livret_version, livret_proposition, livret_cap, livret_question, notification, envoi, journal_acces, tache CASCADE`,
    ),
  );

  test('avant la première publication : le livret existe déjà, vide, avec mes accords', async () => {
    const vue = await mien();
    expect(vue).toMatchObject({
      prenom: 'Sophie',
      dossierId: m.dossier.dossierId,
      version: 0,
      contenu: null,
      publieLe: null,
      luLe: null,
      cap: null,
      questions: [],
      ouverturesCeMois: 0,
    });
    expect(vue.capacites).toEqual([
      'ECRIRE_CAP',
      'POSER_QUESTION',
      'ECRIRE_MOT',
      'DIRE_INEXACT',
      'DEMANDER_VISITE',
      'RETIRER_ACCORD',
      'LIRE_JOURNAL',
    ]);
    expect(vue.accords.map((a) => [a.destinataire, a.phrase, a.actif])).toEqual([
      [
        'L’Assurance Maladie',
        'Le Service social, le Service médical et ma caisse préparent la suite ensemble. Chacun lit seulement ce dont il a besoin. Le Service social lit aussi mes capacités.',
        true,
      ],
      ['Le service Organisme CAP_EMPLOI', 'Le service Organisme CAP_EMPLOI lit : mon emploi.', true],
      ['Le service Organisme service de santé au travail', expect.stringContaining('mon identité, mon emploi'), true],
    ]);
    expect(vue.dossiers).toHaveLength(1);
  });

  test('après publication : je lis, j’accuse lecture une seule fois, le référent le voit', async () => {
    await publier();
    expect(await mien()).toMatchObject({ version: 1, contenu: CONTENU, luLe: null });
    const assuree = await m.client('assuree');
    const premiere = await assuree.post<LivretLuVue>('/mon-livret/lecture');
    expect([premiere.statut, premiere.corps]).toEqual([200, { version: 1, luLe: expect.any(String) }]);
    expect((await assuree.post<LivretLuVue>('/mon-livret/lecture')).corps).toEqual(premiere.corps);
    expect(
      (await (await m.client('referente')).get<LivretVue>(`/dossiers/${m.dossier.dossierId}/livret`)).corps.publie
        ?.luLe,
    ).toBe(premiere.corps.luLe);
    await publier({ ...CONTENU, ouJenSuis: 'Nouveau.' });
    expect(await mien()).toMatchObject({ version: 2, luLe: null });
  });

  test('rien des agents n’y paraît : ni catégorie réservée, ni note, ni brouillon, ni proposition', async () => {
    await publier();
    const brouillon = { colonne: 'contenu_scelle', dossierId: m.dossier.dossierId } as const;
    await resceller(m.sql, 'livret_brouillon', brouillon, (json) =>
      JSON.stringify({ ...(JSON.parse(json) as object), ouJenSuis: 'ZQXbrouillon' }),
    );
    await insererScellee(m.sql, 'livret_proposition', {
      id: nouvelId(),
      dossier_id: m.dossier.dossierId,
      source: 'DECISION',
      phrase: 'ZQXproposition',
      etat: 'PROPOSEE',
      cree_le: new Date(),
    });
    await m.sql(
      `INSERT INTO tache (id, dossier_id, plateforme_id, libelle, origine, responsable_id) VALUES ($1,$2,$3,'ZQXtache','MANUELLE',$4)`,
      [nouvelId(), m.dossier.dossierId, m.monde.plateformeId, m.acteurs.referente.utilisateurId],
    );
    const { texte } = await lire('assuree');
    const siennes = [...MARQUES.identite, ...MARQUES.coordonnees];
    for (const marque of Object.values(MARQUES)
      .flat()
      .filter((x) => !siennes.includes(x)))
      expect(texte).not.toContain(marque);
    expect(texte).not.toMatch(/ZQX(brouillon|proposition|tache|social|finances|capacites|projet)/);
  });

  test('le mien seulement : celui d’un autre n’existe pas, un professionnel n’a pas de livret', async () => {
    expect((await lire('assuree', `?dossierId=${m.autre.dossierId}`)).statut).toBe(404);
    expect((await lire('voisin')).corps.dossierId).toBe(m.autre.dossierId);
    expect((await lire('voisin', `?dossierId=${m.dossier.dossierId}`)).corps.code).toBe('introuvable');
    const voisin = await m.client('voisin');
    const chez = `?dossierId=${m.dossier.dossierId}`;
    const refus = await Promise.all([
      voisin.post(`/mon-livret/lecture${chez}`),
      voisin.put(`/mon-livret/cap${chez}`, { texte: 'Intrus.' }, { version: 0 }),
      voisin.post(`/mon-livret/questions${chez}`, { texte: 'Intrus ?' }),
      voisin.get(`/mon-journal${chez}`),
      voisin.get(`/mon-livret/calendrier.ics${chez}`),
    ]);
    expect(refus.map((r) => r.statut)).toEqual([404, 404, 404, 404, 404]);
    for (const compte of ['referente', 'conseil', 'admin'] as const) expect((await lire(compte)).statut).toBe(403);
    expect((await lire('assuree', '?dossierId=x')).statut).toBe(400);
    expect(await m.sql(`SELECT 1 FROM livret_cap UNION ALL SELECT 1 FROM livret_question`)).toEqual([]);
  });

  test('le mandataire ouvre le livret de son mandant, et plus rien une fois le mandat révoqué', async () => {
    await publier();
    expect((await lire('mandataire')).corps).toMatchObject({
      prenom: 'Sophie',
      dossierId: m.dossier.dossierId,
      version: 1,
      dossiers: [{ dossierId: m.dossier.dossierId }],
    });
    expect((await lire('mandataire', `?dossierId=${m.autre.dossierId}`)).statut).toBe(404);
    await m.sql(
      `INSERT INTO mandat (id, mandataire_id, dossier_id, debut) VALUES ($1,$2,$3, now() - interval '1 day')`,
      [nouvelId(), m.acteurs.mandataire.utilisateurId, m.autre.dossierId],
    );
    expect((await lire('mandataire', `?dossierId=${m.autre.dossierId}`)).corps).toMatchObject({
      dossierId: m.autre.dossierId,
      version: 0,
    });
    expect((await lire('mandataire')).corps.dossiers).toHaveLength(2);
    await m.sql(`UPDATE mandat SET revoque_le = now() WHERE dossier_id = $1`, [m.autre.dossierId]);
    expect((await lire('mandataire', `?dossierId=${m.autre.dossierId}`)).statut).toBe(404);
  });

  test('mon cap : une phrase, ses versions gardées, une écriture périmée refusée avec l’actuel', async () => {
    expect(await cap('Retrouver un travail près de chez moi.', 0)).toMatchObject({
      statut: 200,
      corps: { version: 1 },
    });
    expect(await cap('Travailler assise.', 1)).toMatchObject({ corps: { texte: 'Travailler assise.', version: 2 } });
    const perimee = await cap('Autre.', 1);
    expect([perimee.statut, perimee.corps.actuel]).toMatchObject([412, { texte: 'Travailler assise.', version: 2 }]);
    expect((await cap('Sans version.')).statut).toBe(428);
    expect((await cap('Deux phrases. Ici.', 2)).corps).toMatchObject({
      code: 'regle-metier',
      champs: [{ chemin: 'texte' }],
    });
    for (const faux of ['', '   ', 'x'.repeat(301), 3, null, { a: 1 }]) expect((await cap(faux, 2)).statut).toBe(400);
    expect((await mien()).cap).toMatchObject({ texte: 'Travailler assise.', version: 2 });
    const caps = await m.sql<{ id: string; sceau: string }>(
      `SELECT id, texte_scelle AS sceau FROM livret_cap ORDER BY version`,
    );
    expect(caps.map(({ id, sceau }) => COFFRE_DE_TEST.ouvrir('livret_cap.texte_scelle', id, sceau))).toEqual([
      'Retrouver un travail près de chez moi.',
      'Travailler assise.',
    ]);
    const ensemble = await Promise.all(['A.', 'B.', 'C.'].map((texte) => cap(texte, 2)));
    expect(ensemble.map((r) => r.statut).sort()).toEqual([200, 412, 412]);
  });

  test('une question devient la tâche datée du référent, prévenu une fois, sans le texte ; sa réponse me revient', async () => {
    const posee = await questionner('Puis-je venir accompagnée ? ZQXquestion');
    expect([posee.statut, posee.corps]).toMatchObject([201, { etat: 'EN_ATTENTE', reponse: null }]);
    const [tache] = await m.sql<{ id: string }>(`SELECT id, libelle, origine, responsable_id, echeance FROM tache`);
    expect(tache).toMatchObject({
      libelle: 'Répondre à une question de l’assuré',
      origine: 'LIVRET',
      responsable_id: m.acteurs.referente.utilisateurId,
      echeance: expect.any(String),
    });
    expect(await m.sql(`SELECT utilisateur_id, type FROM notification`)).toEqual([
      { utilisateur_id: m.acteurs.referente.utilisateurId, type: 'QUESTION_ASSURE' },
    ]);
    expect(
      JSON.stringify(await m.sql(`SELECT * FROM tache t JOIN notification n ON true JOIN outbox o ON true`)),
    ).not.toContain('ZQXquestion');

    const chemin = `/dossiers/${m.dossier.dossierId}/livret`;
    expect((await (await m.client('referente')).get<LivretVue>(chemin)).corps.questions).toMatchObject([
      { id: posee.corps.id, etat: 'EN_ATTENTE' },
    ]);
    expect((await (await m.client('conseil')).get(chemin)).texte).not.toContain('ZQXquestion');
    const repondre = async (compte: CompteLivret, texte: unknown) =>
      (await m.client(compte)).post(`${chemin}/questions/${posee.corps.id}/reponse`, { texte });
    expect([
      (await repondre('conseil', 'x')).statut,
      (await repondre('etrangere', 'x')).statut,
      (await repondre('referente', '')).statut,
    ]).toEqual([403, 404, 400]);
    expect((await repondre('collegue', 'Oui, avec qui vous voulez.')).statut).toBe(200);
    expect((await repondre('referente', 'Encore.')).statut).toBe(422);
    expect((await mien()).questions).toMatchObject([{ etat: 'REPONDUE', reponse: 'Oui, avec qui vous voulez.' }]);
    expect(await m.sql(`SELECT etat FROM tache`)).toEqual([{ etat: 'FAITE' }]);
    expect(
      await m.sql(`SELECT 1 FROM notification WHERE type = 'REPONSE_QUESTION' AND utilisateur_id = $1`, [
        m.acteurs.assuree.utilisateurId,
      ]),
    ).toHaveLength(1);
  });

  test('sans référent, la question va à la file du Service social ; un texte faux n’y va pas', async () => {
    await m.sql(`UPDATE dossier SET referent_id = NULL WHERE id = $1`, [m.dossier.dossierId]);
    for (const faux of ['', 'x'.repeat(401), 12, undefined]) expect((await questionner(faux)).statut).toBe(400);
    expect(await m.sql(`SELECT 1 FROM tache`)).toEqual([]);
    expect((await questionner('Qui me suit ?')).statut).toBe(201);
    expect(await m.sql(`SELECT responsable_id, responsable_unite FROM tache`)).toEqual([
      { responsable_id: null, responsable_unite: 'SERVICE_SOCIAL' },
    ]);
    expect(
      await m.sql(`SELECT 1 FROM notification WHERE utilisateur_id = $1`, [m.acteurs.csam.utilisateurId]),
    ).toHaveLength(1);
    await m.sql(`UPDATE dossier SET referent_id = $2 WHERE id = $1`, [
      m.dossier.dossierId,
      m.acteurs.referente.utilisateurId,
    ]);
    await m.sql(`UPDATE tache SET etat = 'FAITE'`);
    expect((await mien()).questions).toMatchObject([{ etat: 'TRAITEE', reponse: null }]);
  });

  test('un accord retiré se voit aussitôt : il ne lit plus rien, je ne peux plus le retirer', async () => {
    const avant = (await mien()).accords.find((a) => a.destinataire.includes('CAP_EMPLOI'))!;
    expect(avant).toMatchObject({ actif: true, retireLe: null });
    expect(avant.phrase).toMatch(/ lit : mon emploi\.$/);
    const retrait = await (
      await m.client('assuree')
    ).post(`/consentements/${avant.id}/retrait`, {}, { version: avant.version });
    expect([200, 201]).toContain(retrait.statut);
    const apres = (await mien()).accords.find((a) => a.id === avant.id)!;
    expect(apres).toMatchObject({ actif: false, retireLe: expect.any(String) });
    expect(apres.phrase).toMatch(/ ne lit plus rien depuis le \p{L}+ \d/u);
  });

  test('mes visites, avec ce que je peux y faire, et l’agenda du prochain rendez-vous, au titre neutre', async () => {
    const assuree = await m.client('assuree');
    expect((await assuree.get('/mon-livret/calendrier.ics')).statut).toBe(404);
    const envisagee = await visite('ENVISAGEE');
    expect(await mien()).toMatchObject({ visites: [{ id: envisagee, capacites: ['demander'], lieu: 'Vannes' }] });
    expect((await mien()).capacites).not.toContain('DEMANDER_VISITE');
    await m.sql(`UPDATE visite_pre_reprise SET etat = 'DEMANDEE'`);
    expect((await mien()).visites[0]?.capacites).toEqual(['refuser']);
    await m.sql(`UPDATE visite_pre_reprise SET etat = 'REALISEE'`);
    await resceller(m.sql, 'visite_pre_reprise', { colonne: 'resultat_scelle' }, () =>
      JSON.stringify({ precisions: 'ZQXresultat' }),
    );
    expect((await mien()).visites[0]?.capacites).toEqual(['opposerTransmission']);
    expect(JSON.stringify(await mien())).not.toContain('ZQXresultat');
    await m.sql(`UPDATE visite_pre_reprise SET etat = 'PLANIFIEE', date_heure = '2031-05-06T07:00:00Z'`);
    expect((await mien()).visites[0]?.capacites).toEqual([]);
    await publier();
    const agenda = await assuree.get('/mon-livret/calendrier.ics');
    expect([agenda.statut, agenda.entetes.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
    expect(agenda.texte).toMatch(/^BEGIN:VCALENDAR[^]*DTSTART:20310506T070000Z[^]*SUMMARY:Rendez-vous\r\n/);
    expect(agenda.texte).not.toMatch(/pré-reprise|médecin/);
    await viderVisites();
    expect((await assuree.get('/mon-livret/calendrier.ics')).texte).toContain('DTSTART:20311203T083000Z');
  });

  test('demander un PDF seul : un problème clair, le JSON reste', async () => {
    const pdf = await (
      await m.client('assuree')
    ).get<Probleme>('/mon-livret', { entetes: { accept: 'application/pdf' } });
    expect([pdf.statut, pdf.corps.code, pdf.entetes.get('content-type')]).toEqual([
      415,
      'type-refuse',
      expect.stringContaining('application/problem+json'),
    ]);
    expect((await lire('assuree')).statut).toBe(200);
  });

  describe('qui a ouvert mon dossier', () => {
    const acces = async (suite = '', compte: CompteLivret = 'assuree') =>
      (await (await m.client(compte)).get<Page<AccesVue> & Probleme>(`/mon-journal${suite}`)).corps;
    const noter = (
      compte: CompteLivret,
      action: string,
      ilYA: string,
      reste: { resultat?: string; lecture?: string } = {},
    ) =>
      m.sql(
        `INSERT INTO journal_acces (le, utilisateur_id, fonction, organisme_id, action, ressource, ressource_id, dossier_id, resultat) VALUES (now() - $1::interval, $2, $3, $4, $5, 'lecture', $6, $7, $8)`,
        [
          ilYA,
          m.acteurs[compte].utilisateurId,
          m.acteurs[compte].fonction,
          m.acteurs[compte].organismeId,
          action,
          reste.lecture ?? nouvelId(),
          m.dossier.dossierId,
          reste.resultat ?? 'OK',
        ],
      );

    test('de vraies lectures y paraissent, en mots simples ; les miennes jamais', async () => {
      for (const compte of ['referente', 'conseil', 'etrangere'] as const)
        await (await m.client(compte)).get(`/dossiers/${m.dossier.dossierId}`);
      await mien();
      const { elements } = await acces();
      expect(elements.map((e) => [e.qui, e.fonction, e.organisme, e.action])).toEqual([
        ['Prénom Nom conseil', 'médecin conseil', 'Organisme SERVICE_MEDICAL', 'A ouvert votre dossier.'],
        ['Prénom Nom referente', 'assistante sociale', 'Organisme SERVICE_SOCIAL', 'A ouvert votre dossier.'],
      ]);
      expect((await mien()).ouverturesCeMois).toBe(2);
    });

    test('une ligne par personne et par jour ; un refus n’est pas une ouverture ; mon mandataire y est, sauf pour lui', async () => {
      const refusee = nouvelId();
      await noter('travail', 'lecture', '0 s', { lecture: refusee });
      await noter('travail', 'lecture', '0 s', { lecture: refusee, resultat: 'REFUS' });
      for (const action of ['lecture', 'livret.publier', 'lecture']) await noter('referente', action, '0 s');
      await noter('referente', 'lecture', '40 days');
      await noter('mandataire', 'livret.lire', '0 s');
      await noter('assuree', 'livret.lire', '0 s');
      expect((await acces()).elements.map((e) => [e.qui, e.action])).toEqual([
        ['Prénom Nom mandataire', 'A ouvert votre dossier.'],
        ['Prénom Nom referente', 'A ouvert votre dossier. A préparé votre livret.'],
        ['Prénom Nom referente', 'A ouvert votre dossier.'],
      ]);
      expect((await mien()).ouverturesCeMois).toBe(2);
      expect((await acces('', 'mandataire')).elements.map((e) => e.qui)).not.toContain('Prénom Nom mandataire');
    });

    test('se feuillette sans doublon ni trou, même quand des lectures arrivent entre deux pages', async () => {
      for (let jour = 0; jour < 12; jour++)
        for (const compte of ['referente', 'conseil'] as const) await noter(compte, 'lecture', `${jour} days`);
      const vus: string[] = [];
      let curseur: string | null = '';
      while (curseur !== null) {
        const page: Page<AccesVue> = await acces(`?limite=5${curseur && `&curseur=${curseur}`}`);
        vus.push(...page.elements.map((e) => `${e.qui} ${e.le.slice(0, 10)}`));
        curseur = page.curseurSuivant;
        await noter('referente', 'lecture', '0 s');
      }
      expect([vus.length, new Set(vus).size]).toEqual([24, 24]);
      for (const faux of ['x', 'WyJhIiwiYiJd', 'WzEsMl0', 'WyIyMDI2LTAyLTMxIiwxXQ', 'WyIyMDI2LTAxLTAxIiwxLjVd'])
        expect(await acces(`?curseur=${faux}`)).toMatchObject({ code: 'requete-invalide' });
      expect(await acces('?limite=0')).toMatchObject({ code: 'requete-invalide' });
    });
  });
});
