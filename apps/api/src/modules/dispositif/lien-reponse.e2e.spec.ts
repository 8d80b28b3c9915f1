import { ajouterJours, dateParis, type DemandeOuverteVue, type DispositifsVue, type LienCree } from '@pdp/domain';
import { ClientHttp } from '../../../test/client-http.js';
import { connecter } from '../../../test/connecter.js';
import { ouvrirApplicationDemo, type ApplicationDemo } from '../../../test/demo-de-test.js';

const AUJOURDHUI = dateParis(new Date());
const PERIODES = [{ du: ajouterJours(AUJOURDHUI, 7), au: ajouterJours(AUJOURDHUI, 13), moment: 'MATIN' }];
const SIGNEE = { reponse: 'FAVORABLE', signataire: 'Mme Inventée, directrice', signeLe: AUJOURDHUI };
type Codes = { jeton: string; code: string };

describe('réponse d’un tiers par lien à usage unique', () => {
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
    const saisie = { entreprise: 'Atelier de Vannes', poste: 'Accueil', periodes: PERIODES };
    essai = (await sociale.post<{ id: string }>(`/dossiers/${sophie}/dispositifs`, { type: 'ESSAI_ENCADRE', saisie }))
      .corps.id;
    for (const [transition, reste] of [
      ['demander', { demandeSigneeLe: AUJOURDHUI }],
      ['evaluer', { evaluationLe: AUJOURDHUI }],
      ['solliciterAccords', saisie],
    ] as const)
      await sociale.post(`/dispositifs/${essai}/transitions`, { transition, saisie: reste });
  });

  const donner = (partie = 'ENTREPRISE', client = sociale) =>
    client.post<LienCree>(`/dispositifs/${essai}/liens`, { partie, accordAssureLe: AUJOURDHUI });
  const codesDe = async (partie = 'ENTREPRISE'): Promise<Codes> => {
    const { corps } = await donner(partie);
    return { jeton: corps.jeton!, code: corps.codeTelephone! };
  };
  const ouvrir = (codes: Codes) => tiers.post<DemandeOuverteVue>('/reponses-par-lien/ouverture', codes);
  const repondre = (codes: Codes, reste: object = SIGNEE) => tiers.post('/reponses-par-lien', { ...codes, ...reste });
  const faux = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
  const voir = async () =>
    (await sociale.get<DispositifsVue>(`/dossiers/${sophie}/dispositifs`)).corps.elements.find(
      ({ id }) => id === essai,
    )!;

  it('l’entreprise lit le poste et les jours, répond une fois ; l’agent est prévenu, le suivi dit par qui', async () => {
    expect((await voir()).demandes).toEqual([
      { partie: 'MEDECIN_TRAITANT', lien: null },
      { partie: 'ENTREPRISE', lien: null },
    ]);
    const codes = await codesDe();
    expect((await voir()).demandes[1]?.lien).toMatchObject({ creePar: expect.stringMatching(/\w/) });
    const lue = await ouvrir(codes);
    expect([
      lue.statut,
      lue.entetes.get('cache-control'),
      lue.entetes.get('referrer-policy'),
      lue.entetes.get('set-cookie'),
    ]).toEqual([200, 'no-store', 'no-referrer', null]);
    expect(lue.corps).toMatchObject({ partie: 'ENTREPRISE', personne: 'Sophie G.', motifSiRefus: false });
    expect(lue.texte).not.toMatch(/Guéguen|arrêt|médecin|dossier/i);
    const faite = await repondre(codes);
    expect([faite.statut, faite.corps]).toMatchObject([200, { reponse: 'FAVORABLE' }]);
    const vu = await voir();
    expect(vu.donnees.accords?.ENTREPRISE).toMatchObject({
      reponse: 'FAVORABLE',
      parLien: true,
      signataire: SIGNEE.signataire,
    });
    expect(vu.historique.at(-1)?.par).toMatch(/^Mme Inventée, directrice, entreprise, par lien créé par /);
    expect(vu.demandes.map(({ partie }) => partie)).toEqual(['MEDECIN_TRAITANT']);
    const notifications = await sociale.get<{ elements: { type: string }[] }>('/notifications');
    expect(notifications.corps.elements.map(({ type }) => type)).toContain('REPONSE_TIERS');
    const actes = await app.sql<{ action: string }>(
      `SELECT action FROM journal_acces WHERE ressource_id = $1 AND action LIKE 'dispositif.lien%' ORDER BY le, id`,
      [essai],
    );
    expect(actes.map(({ action }) => action)).toEqual([
      'dispositif.lienCreer',
      'dispositif.lienOuvrir',
      'dispositif.lienRepondre',
    ]);
  });

  it('rien de secret n’est gardé : ni jeton, ni code, ni l’adresse du répondant', async () => {
    const { corps } = await donner();
    const [ligne] = await app.sql(`SELECT l::text AS texte FROM lien_reponse l WHERE id = $1`, [corps.id]);
    for (const secret of [corps.jeton!, corps.codeLettre!]) expect(JSON.stringify(ligne)).not.toContain(secret);
    expect(JSON.stringify(ligne)).not.toMatch(new RegExp(`[(,]${corps.codeTelephone}[,)]`));
    await ouvrir({ jeton: corps.codeLettre!.toLowerCase(), code: corps.codeTelephone! });
    const cles = await app.sql<{ key: string }>(`SELECT key FROM limite_debit WHERE key LIKE 'lien-adresse:%'`);
    expect(cles).toHaveLength(1);
    expect(cles[0]?.key).not.toMatch(/127|::1/);
  });

  it('rejeu, lien retiré, remplacé, échu, dossier gelé, réponse venue autrement : le même refus', async () => {
    const refus: string[] = [];
    const noter = async (codes: Codes): Promise<void> => {
      for (const { statut, corps } of [await ouvrir(codes), await repondre(codes)] as {
        statut: number;
        corps: object;
      }[])
        refus.push(JSON.stringify([statut, { ...corps, correlationId: '', instance: '' }]));
    };
    const servi = await codesDe();
    await repondre(servi);
    await noter(servi);
    const remplace = await codesDe('MEDECIN_TRAITANT');
    const retire = await donner('MEDECIN_TRAITANT');
    await noter(remplace);
    expect((await sociale.delete(`/liens/${retire.corps.id}`)).statut).toBe(200);
    expect((await sociale.delete(`/liens/${retire.corps.id}`)).statut).toBe(409);
    await noter({ jeton: retire.corps.jeton!, code: retire.corps.codeTelephone! });
    const echu = await codesDe('MEDECIN_TRAITANT');
    await app.sql(`UPDATE lien_reponse SET expire_le = now() - interval '1 second' WHERE clos_le IS NULL`);
    await noter(echu);
    const gele = await codesDe('MEDECIN_TRAITANT');
    await app.sql(`UPDATE dossier SET limite = true WHERE id = $1`, [sophie]);
    await noter(gele);
    await app.sql(`UPDATE dossier SET limite = false WHERE id = $1`, [sophie]);
    const saisie = { partie: 'MEDECIN_TRAITANT', reponse: 'FAVORABLE', pieceLe: AUJOURDHUI };
    await sociale.post(`/dispositifs/${essai}/transitions`, { transition: 'repondre', saisie });
    await noter(gele);
    await noter({ jeton: 'x'.repeat(43), code: '000000' });
    await noter({ jeton: 'pas un code', code: '' });
    expect(refus).toHaveLength(16);
    expect(new Set(refus).size).toBe(1);
    expect(refus[0]).toMatch(/^\[404,/);
  });

  it('cinq codes faux ferment le lien, même pour le bon code ensuite ; une bonne ouverture efface les essais', async () => {
    const codes = await codesDe();
    for (let i = 0; i < 4; i++) expect((await ouvrir({ ...codes, code: faux(codes.code) })).statut).toBe(404);
    expect((await ouvrir(codes)).statut).toBe(200);
    for (let i = 0; i < 5; i++) expect((await ouvrir({ ...codes, code: faux(codes.code) })).statut).toBe(404);
    expect((await ouvrir(codes)).statut).toBe(404);
    expect(await app.sql(`SELECT issue FROM lien_reponse WHERE dispositif_id = $1`, [essai])).toEqual([
      { issue: 'VERROUILLE' },
    ]);
    expect((await voir()).donnees.accords).toBeUndefined();
    const [verrou] = await app.sql<{ n: number }>(
      `SELECT count(*)::int AS n FROM journal_acces WHERE ressource_id = $1 AND action = 'dispositif.lienVerrouiller'`,
      [essai],
    );
    expect(verrou?.n).toBe(1);
  });

  it('le code d’un lien n’ouvre pas celui d’un autre', async () => {
    const [entreprise, medecin] = [await codesDe(), await codesDe('MEDECIN_TRAITANT')];
    if (entreprise.code === medecin.code) return;
    expect((await ouvrir({ jeton: entreprise.jeton, code: medecin.code })).statut).toBe(404);
    expect((await ouvrir({ jeton: medecin.jeton, code: entreprise.code })).statut).toBe(404);
  });

  it('deux réponses à la fois : une seule est prise', async () => {
    const codes = await codesDe();
    const faites = await Promise.all([
      repondre(codes),
      repondre(codes, { ...SIGNEE, reponse: 'DEFAVORABLE' }),
      repondre(codes),
    ]);
    expect(faites.map(({ statut }) => statut).sort()).toEqual([200, 404, 404]);
    expect((await voir()).historique.filter(({ geste }) => geste === 'repondre')).toHaveLength(1);
  });

  it('une saisie fausse se corrige sans perdre le lien', async () => {
    const codes = await codesDe();
    const futur = await repondre(codes, { ...SIGNEE, signeLe: ajouterJours(AUJOURDHUI, 3) });
    expect([futur.statut, futur.corps]).toMatchObject([422, { champs: [{ chemin: 'signeLe' }] }]);
    expect((await repondre(codes, { ...SIGNEE, signataire: '  ' })).statut).toBe(422);
    expect((await repondre(codes, { ...SIGNEE, reponse: 'PEUT_ETRE' })).statut).toBe(400);
    expect((await repondre(codes, { ...SIGNEE, diagnostic: 'non' })).statut).toBe(400);
    expect((await repondre(codes)).statut).toBe(200);
  });

  it('seul le Service social du dossier donne et retire un lien, avec l’accord daté de l’assuré', async () => {
    for (const compte of ['medecin.conseil', 'coordinatrice', 'assuree', 'referent.cpam'])
      expect((await donner('ENTREPRISE', await connecter(app.url, compte))).statut).toBe(403);
    const ailleurs = await connecter(app.url, 'assistante.sociale.2');
    expect((await donner('ENTREPRISE', ailleurs)).statut).toBe(404);
    const { corps } = await donner();
    expect((await ailleurs.delete(`/liens/${corps.id}`)).statut).toBe(404);
    const futur = { partie: 'ENTREPRISE', accordAssureLe: ajouterJours(AUJOURDHUI, 1) };
    expect((await sociale.post(`/dispositifs/${essai}/liens`, futur)).statut).toBe(422);
    expect((await sociale.post(`/dispositifs/${essai}/liens`, { partie: 'ENTREPRISE' })).statut).toBe(400);
    expect((await donner('MEDECIN_CONSEIL')).statut).toBe(400);
  });

  // En dernier : l'adresse des essais reste freinée en mémoire.
  it('une adresse qui devine est freinée', async () => {
    const statuts: number[] = [];
    for (let i = 0; i < 32; i++) statuts.push((await ouvrir({ jeton: 'y'.repeat(43), code: '123456' })).statut);
    expect([statuts.slice(0, 30).every((s) => s === 404), ...statuts.slice(30)]).toEqual([true, 429, 429]);
  });
});
