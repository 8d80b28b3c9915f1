import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  ajouterJours,
  dateParis,
  type CandidatsSuppleance,
  type DossierVue,
  type Probleme,
  type SuppleanceVue,
  type SuppleancesPage,
} from '@pdp/domain';
import type { ClientHttp } from '../../../test/client-http.js';
import { nouvelId } from '../../platform/config/identifiants.js';
import { ouvrirMondeLivret, type MondeLivret } from '../livret/essais/monde-livret.js';
import { SuivreSuppleances } from './suivre-suppleances.js';

describe('suppléance d’une absence', () => {
  let m: MondeLivret;
  let [referente, collegue, admin]: ClientHttp[] = [];
  const aujourdhui = dateParis(new Date());
  const demande = (reste: object = {}) => ({
    suppleantId: m.acteurs.etrangere.utilisateurId,
    debut: aujourdhui,
    fin: ajouterJours(aujourdhui, 14),
    motif: 'Congés',
    ...reste,
  });
  const designer = (corps: object, qui = referente!) => qui.post<SuppleanceVue & Probleme>('/suppleances', corps);
  const lister = async (qui: ClientHttp) => (await qui.get<SuppleancesPage>('/suppleances')).corps.elements;
  const suivre = () => m.app.app.get(SuivreSuppleances, { strict: false }).executer();
  const ouvre = async (qui: ClientHttp) => (await qui.get(`/dossiers/${m.dossier.dossierId}`)).statut;

  beforeAll(async () => {
    m = await ouvrirMondeLivret();
    [referente, collegue, admin] = await Promise.all([m.client('referente'), m.client('collegue'), m.client('admin')]);
  }, 120_000);
  afterAll(() => m?.fermer());

  test('les suppléants possibles : même fonction, même organisme, jamais soi', async () => {
    const { corps, statut } = await referente!.get<CandidatsSuppleance>('/suppleances/candidats');
    expect(statut).toBe(200);
    const ids = corps.elements.map(({ id }) => id);
    expect(ids).toContain(m.acteurs.etrangere.utilisateurId);
    for (const autre of ['referente', 'csam', 'conseil', 'admin'] as const)
      expect(ids).not.toContain(m.acteurs[autre].utilisateurId);
    expect((await m.client('assuree').then((c) => c.get('/suppleances'))).statut).toBe(403);
  });

  test.each([
    ['une autre fonction', () => ({ suppleantId: m.acteurs.csam.utilisateurId }), 422],
    ['soi-même', () => ({ suppleantId: m.acteurs.referente.utilisateurId }), 422],
    ['un début passé', () => ({ debut: ajouterJours(aujourdhui, -1) }), 422],
    ['une fin avant le début', () => ({ debut: ajouterJours(aujourdhui, 5), fin: ajouterJours(aujourdhui, 4) }), 422],
    ['une absence de plus de six mois', () => ({ fin: ajouterJours(aujourdhui, 300) }), 422],
    ['un jour impossible', () => ({ fin: '2026-02-31' }), 400],
    ['un motif vide', () => ({ motif: '   ' }), 400],
    ['un champ de trop', () => ({ plateformeId: nouvelId() }), 400],
    ['l’habilitation d’un autre', () => ({ habilitationId: m.acteurs.collegue.habilitationId }), 404],
  ])('refuse %s', async (_cas, reste, statut) => {
    expect((await designer(demande(reste()))).statut).toBe(statut);
  });

  test('le suppléant reçoit les dossiers nominatifs, suit les nouveaux, et les perd à la fin', async () => {
    const suppleante = await m.client('etrangere');
    expect(await ouvre(suppleante)).toBe(404);
    const creee = await designer(demande());
    expect([creee.statut, creee.corps]).toMatchObject([
      201,
      { etat: 'EN_COURS', dossiers: 1, peutTerminer: true, suppleant: { id: m.acteurs.etrangere.utilisateurId } },
    ]);
    expect((await designer(demande())).corps.code).toBe('conflit');
    expect(await ouvre(suppleante)).toBe(200);
    expect(await ouvre(referente!)).toBe(200);
    // Le cercle le dit à tous, avec la fin, sans la raison.
    for (const qui of [suppleante, referente!]) {
      const { corps } = await qui.get<DossierVue>(`/dossiers/${m.dossier.dossierId}`);
      const [ligne] = corps.cercle.filter(({ supplee }) => supplee !== null);
      expect(ligne).toMatchObject({ id: m.acteurs.etrangere.utilisateurId, supplee: { jusquA: creee.corps.fin } });
      expect(corps.referent).toMatchObject({ nom: ligne?.supplee?.nom });
      expect(JSON.stringify(corps.cercle)).not.toContain('Congés');
      // Ni le suppléant ni qui mène le dossier ne défait le lien : il dure ce que dure la suppléance.
      const defait = await qui.delete<Probleme>(`/affectations/${ligne?.affectationId}`);
      expect([defait.statut, defait.corps.detail]).toEqual([422, expect.stringContaining('suppléance')]);
    }
    expect(await ouvre(suppleante)).toBe(200);
    // Le rôle de référent ne change pas de main.
    expect(
      await m.sql(`SELECT utilisateur_id AS id FROM affectation_dossier WHERE dossier_id = $1 AND role = 'REFERENT' AND fin IS NULL`, [m.dossier.dossierId]), // prettier-ignore
    ).toEqual([{ id: m.acteurs.referente.utilisateurId }]);
    expect(
      await m.sql(`SELECT 1 FROM journal_acces WHERE action = 'dossier.suppleer' AND dossier_id = $1`, [m.dossier.dossierId]), // prettier-ignore
    ).toHaveLength(1);
    for (const qui of [suppleante, referente!, admin!])
      expect((await lister(qui)).map(({ id }) => id)).toEqual([creee.corps.id]);
    expect(await lister(collegue!)).toEqual([]);
    // Un dossier confié à l'absente pendant son absence suit ; repris, il est repris aussi.
    const lien = nouvelId();
    await m.sql(`INSERT INTO affectation_dossier (id, dossier_id, utilisateur_id, role) VALUES ($1, $2, $3, 'CERCLE')`, [lien, m.autre.dossierId, m.acteurs.referente.utilisateurId]); // prettier-ignore
    await suivre();
    await suivre();
    expect((await suppleante.get(`/dossiers/${m.autre.dossierId}`)).statut).toBe(200);
    await m.sql(`UPDATE affectation_dossier SET fin = now() WHERE id = $1`, [lien]);
    await suivre();
    expect((await suppleante.get(`/dossiers/${m.autre.dossierId}`)).statut).toBe(404);
    const fin = (qui: ClientHttp) => qui.post<SuppleanceVue & Probleme>(`/suppleances/${creee.corps.id}/fin`);
    expect((await fin(collegue!)).statut).toBe(404);
    expect((await fin(suppleante)).corps).toMatchObject({ etat: 'TERMINEE', dossiers: 0, peutTerminer: false });
    expect((await fin(referente!)).corps.code).toBe('transition-impossible');
    expect([await ouvre(suppleante), await ouvre(referente!)]).toEqual([404, 200]);
  });

  test('à venir, elle n’ouvre rien ; elle commence et finit seule', async () => {
    const suppleante = await m.client('etrangere');
    const creee = await designer(demande({ debut: ajouterJours(aujourdhui, 2), fin: ajouterJours(aujourdhui, 3) }));
    expect(creee.corps).toMatchObject({ etat: 'A_VENIR', dossiers: 0 });
    await suivre();
    expect(await ouvre(suppleante)).toBe(404);
    await m.sql(`UPDATE suppleance SET debut = now() - interval '1 minute' WHERE id = $1`, [creee.corps.id]);
    await suivre();
    expect(await ouvre(suppleante)).toBe(200);
    // L'heure passée suffit, sans que le travail de fond soit passé.
    await m.sql(`UPDATE suppleance SET fin = now() WHERE id = $1`, [creee.corps.id]);
    await m.sql(`UPDATE affectation_dossier SET fin = now() WHERE suppleance_id = $1`, [creee.corps.id]);
    expect(await ouvre(suppleante)).toBe(404);
    await suivre();
    expect(await m.sql(`SELECT 1 FROM suppleance WHERE id = $1 AND cloturee_le IS NOT NULL`, [creee.corps.id])).toHaveLength(1); // prettier-ignore
    expect((await lister(referente!)).every(({ etat }) => etat === 'TERMINEE')).toBe(true);
  });

  test('l’administrateur désigne pour une autre personne, jamais sans la nommer ni pour lui', async () => {
    const pour = { habilitationId: m.acteurs.referente.habilitationId };
    expect((await designer(demande(), admin)).corps.champs?.[0]?.chemin).toBe('habilitationId');
    const creee = await designer(demande({ ...pour, suppleantId: m.acteurs.collegue.utilisateurId }), admin);
    expect([creee.statut, creee.corps.absent.id]).toEqual([201, m.acteurs.referente.utilisateurId]);
    expect(await m.sql(`SELECT 1 FROM notification WHERE type = 'SUPPLEANCE' AND utilisateur_id = $1`, [m.acteurs.referente.utilisateurId])).not.toEqual([]); // prettier-ignore
    await m.sql(
      `INSERT INTO habilitation (id, utilisateur_id, fonction, unite, organisme_id, plateforme_id) SELECT $1, $2, fonction, unite, organisme_id, plateforme_id FROM habilitation WHERE id = $3`,
      [nouvelId(), m.acteurs.admin.utilisateurId, m.acteurs.collegue.habilitationId],
    );
    const pourSoi = await designer(
      demande({
        habilitationId: m.acteurs.etrangere.habilitationId,
        suppleantId: m.acteurs.admin.utilisateurId,
      }),
      admin,
    );
    expect([pourSoi.statut, pourSoi.corps.champs?.[0]?.code]).toEqual([422, 'pour-soi']);
  });
});
