import { ajouterJours, dateParis, type DispositifsVue, type LienCree } from '@pdp/domain';
import { ClientHttp } from '../../../test/client-http.js';
import { connecter } from '../../../test/connecter.js';
import { ouvrirApplicationDemo, type ApplicationDemo } from '../../../test/demo-de-test.js';

const AUJOURDHUI = dateParis(new Date());
const SIGNEE = { reponse: 'FAVORABLE', signataire: 'Mme Inventée, directrice', signeLe: AUJOURDHUI };
const ESSAI = {
  entreprise: 'Atelier de Vannes',
  poste: 'Accueil',
  periodes: [{ du: ajouterJours(AUJOURDHUI, 7), au: ajouterJours(AUJOURDHUI, 13), moment: 'MATIN' }],
};
type Codes = { jeton: string; code: string };

describe('ce qui ferme un lien, et ce que sa réponse met en route', () => {
  let app: ApplicationDemo;
  let sociale: ClientHttp;
  let tiers: ClientHttp;
  let sophie: string;
  let essai: string;

  beforeAll(async () => {
    app = await ouvrirApplicationDemo();
    sociale = await connecter(app.url, 'assistante.sociale');
    tiers = new ClientHttp(app.url);
    sophie = await app.dossierVitrine();
  }, 90_000);
  afterAll(() => app?.fermer());

  beforeEach(async () => {
    await app.sql(`DELETE FROM limite_debit WHERE key LIKE 'lien-adresse:%'`);
    await app.sql(`DELETE FROM dispositif WHERE dossier_id = $1`, [sophie]);
    essai = await ouvrirDispositif('ESSAI_ENCADRE', ESSAI);
    await agir(essai, 'demander', { demandeSigneeLe: AUJOURDHUI });
    await agir(essai, 'evaluer', { evaluationLe: AUJOURDHUI });
    await agir(essai, 'solliciterAccords', ESSAI);
  });

  const ouvrirDispositif = async (type: string, saisie: object): Promise<string> =>
    (await sociale.post<{ id: string }>(`/dossiers/${sophie}/dispositifs`, { type, saisie })).corps.id;
  const agir = (id: string, transition: string, saisie: object) =>
    sociale.post(`/dispositifs/${id}/transitions`, { transition, saisie });
  const codesDe = async (partie: string, id = essai): Promise<Codes> => {
    const corps = { partie, accordAssureLe: AUJOURDHUI };
    const { jeton, codeTelephone } = (await sociale.post<LienCree>(`/dispositifs/${id}/liens`, corps)).corps;
    return { jeton: jeton!, code: codeTelephone! };
  };
  const ouvrir = async (codes: Codes): Promise<number> =>
    (await tiers.post('/reponses-par-lien/ouverture', codes)).statut;
  const repondre = async (codes: Codes): Promise<number> =>
    (await tiers.post('/reponses-par-lien', { ...codes, ...SIGNEE })).statut;
  const liensMontres = async (): Promise<readonly (readonly [string, boolean])[]> =>
    (await sociale.get<DispositifsVue>(`/dossiers/${sophie}/dispositifs`)).corps.elements
      .find(({ id }) => id === essai)!
      .demandes.map(({ partie, lien }) => [partie, lien !== null]);

  it('la personne reprend son accord : plus aucun lien ne s’ouvre, ni ne se montre, même l’accord redonné', async () => {
    const codes = [await codesDe('ENTREPRISE'), await codesDe('MEDECIN_TRAITANT')];
    const [accord] = await app.sql<{ id: string }>(
      `SELECT id FROM consentement WHERE dossier_id = $1 AND portee = 'ASSURANCE_MALADIE' AND retire_le IS NULL`,
      [sophie],
    );
    const assuree = await connecter(app.url, 'assuree');
    expect((await assuree.post(`/consentements/${accord!.id}/retrait`, {})).statut).toBe(200);
    expect(await Promise.all(codes.map(ouvrir))).toEqual([404, 404]);
    expect(await Promise.all(codes.map(repondre))).toEqual([404, 404]);
    await app.sql(
      `INSERT INTO consentement (id, dossier_id, portee, version_texte, canal) VALUES (gen_random_uuid(), $1, 'ASSURANCE_MALADIE', '1', 'ORAL_ATTESTE')`,
      [sophie],
    );
    expect(await ouvrir(codes[0]!)).toBe(404);
    expect(await liensMontres()).toEqual([
      ['MEDECIN_TRAITANT', false],
      ['ENTREPRISE', false],
    ]);
    expect(await ouvrir(await codesDe('ENTREPRISE'))).toBe(200);
  });

  it('l’accord donné au médecin traitant est repris, ou échu : son lien seul se ferme', async () => {
    const [entreprise, medecin] = [await codesDe('ENTREPRISE'), await codesDe('MEDECIN_TRAITANT')];
    await app.sql(
      `INSERT INTO consentement (id, dossier_id, portee, unite, organisme_id, categories, version_texte, canal, debut, fin)
       SELECT gen_random_uuid(), $1, 'PARTENAIRE', 'MEDECINE_DE_VILLE', o.id, '{dispositifs}', '1', 'ORAL_ATTESTE', now() - interval '1 day', now() FROM organisme o LIMIT 1`,
      [sophie],
    );
    expect([await ouvrir(entreprise), await ouvrir(medecin)]).toEqual([200, 404]);
  });

  it('un dossier clos puis rouvert ne rend pas la vie à un lien d’avant', async () => {
    const codes = await codesDe('ENTREPRISE');
    await app.sql(
      `INSERT INTO cloture_dossier (id, dossier_id, le, issue, faits_scelles, entretiens, mois, cree_par, rouverte_le)
       SELECT gen_random_uuid(), $1, current_date, 'AUTRE', 'x', 0, 0, referent_id, now() FROM dossier WHERE id = $1`,
      [sophie],
    );
    expect(await ouvrir(codes)).toBe(404);
    await app.sql(`DELETE FROM cloture_dossier WHERE dossier_id = $1 AND faits_scelles = 'x'`, [sophie]);
  });

  it('la réponse prévient qui suit le dossier, jamais un créateur qui n’y est plus', async () => {
    const codes = await codesDe('ENTREPRISE');
    const [claire, autre] = [await app.idDe('assistante.sociale'), await app.idDe('assistante.sociale.2')];
    await app.sql(`DELETE FROM notification WHERE type = 'REPONSE_TIERS'`);
    const liens = await app.sql<{ id: string }>(
      `UPDATE affectation_dossier SET fin = now() WHERE dossier_id = $1 AND utilisateur_id = $2 AND fin IS NULL RETURNING id`,
      [sophie, claire],
    );
    await app.sql(`UPDATE dossier SET referent_id = $2 WHERE id = $1`, [sophie, autre]);
    expect(await repondre(codes)).toBe(200);
    expect(await app.sql(`SELECT utilisateur_id AS id FROM notification WHERE type = 'REPONSE_TIERS'`)).toEqual([
      { id: autre },
    ]);
    await app.sql(`UPDATE dossier SET referent_id = $2 WHERE id = $1`, [sophie, claire]);
    await app.sql(`UPDATE affectation_dossier SET fin = NULL WHERE id = ANY($1::uuid[])`, [liens.map(({ id }) => id)]);
  });

  it('une étape accomplie par lien se propose au livret, comme celle d’un agent', async () => {
    await app.sql(`DELETE FROM livret_proposition WHERE dossier_id = $1 AND cible = 'ETAPES'`, [sophie]);
    const partiel = await ouvrirDispositif('TEMPS_PARTIEL_THERAPEUTIQUE', {
      poste: 'Accueil',
      debut: ajouterJours(AUJOURDHUI, 5),
      quotite: 50,
    });
    expect(await repondre(await codesDe('ENTREPRISE', partiel))).toBe(200);
    const [{ n } = { n: 0 }] = await app.sql<{ n: number }>(
      `SELECT count(*)::int AS n FROM livret_proposition WHERE dossier_id = $1 AND cible = 'ETAPES' AND source_id = $2`,
      [sophie, partiel],
    );
    expect(n).toBe(1);
  });
});
