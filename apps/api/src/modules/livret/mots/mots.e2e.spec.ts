import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { ContenuLivret, DemandeDeposee, LivretVue, MonLivretVue, MotLivret, Probleme } from '@pdp/domain';
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
