import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  PHRASE_DOSSIER_GELE,
  type ContenuLivret,
  type DemandeDeposee,
  type LivretVue,
  type MonLivretVue,
  type MotLivret,
  type Probleme,
} from '@pdp/domain';
import { ACCES_SYSTEME, ROLE_APPLICATION, accesDe } from '../../../platform/database/acces-base.js';
import { Lecture } from '../../../platform/database/lecture.js';
import { CONTENU, ouvrirMondeLivret, type CompteLivret, type MondeLivret } from '../essais/monde-livret.js';

const INTIME = 'ZQXintime, je doute de tout ce plan.';
const DIT = 'ZQXdit, les mercredis me vont mieux.';

describe('mes mots à moi', () => {
  let m: MondeLivret;
  let mur: Lecture;
  const ecrire = async (texte: string, partage: boolean, compte: CompteLivret = 'assuree', suite = {}) =>
    (await m.client(compte)).post<MotLivret & Probleme>('/mon-livret/mots', { texte, partage, ...suite });
  const livretDe = async (compte: CompteLivret) =>
    (await m.client(compte)).get<LivretVue>(`/dossiers/${m.dossier.dossierId}/livret`);
  const mien = async (compte: CompteLivret = 'assuree') => (await m.client(compte)).get<MonLivretVue>('/mon-livret');

  const publier = async (contenu: ContenuLivret = CONTENU): Promise<void> => {
    const referente = await m.client('referente');
    const chemin = `/dossiers/${m.dossier.dossierId}/livret`;
    const { brouillonVersion } = (await referente.get<LivretVue>(chemin)).corps;
    expect((await referente.put(`${chemin}/brouillon`, contenu, { version: brouillonVersion })).statut).toBe(200);
    expect((await referente.post(`${chemin}/publication`)).statut).toBe(200);
  };

  beforeAll(async () => {
    m = await ouvrirMondeLivret();
    mur = new Lecture(m.app.databaseUrl, 1, ROLE_APPLICATION);
  }, 120_000);
  afterAll(async () => {
    await mur?.fermer();
    await m?.fermer();
  });
  beforeEach(() => m.sql(`TRUNCATE livret_mot, notification, envoi, journal_acces CASCADE`));

  test('à moi seule : ni agent, ni mandataire, ni système ne le lit ; ni texte au journal, ni trace au dossier', async () => {
    const [avant] = await m.sql<{ version: number }>(`SELECT version FROM dossier WHERE id = $1`, [
      m.dossier.dossierId,
    ]);
    const { statut, corps } = await ecrire(INTIME, false);
    expect([statut, corps]).toEqual([201, expect.objectContaining({ texte: INTIME, partage: false, version: 1 })]);
    expect((await mien()).corps.mots).toEqual([corps]);
    for (const compte of ['referente', 'collegue', 'csam', 'conseil', 'travail'] as const)
      expect((await livretDe(compte)).texte).not.toContain('ZQXintime');
    expect((await mien('mandataire')).corps.mots).toEqual([]);
    const acces = [ACCES_SYSTEME, ...Object.values(m.acteurs).flatMap((a) => [accesDe(a), accesDe(a, 'ECRITURE')])];
    const siens = new Set([accesDe(m.acteurs.assuree), accesDe(m.acteurs.assuree, 'ECRITURE')]);
    for (const un of acces)
      expect([un, await mur.lire({ nom: 'essai-mots', texte: 'SELECT id FROM livret_mot' }, [], un)]).toEqual([
        un,
        siens.has(un) ? [{ id: corps.id }] : [],
      ]);
    const [ligne] = await m.sql<{ sceau: string }>(`SELECT texte_scelle AS sceau FROM livret_mot`);
    expect(ligne!.sceau).not.toContain('ZQX');
    const journal = await m.sql(`SELECT * FROM journal_acces WHERE ressource = 'livret_mot'`);
    expect(journal).toHaveLength(1);
    expect(JSON.stringify(journal)).not.toContain('ZQX');
    expect(await m.sql(`SELECT 1 FROM transition WHERE ressource_id = $1`, [corps.id])).toEqual([]);
    expect(await m.sql(`SELECT 1 FROM notification`)).toEqual([]);
    const [apres] = await m.sql<{ version: number }>(`SELECT version FROM dossier WHERE id = $1`, [
      m.dossier.dossierId,
    ]);
    expect(apres).toEqual(avant);
  });

  test('partagé au choix : qui lit le livret le lit, la référente est prévenue sans contenu ; repris, il redevient à moi', async () => {
    const mot = (await ecrire(INTIME, false)).corps;
    const assuree = await m.client('assuree');
    const changer = (corps: object, version: number) =>
      assuree.put<MotLivret & Probleme>(`/mon-livret/mots/${mot.id}`, corps, { version });
    const partage = await changer({ texte: DIT, partage: true }, 1);
    expect(partage.corps).toMatchObject({ texte: DIT, partage: true, version: 2 });
    for (const compte of ['referente', 'conseil', 'travail'] as const)
      expect((await livretDe(compte)).corps.mots).toEqual([expect.objectContaining({ texte: DIT })]);
    expect((await mien('mandataire')).corps.mots).toHaveLength(1);
    const avis = await m.sql<object>(`SELECT utilisateur_id, type FROM notification`);
    expect(avis).toEqual([{ utilisateur_id: m.acteurs.referente.utilisateurId, type: 'MOT_PARTAGE' }]);
    expect((await changer({ texte: 'Trop tard.', partage: true }, 1)).statut).toBe(412);
    expect((await changer({ texte: DIT, partage: false }, 2)).statut).toBe(200);
    expect((await livretDe('referente')).texte).not.toContain('ZQXdit');
  });

  test('effacé, il disparaît pour de bon', async () => {
    const mot = (await ecrire(INTIME, false)).corps;
    const assuree = await m.client('assuree');
    expect((await assuree.delete(`/mon-livret/mots/${mot.id}`, { version: 7 })).statut).toBe(412);
    expect((await assuree.delete(`/mon-livret/mots/${mot.id}`, { version: 1 })).statut).toBe(200);
    expect(await m.sql(`SELECT 1 FROM livret_mot`)).toEqual([]);
    expect((await assuree.delete(`/mon-livret/mots/${mot.id}`, { version: 1 })).statut).toBe(404);
  });

  test('dossier gelé : je reprends ce que je partageais, et rien d’autre ; la base le refuserait aussi', async () => {
    const [mot, autre] = [(await ecrire(DIT, true)).corps, (await ecrire('ZQXautre.', true)).corps];
    const seul = (await ecrire(INTIME, false)).corps;
    await m.sql(`UPDATE dossier SET limite = true WHERE id = $1`, [m.dossier.dossierId]);
    try {
      const changer = async (vise: MotLivret, corps: object, version = 1, compte: CompteLivret = 'assuree') =>
        (await m.client(compte)).put<MotLivret & Probleme>(`/mon-livret/mots/${vise.id}`, corps, { version });
      expect((await mien()).corps.capacites).toEqual(expect.arrayContaining(['REPRENDRE_MOT', 'RETIRER_ACCORD']));
      expect((await mien()).corps.capacites).not.toContain('ECRIRE_MOT');
      expect((await mien('mandataire')).corps.capacites).not.toContain('REPRENDRE_MOT');
      expect((await changer(mot, { texte: DIT, partage: false }, 7)).statut).toBe(412);
      const repris = await changer(mot, { texte: DIT, partage: false });
      expect([repris.statut, repris.corps]).toEqual([200, expect.objectContaining({ partage: false, version: 2 })]);
      expect((await livretDe('referente')).corps.mots.map(({ id }) => id)).toEqual([autre.id]);
      const assuree = await m.client('assuree');
      const refus = [
        await changer(mot, { texte: DIT, partage: true }, 2),
        await changer(mot, { texte: 'Changé.', partage: false }, 2),
        await changer(seul, { texte: INTIME, partage: true }),
        await changer(autre, { texte: 'Changé.', partage: true }),
        await changer(autre, { texte: 'Changé.', partage: false }),
        await assuree.delete<Probleme>(`/mon-livret/mots/${autre.id}`, { version: 1 }),
        await ecrire('Un de plus.', true),
      ];
      for (const { statut, corps } of refus)
        expect([statut, corps.code, corps.detail]).toEqual([423, 'dossier-gele', PHRASE_DOSSIER_GELE]);
      expect((await changer(autre, { texte: 'ZQXautre.', partage: false }, 1, 'mandataire')).statut).toBe(403);
      for (const [rang, ordre] of [
        `partage = true WHERE id = '${mot.id}'`,
        `partage = false, texte_scelle = 'x' WHERE id = '${autre.id}'`,
        `partage = false, partie = 'CAP' WHERE id = '${autre.id}'`,
        `version = 9 WHERE id = '${autre.id}'`,
      ].entries()) {
        const ecriture = { nom: `essai-gel-${rang}`, texte: `UPDATE livret_mot SET ${ordre}` };
        await expect(mur.lire(ecriture, [], accesDe(m.acteurs.assuree, 'ECRITURE'))).rejects.toMatchObject({
          code: 'PD423',
        });
      }
    } finally {
      await m.sql(`UPDATE dossier SET limite = false WHERE id = $1`, [m.dossier.dossierId]);
    }
  });

  test('personne n’écrit à ma place, ni chez une autre ; une saisie mauvaise se dit', async () => {
    const mot = (await ecrire(INTIME, false)).corps;
    expect((await ecrire('Intrus', false, 'mandataire')).statut).toBe(403);
    expect((await ecrire('Intrus', false, 'referente')).statut).toBe(403);
    const voisin = await m.client('voisin');
    expect((await voisin.put(`/mon-livret/mots/${mot.id}`, { texte: 'x', partage: true }, { version: 1 })).statut).toBe(
      404,
    );
    expect((await ecrire('   ', false)).corps.champs).toMatchObject([{ chemin: 'texte' }]);
    expect((await ecrire('x'.repeat(1001), false)).statut).toBe(400);
    expect((await ecrire('x', false, 'assuree', { partie: 'AUTRE' })).statut).toBe(400);
    expect((await ecrire('x', true, 'assuree', { partie: 'ETAPES' })).corps.partie).toBe('ETAPES');
  });

  test('« ce n’est pas exact » : une demande par partie, et la réponse se lit au même endroit', async () => {
    const assuree = await m.client('assuree');
    const dire = (objet: string, type = 'RECTIFICATION') =>
      assuree.post<DemandeDeposee & Probleme>('/mes-droits/demandes', { type, detail: 'La date est fausse.', objet });
    const { corps } = await dire('ETAPES');
    expect((await dire('QUI_FAIT_QUOI')).statut).toBe(201);
    expect((await dire('ETAPES')).statut).toBe(409);
    expect((await dire('ETAPES', 'OPPOSITION')).statut).toBe(400);
    const lue = (await mien()).corps.rectifications.find(({ partie }) => partie === 'ETAPES');
    expect(lue).toEqual({ partie: 'ETAPES', etat: 'DEPOSEE', le: expect.any(String), reponse: null });
    await m.sql(`UPDATE demande_droit SET etat = 'ACCORDEE', close_le = now() WHERE id = $1`, [corps.id]);
    await m.sql(
      `INSERT INTO demande_droit_echange (id, demande_id, transition, texte, le) VALUES (gen_random_uuid(), $1, 'accorder', 'La date est corrigée.', now())`,
      [corps.id],
    );
    expect((await mien()).corps.rectifications.find(({ partie }) => partie === 'ETAPES')).toMatchObject({
      etat: 'ACCORDEE',
      reponse: 'La date est corrigée.',
    });
    const [depot] = await m.sql<{ texte: string }>(
      `SELECT texte FROM demande_droit_echange WHERE demande_id = $1 AND transition = 'deposer'`,
      [corps.id],
    );
    expect(depot!.texte).toBe('«\u00a0Mes étapes\u00a0»\u00a0: La date est fausse.');
  });

  test('mes caps d’avant sont gardés, le plus récent d’abord', async () => {
    const assuree = await m.client('assuree');
    for (const [rang, texte] of ['Un.', 'Deux.', 'Trois.'].entries())
      expect((await assuree.put('/mon-livret/cap', { texte }, { version: rang })).statut).toBe(200);
    const { cap, capsPrecedents } = (await mien()).corps;
    expect([cap?.texte, capsPrecedents.map(({ texte }) => texte)]).toEqual(['Trois.', ['Deux.', 'Un.']]);
    expect((await livretDe('referente')).corps.capsPrecedents).toHaveLength(2);
  });

  test('ce qui a changé depuis ma visite : phrase par phrase, depuis la dernière version que j’ai ouverte', async () => {
    await publier();
    const assuree = await m.client('assuree');
    await assuree.post('/mon-livret/lecture');
    expect((await mien()).corps.changements).toBeNull();
    await publier({ ...CONTENU, ouJenSuis: 'Jamais ouvert.' });
    await publier({
      ...CONTENU,
      etapes: [...CONTENU.etapes, { ...CONTENU.etapes[0]!, titre: 'Essayer un poste', statut: 'A_VENIR', quand: null }],
      ressources: [],
    });
    const { changements, luLe } = (await mien()).corps;
    expect(luLe).toBeNull();
    expect(changements).toEqual({
      depuis: expect.any(String),
      lignes: [
        { partie: 'ETAPES', avant: null, apres: 'Essayer un poste : à venir, avec Claire.' },
        { partie: 'RESSOURCES', avant: 'Ma sœur m’emmène.', apres: null },
      ],
    });
    await assuree.post('/mon-livret/lecture');
    expect((await mien()).corps.changements?.lignes).toHaveLength(2);
  });
});
