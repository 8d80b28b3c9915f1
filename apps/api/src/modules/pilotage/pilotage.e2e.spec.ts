import type { CompteRenduVue, ResumeRevues } from '@pdp/domain';
import { connecter, type ClientHttp } from '../../../test/connecter.js';
import { ouvrirApplicationDemo, type ApplicationDemo } from '../../../test/demo-de-test.js';

describe('pilotage : résumé des revues', () => {
  let app: ApplicationDemo;
  let pilote: ClientHttp;

  beforeAll(async () => {
    app = await ouvrirApplicationDemo();
    pilote = await connecter(app.url, 'pilote');
  }, 120_000);
  afterAll(() => app?.fermer());

  const resume = (mois: number, client = pilote) => client.get<ResumeRevues>(`/pilotage/revues?mois=${mois}`);

  it('compte comme la synthèse de chaque séance, et rien que des nombres', async () => {
    const { statut, corps, texte } = await resume(12);
    expect(statut).toBe(200);
    const coordinatrice = await connecter(app.url, 'coordinatrice');
    const seances = await app.sql<{ id: string }>(
      `SELECT r.id FROM revue r WHERE r.type = 'REVUE' AND r.etat IN ('TERMINEE','COMPTE_RENDU_VALIDE') AND r.terminee_le >= $1::date`,
      [corps.du],
    );
    const rendus = await Promise.all(
      seances.map(async ({ id }) => (await coordinatrice.get<CompteRenduVue>(`/revues/${id}/compte-rendu`)).corps),
    );
    const somme = (lire: (c: CompteRenduVue) => number): number => rendus.reduce((total, c) => total + lire(c), 0);
    expect(corps.seances).toBe(seances.length);
    expect(corps.examines).toBe(somme((c) => c.synthese.complets.denominateur));
    // Un passage sans décision, un autre à représenter : masqués, et rien ne les rend par différence.
    const completes = somme((c) => c.synthese.complets.numerateur);
    expect((corps.examines ?? 0) - completes).toBeLessThan(corps.effectifMinimal);
    expect(corps.fins).toEqual({
      COMPLETE: { auMoins: (corps.examines ?? 0) - (corps.effectifMinimal - 1) },
      DECISION_SEULE: { nombre: 0 },
      SANS_DECISION: null,
    });
    expect(corps.temps?.moyenSecondes).toBeGreaterThan(0);
    expect(corps.presence.map((p) => p.seances)).toEqual(corps.presence.map(() => seances.length));
    expect(texte).not.toMatch(/Guéguen|Le Bihan|[0-9a-f]{8}-[0-9a-f]{4}/);
  });

  it('points partenaires et ETM se comptent à part, et la lecture se journalise', async () => {
    for (const type of ['POINT_PARTENAIRE', 'ETM'] as const) {
      const { statut, corps } = await pilote.get<ResumeRevues>(`/pilotage/revues?mois=12&type=${type}`);
      const [{ n } = { n: -1 }] = await app.sql<{ n: number }>(
        `SELECT count(*)::int AS n FROM revue WHERE type = $1 AND etat IN ('TERMINEE','COMPTE_RENDU_VALIDE') AND terminee_le >= $2::date`,
        [type, corps.du],
      );
      expect({ statut, type: corps.type, seances: corps.seances }).toEqual({ statut: 200, type, seances: n });
    }
    expect((await pilote.get('/pilotage/revues?type=AUTRE')).statut).toBe(400);
    expect(
      await app.sql(
        `SELECT DISTINCT j.ressource, j.dossier_id FROM journal_acces j JOIN utilisateur u ON u.id = j.utilisateur_id WHERE j.action = 'pilotage.lire' AND u.sujet = 'pilote'`,
      ),
    ).toEqual([{ ressource: 'plateforme', dossier_id: null }]);
  });

  it('les petits effectifs sont masqués', async () => {
    // Il ne reste qu'une séance de trois dossiers dans la période.
    await app.sql(`UPDATE revue SET terminee_le = terminee_le - interval '3 years' WHERE terminee_le IS NOT NULL AND id <> (
      SELECT id FROM revue WHERE etat = 'COMPTE_RENDU_VALIDE' ORDER BY debut DESC LIMIT 1)`);
    const [{ id } = { id: '' }] = await app.sql<{ id: string }>(
      `SELECT id FROM revue WHERE etat = 'COMPTE_RENDU_VALIDE' ORDER BY debut DESC LIMIT 1`,
    );
    await app.sql(`UPDATE passage_revue SET etat = 'RETIRE' WHERE revue_id = $1 AND ordre > 3`, [id]);
    const { corps } = await resume(3);
    expect(corps).toMatchObject({ seances: 1, examines: null, temps: null, presence: [] });
    expect(Object.values(corps.fins).filter((f) => f !== null && !('nombre' in f && f.nombre === 0))).toEqual([]);
  });

  it('est refusé à qui ne pilote pas, et une période inventée ne se lit pas', async () => {
    for (const compte of ['assuree', 'admin', 'dpo'])
      expect((await resume(12, await connecter(app.url, compte))).statut).toBe(403);
    expect((await resume(7)).statut).toBe(400);
  });
});
