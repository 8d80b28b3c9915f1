import { COFFRE_DE_TEST } from '../../../test/cles-de-test.js';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  UNITE_DE_FONCTION,
  type BrouillonEnregistre,
  type LivretPublie,
  type LivretVue,
  type Probleme,
  type PropositionTriee,
} from '@pdp/domain';
import { nouvelId } from '../../platform/config/identifiants.js';
import { MARQUES } from '../dossier/essais/monde.js';
import { CONTENU, ouvrirMondeLivret, type CompteLivret, type MondeLivret } from './essais/monde-livret.js';

describe('livret, côté professionnels', () => {
  let m: MondeLivret;
  let chemin: string;
  const lire = async (compte: CompteLivret): Promise<LivretVue> =>
    (await (await m.client(compte)).get<LivretVue>(chemin)).corps;
  const statut = async (compte: CompteLivret, adresse = chemin): Promise<number> =>
    (await (await m.client(compte)).get(adresse)).statut;
  const ecrire = async (compte: CompteLivret, corps: unknown, version?: number) =>
    (await m.client(compte)).put<BrouillonEnregistre & Probleme>(
      `${chemin}/brouillon`,
      corps,
      version === undefined ? {} : { version },
    );
  const publier = async (compte: CompteLivret, version?: number) =>
    (await m.client(compte)).post<LivretPublie & Probleme>(
      `${chemin}/publication`,
      undefined,
      version === undefined ? {} : { version },
    );
  const proposer = async (phrase: string, decisionId: string | null = null): Promise<string> => {
    const id = nouvelId();
    await m.sql(
      `INSERT INTO livret_proposition (id, dossier_id, source, source_id, phrase_scellee) VALUES ($1,$2,'DECISION',$3,$4)`,
      [id, m.dossier.dossierId, decisionId, COFFRE_DE_TEST.sceller('livret_proposition.phrase_scellee', id, phrase)],
    );
    return id;
  };
  const trier = async (compte: CompteLivret, id: string, decision: unknown) =>
    (await m.client(compte)).post<PropositionTriee & Probleme>(`${chemin}/propositions/${id}`, { decision });

  beforeAll(async () => {
    m = await ouvrirMondeLivret();
    chemin = `/dossiers/${m.dossier.dossierId}/livret`;
  }, 120_000);
  afterAll(() => m?.fermer());
  beforeEach(() =>
    m.sql(
      `TRUNCATE livret_brouillon, livret_version, livret_proposition, livret_cap, livret_question, notification, envoi`,
    ),
  );

  test('sans brouillon, le référent en reçoit un premier, composé du dossier, sans aucune catégorie réservée', async () => {
    await m.sql(
      `INSERT INTO visite_pre_reprise (id, dossier_id, etat, organisme_id, date_heure, lieu) VALUES ($1,$2,'PLANIFIEE',$3,now() + interval '9 days','Vannes')`,
      [nouvelId(), m.dossier.dossierId, m.monde.organismes.SPST],
    );
    await m.sql(
      `INSERT INTO tache (id, dossier_id, plateforme_id, libelle, pourquoi, origine, responsable_id) VALUES ($1,$2,$3,'ZQXnoteinterne','ZQXpourquoi','MANUELLE',$4)`,
      [nouvelId(), m.dossier.dossierId, m.monde.plateformeId, m.acteurs.referente.utilisateurId],
    );
    await m.sql(
      `INSERT INTO entretien (id, dossier_id, date, modalite, resume, auteur_id) VALUES ($1,$2,'2026-10-14','PHYSIQUE','ZQXresume',$3)`,
      [nouvelId(), m.dossier.dossierId, m.acteurs.referente.utilisateurId],
    );
    const vue = await lire('referente');
    expect(vue).toMatchObject({
      version: 0,
      brouillonVersion: 0,
      publie: null,
      capacites: ['ECRIRE_BROUILLON', 'PUBLIER', 'TRIER_PROPOSITIONS', 'REPONDRE_QUESTION'],
      brouillon: {
        rendezVous: {
          objet: 'Visite de pré-reprise avec le Dr Prénom Nom travail, médecin du travail',
          lieu: 'Vannes',
        },
        etapes: [
          { titre: 'Faire le point sur ma situation', quand: '2026-10-14', statut: 'FAIT' },
          { titre: 'Rencontrer le médecin du travail', statut: 'EN_COURS' },
        ],
      },
    });
    expect(vue.brouillon.quiFaitQuoi.map((l) => [l.nom, l.referent])).toContainEqual(['Prénom Nom referente', true]);
    for (const marque of [...Object.values(MARQUES).flat(), 'ZQXnoteinterne', 'ZQXpourquoi', 'ZQXresume'])
      expect(JSON.stringify(vue)).not.toContain(marque);
    await m.sql(`DELETE FROM visite_pre_reprise`);
    expect((await ecrire('referente', vue.brouillon, 0)).statut).toBe(200);
  });

  test('écrire : première version, suivante, périmée avec l’actuel, sans If-Match', async () => {
    expect(await ecrire('referente', CONTENU, 0)).toMatchObject({
      statut: 200,
      corps: { id: m.dossier.dossierId, version: 1, remarques: [] },
    });
    const deux = { ...CONTENU, ouJenSuis: 'Votre RQTH est prête.' };
    expect(await ecrire('referente', deux, 1)).toMatchObject({
      statut: 200,
      corps: { version: 2, remarques: [{ chemin: 'ouJenSuis', code: 'SIGLE', extrait: 'RQTH' }] },
    });
    for (const perimee of [0, 1, 3]) {
      const refus = await ecrire('referente', CONTENU, perimee);
      expect([refus.statut, refus.corps.code, refus.corps.actuel]).toEqual([
        412,
        'version-perimee',
        { version: 2, contenu: deux },
      ]);
    }
    expect((await ecrire('referente', CONTENU)).statut).toBe(428);
    expect(await lire('referente')).toMatchObject({
      brouillonVersion: 2,
      brouillon: deux,
      remarques: [{ code: 'SIGLE' }],
    });
    expect(
      (
        await m.sql<{ action: string }>(
          `SELECT action FROM journal_acces WHERE dossier_id = $1 AND action = 'livret.rediger'`,
          [m.dossier.dossierId],
        )
      ).length,
    ).toBeGreaterThanOrEqual(2);
  });

  test('deux écritures à la fois de la même version : une seule passe', async () => {
    await ecrire('referente', CONTENU, 0);
    const statuts = await Promise.all(
      [1, 2, 3, 4].map(async (n) => (await ecrire('referente', { ...CONTENU, ouJenSuis: `Essai ${n}.` }, 1)).statut),
    );
    expect(statuts.sort()).toEqual([200, 412, 412, 412]);
    expect((await lire('referente')).brouillonVersion).toBe(2);
  });

  test.each<[string, unknown, string | null]>([
    ['vide', {}, null],
    ['un champ inconnu', { ...CONTENU, diagnostic: 'x' }, 'diagnostic'],
    ['une étape sans titre', { ...CONTENU, etapes: [{ qui: 'x', statut: 'FAIT' }] }, 'etapes.0.titre'],
    ['un texte trop long', { ...CONTENU, ouJenSuis: 'x'.repeat(601) }, 'ouJenSuis'],
    ['une liste', [CONTENU], null],
    ['deux référents', { ...CONTENU, quiFaitQuoi: [CONTENU.quiFaitQuoi[0], CONTENU.quiFaitQuoi[0]] }, 'quiFaitQuoi'],
    ['une liste dans le rendez-vous', { ...CONTENU, rendezVous: [] }, 'rendezVous'],
  ])('%s : jamais une panne, un refus dit où', async (_nom, corps, attendu) => {
    const reponse = await ecrire('referente', corps, 0);
    if (attendu === null) return expect([200, 400]).toContain(reponse.statut);
    expect([reponse.statut, reponse.corps.champs?.some((c) => c.chemin.startsWith(attendu))]).toEqual([400, true]);
    expect(await m.sql(`SELECT 1 FROM livret_brouillon`)).toEqual([]);
  });

  test('la ligne « Moi » n’a pas à dire son métier', async () => {
    const moi = { nom: 'Moi', fonction: '', fait: 'J’appelle mon médecin.', moi: true };
    expect((await ecrire('referente', { ...CONTENU, quiFaitQuoi: [...CONTENU.quiFaitQuoi, moi] }, 0)).statut).toBe(200);
    expect((await lire('referente')).brouillon.quiFaitQuoi[1]).toMatchObject({
      nom: 'Moi',
      fonction: 'la personne accompagnée',
      moi: true,
    });
  });

  test('publier : version, précédente remplacée, assuré prévenu sans contenu, tâche close, historique', async () => {
    const taches = [nouvelId(), nouvelId()];
    for (const [rang, libelle] of ['Publier le livret', 'Autre chose'].entries())
      await m.sql(
        `INSERT INTO tache (id, dossier_id, plateforme_id, libelle, origine, responsable_id, echeance) VALUES ($1,$2,$3,$4,'REVUE',$5,'2031-01-01')`,
        [taches[rang], m.dossier.dossierId, m.monde.plateformeId, libelle, m.acteurs.referente.utilisateurId],
      );
    await ecrire('referente', CONTENU, 0);
    const publie = await publier('referente');
    expect([publie.statut, publie.corps]).toEqual([
      200,
      { id: expect.any(String), version: 1, publieLe: expect.any(String) },
    ]);
    expect(await m.sql(`SELECT etat FROM tache WHERE id = ANY($1) ORDER BY libelle DESC`, [taches])).toEqual([
      { etat: 'FAITE' },
      { etat: 'A_FAIRE' },
    ]);
    const prevenus = await m.sql<{ utilisateur_id: string }>(
      `SELECT utilisateur_id FROM notification WHERE type = 'LIVRET_PUBLIE'`,
    );
    expect(prevenus.map((p) => p.utilisateur_id).sort()).toEqual(
      [m.acteurs.assuree.utilisateurId, m.acteurs.mandataire.utilisateurId].sort(),
    );
    const vue = await lire('referente');
    expect(vue).toMatchObject({
      version: 1,
      brouillonVersion: 1,
      publie: { version: 1, luLe: null, contenu: CONTENU },
    });

    await ecrire('referente', { ...CONTENU, ouJenSuis: 'Deuxième.' }, 1);
    expect((await lire('referente')).publie?.contenu.ouJenSuis).toBe(CONTENU.ouJenSuis);
    expect((await publier('referente', 1)).corps).toMatchObject({ code: 'version-perimee', actuel: { version: 2 } });
    expect((await publier('referente', 2)).corps.version).toBe(2);
    expect(await m.sql(`SELECT version, etat FROM livret_version ORDER BY version`)).toEqual([
      { version: 1, etat: 'REMPLACE' },
      { version: 2, etat: 'PUBLIE' },
    ]);
    expect(
      await m.sql(
        `SELECT transition, de, vers, fonction FROM transition WHERE ressource = 'livret' AND ressource_id = $1 ORDER BY le, de`,
        [publie.corps.id],
      ),
    ).toEqual([
      { transition: 'publier', de: 'BROUILLON', vers: 'PUBLIE', fonction: 'ASSISTANT_SERVICE_SOCIAL' },
      { transition: 'remplacer', de: 'PUBLIE', vers: 'REMPLACE', fonction: null },
    ]);
    await m.sql(`DELETE FROM tache WHERE id = ANY($1)`, [taches]);
  });

  test('publier ce qui n’est ni enregistré ni complet est refusé, et rien ne change', async () => {
    expect(await publier('referente')).toMatchObject({ statut: 422, corps: { code: 'regle-metier' } });
    await ecrire('referente', { ...CONTENU, etapes: [] }, 0);
    expect(await publier('referente')).toMatchObject({
      statut: 422,
      corps: { champs: [{ chemin: 'aPartiesObligatoires' }] },
    });
    expect(await m.sql(`SELECT 1 FROM livret_version UNION ALL SELECT 1 FROM notification`)).toEqual([]);
  });

  test('dix publications à la fois gardent une suite de versions, une seule publiée', async () => {
    await ecrire('referente', CONTENU, 0);
    const statuts = await Promise.all(Array.from({ length: 10 }, async () => (await publier('referente')).statut));
    expect(statuts).toEqual(Array.from({ length: 10 }, () => 200));
    const versions = await m.sql<{ version: number; etat: string }>(
      `SELECT version, etat FROM livret_version ORDER BY version`,
    );
    expect(versions.map((v) => v.version)).toEqual(Array.from({ length: 10 }, (_, i) => i + 1));
    expect(versions.filter((v) => v.etat === 'PUBLIE').map((v) => v.version)).toEqual([10]);
    expect(
      await m.sql(`SELECT 1 FROM notification WHERE utilisateur_id = $1`, [m.acteurs.assuree.utilisateurId]),
    ).toHaveLength(1);
  });

  test('une clé d’idempotence ne publie qu’une fois', async () => {
    await ecrire('referente', CONTENU, 0);
    const entetes = { 'idempotency-key': 'publication-0001' };
    const referente = await m.client('referente');
    const [a, b] = [
      await referente.post(`${chemin}/publication`, undefined, { entetes }),
      await referente.post(`${chemin}/publication`, undefined, { entetes }),
    ];
    expect([a.statut, b.corps]).toEqual([200, a.corps]);
    expect(await m.sql(`SELECT 1 FROM livret_version`)).toHaveLength(1);
  });

  test('une phrase de revue se retient dans le brouillon, ou s’écarte ; une fois seulement', async () => {
    const [garde, ecarte, laisse] = [
      await proposer('Nous préparons un essai.'),
      await proposer('À ne pas dire.'),
      await proposer('Plus tard.'),
    ];
    expect((await lire('referente')).propositions.map((p) => p.phrase).sort()).toEqual([
      'Nous préparons un essai.',
      'Plus tard.',
      'À ne pas dire.',
    ]);
    await ecrire('referente', CONTENU, 0);
    expect(await trier('referente', garde, 'retenir')).toMatchObject({
      statut: 200,
      corps: { id: garde, etat: 'RETENUE', brouillonVersion: 2 },
    });
    expect(await trier('referente', ecarte, 'ecarter')).toMatchObject({
      statut: 200,
      corps: { etat: 'ECARTEE', brouillonVersion: 2 },
    });
    expect(await trier('referente', garde, 'ecarter')).toMatchObject({
      statut: 422,
      corps: { code: 'transition-impossible' },
    });
    expect(await trier('referente', garde, 'autre')).toMatchObject({
      statut: 400,
      corps: { champs: [{ chemin: 'decision' }] },
    });
    expect((await trier('referente', nouvelId(), 'retenir')).statut).toBe(404);
    const vue = await lire('referente');
    expect([vue.brouillon.decisions.map((d) => d.phrase), vue.propositions.map((p) => p.id)]).toEqual([
      ['Nous préparons un essai.'],
      [laisse],
    ]);
    await publier('referente');
    expect(await m.sql(`SELECT id, etat FROM livret_proposition ORDER BY etat`)).toEqual([
      { id: ecarte, etat: 'ECARTEE' },
      { id: laisse, etat: 'PROPOSEE' },
      { id: garde, etat: 'PUBLIEE' },
    ]);
  });

  test('chacun selon la matrice : le référent écrit, les liés lisent ce qui est publié, les autres ne savent rien', async () => {
    await ecrire('referente', CONTENU, 0);
    const proposition = await proposer('ZQXproposition');
    await publier('referente');
    await ecrire('referente', { ...CONTENU, ouJenSuis: 'ZQXbrouillon' }, 1);
    for (const compte of ['collegue', 'conseil', 'travail', 'assuree'] as const) {
      const vue = await lire(compte);
      expect([compte, vue.brouillon, vue.brouillonVersion, vue.propositions]).toEqual([compte, CONTENU, 0, []]);
      expect(JSON.stringify(vue)).not.toMatch(/ZQX/);
      expect(vue.capacites).toEqual(compte === 'collegue' ? ['REPONDRE_QUESTION'] : []);
    }
    for (const compte of ['etrangere', 'csam', 'voisin', 'admin'] as const)
      expect([compte, await statut(compte)]).toEqual([compte, 404]);
    expect(await statut('emploi')).toBe(403);
    expect([
      (await ecrire('collegue', CONTENU, 2)).statut,
      (await publier('collegue')).statut,
      (await trier('collegue', proposition, 'retenir')).statut,
    ]).toEqual([403, 403, 403]);
    expect([
      (await ecrire('etrangere', CONTENU, 2)).statut,
      (await publier('etrangere')).statut,
      (await trier('etrangere', proposition, 'retenir')).statut,
    ]).toEqual([404, 404, 404]);
    for (const compte of ['conseil', 'travail', 'assuree', 'admin'] as const)
      expect([(await ecrire(compte, CONTENU, 2)).statut, (await publier(compte)).statut]).toEqual([403, 403]);
    expect(await statut('referente', `/dossiers/${m.autre.dossierId}/livret`)).toBe(404);
    const ailleurs = `/dossiers/${m.autre.dossierId}/livret/propositions/${proposition}`;
    expect((await (await m.client('referente')).post(ailleurs, { decision: 'retenir' })).statut).toBe(404);
    expect(await lire('referente')).toMatchObject({ brouillonVersion: 2, version: 1 });
  });

  test('l’accord retiré ferme le livret au partenaire à la lecture suivante', async () => {
    expect(await statut('travail')).toBe(200);
    const [accord] = await m.sql<{ id: string }>(`SELECT id FROM consentement WHERE dossier_id = $1 AND unite = $2`, [
      m.dossier.dossierId,
      UNITE_DE_FONCTION.MEDECIN_TRAVAIL,
    ]);
    await m.sql(`UPDATE consentement SET retire_le = now() WHERE id = $1`, [accord!.id]);
    expect(await statut('travail')).not.toBe(200);
    await m.sql(`UPDATE consentement SET retire_le = NULL WHERE id = $1`, [accord!.id]);
  });

  test('adresses fausses : 400 ou 404, jamais une panne', async () => {
    expect(await statut('referente', '/dossiers/pas-un-uuid/livret')).toBe(400);
    expect(await statut('referente', `/dossiers/${nouvelId()}/livret`)).toBe(404);
    expect(
      (await (await m.client('referente')).put(`/dossiers/${nouvelId()}/livret/brouillon`, CONTENU, { version: 0 }))
        .statut,
    ).toBe(404);
  });
});
