import { ajouterJours, dateParis, type DispositifVue, type DispositifsVue, type TacheVue } from '@pdp/domain';
import { connecter, type ClientHttp } from '../../../test/connecter.js';
import { ouvrirApplicationDemo, type ApplicationDemo } from '../../../test/demo-de-test.js';

const AUJOURDHUI = dateParis(new Date());
const jour = (decalage: number): string => ajouterJours(AUJOURDHUI, decalage);
const PLAN = {
  entreprise: 'Atelier de Vannes',
  poste: 'Accueil',
  periodes: [{ du: jour(7), au: jour(13), moment: 'MATIN' }],
};
const RECOURS = {
  motif: 'Les conditions ne sont pas réunies.',
  voiesDeRecours: 'Commission de recours amiable, deux mois.',
};

describe('dispositifs d’un dossier', () => {
  let app: ApplicationDemo;
  let sociale: ClientHttp;
  let conseil: ClientHttp;
  let caisse: ClientHttp;
  let travail: ClientHttp;
  let coordination: ClientHttp;
  let assuree: ClientHttp;
  let sophie: string;
  let essai: string;

  beforeAll(async () => {
    app = await ouvrirApplicationDemo();
    [sociale, conseil, caisse, travail, coordination, assuree] = (await Promise.all(
      ['assistante.sociale', 'medecin.conseil', 'referent.cpam', 'medecin.travail', 'coordinatrice', 'assuree'].map(
        (c) => connecter(app.url, c),
      ),
    )) as [ClientHttp, ClientHttp, ClientHttp, ClientHttp, ClientHttp, ClientHttp];
    sophie = await app.dossierVitrine();
    await app.sql(`DELETE FROM dispositif WHERE dossier_id = $1`, [sophie]);
    await app.sql(
      `UPDATE consentement SET categories = array_append(categories, 'dispositifs') WHERE dossier_id = $1 AND unite = 'SPST' AND NOT 'dispositifs' = ANY(categories)`,
      [sophie],
    );
  }, 90_000);

  afterAll(() => app?.fermer());

  const lister = async (client: ClientHttp, dossierId = sophie): Promise<DispositifsVue> =>
    (await client.get<DispositifsVue>(`/dossiers/${dossierId}/dispositifs`)).corps;
  const voir = async (client: ClientHttp, id = essai): Promise<DispositifVue | undefined> =>
    (await lister(client)).elements.find((un) => un.id === id);
  const agir = (client: ClientHttp, transition: string, saisie: object = {}, id = essai) =>
    client.post<{ etat: string; champs?: { chemin: string }[] }>(`/dispositifs/${id}/transitions`, {
      transition,
      saisie,
    });
  const ouvrir = async (client: ClientHttp, type: string, saisie: object = {}): Promise<string> => {
    const cree = await client.post<{ id: string }>(`/dossiers/${sophie}/dispositifs`, { type, saisie });
    expect([type, cree.statut]).toEqual([type, 201]);
    return cree.corps.id;
  };

  it('s’ouvre par qui le propose ; un autre ne peut pas, un étranger ne voit rien', async () => {
    essai = await ouvrir(sociale, 'ESSAI_ENCADRE', PLAN);
    expect((await coordination.post(`/dossiers/${sophie}/dispositifs`, { type: 'ESSAI_ENCADRE' })).statut).toBe(403);
    expect((await conseil.post(`/dossiers/${sophie}/dispositifs`, { type: 'ESSAI_ENCADRE' })).statut).toBe(403);
    const ailleurs = await connecter(app.url, 'assistante.sociale.2');
    expect((await ailleurs.get(`/dossiers/${sophie}/dispositifs`)).statut).toBe(404);
    expect((await agir(ailleurs, 'demander')).statut).toBe(404);
    const vu = await voir(coordination);
    expect(vu).toMatchObject({ etat: 'PROJET', gestes: [] });
    expect((await lister(coordination)).ouvrables).toEqual([]);
  });

  it('refuse une saisie étrangère, trop longue ou hors règle, champ par champ', async () => {
    const refusDe = async (saisie: object) => {
      const refus = await sociale.post<{ champs: { chemin: string }[] }>(`/dossiers/${sophie}/dispositifs`, {
        type: 'ESSAI_ENCADRE',
        saisie: { ...PLAN, ...saisie },
      });
      return [refus.statut, ...refus.corps.champs.map(({ chemin }) => chemin).sort()];
    };
    expect(await refusDe({ diagnostic: 'non' })).toEqual([400, 'saisie']);
    expect(await refusDe({ quotite: 50, poste: 'x'.repeat(121) })).toEqual([422, 'poste', 'quotite']);
    expect((await sociale.post(`/dossiers/${sophie}/dispositifs`, { type: 'AUTRE' })).statut).toBe(400);
    expect((await agir(sociale, 'constructor')).statut).toBe(422);
  });

  it('la demande est celle de l’assurée : elle la fait, ou sa demande signée est citée', async () => {
    expect((await agir(sociale, 'demander')).corps.champs).toMatchObject([{ chemin: 'demandeSigneeLe' }]);
    expect((await agir(assuree, 'demander')).corps.etat).toBe('DEMANDE');
    expect((await agir(conseil, 'evaluer', { evaluationLe: AUJOURDHUI })).statut).toBe(403);
    expect((await agir(sociale, 'evaluer', { evaluationLe: AUJOURDHUI })).corps.etat).toBe('EVALUATION_FAITE');
  });

  it('la version périmée est refusée, avec l’état du moment', async () => {
    const perimee = await sociale.post(
      `/dispositifs/${essai}/transitions`,
      { transition: 'solliciterAccords', saisie: PLAN },
      { version: 1 },
    );
    expect(perimee.statut).toBe(412);
  });

  it('les quatre accords se demandent à chacun, par une tâche ; chacun répond pour soi', async () => {
    const trop = { ...PLAN, periodes: [{ du: jour(7), au: jour(40), moment: 'JOURNEE' }] };
    expect((await agir(sociale, 'solliciterAccords', trop)).corps.champs).toMatchObject([{ chemin: 'periodes' }]);
    expect((await agir(sociale, 'solliciterAccords', PLAN)).corps.etat).toBe('ACCORDS_EN_COURS');
    expect((await voir(sociale))?.prochainsPas.map(({ qui }) => qui)).toHaveLength(4);
    for (const client of [conseil, travail]) {
      const taches = await client.get<{ elements: TacheVue[] }>('/taches');
      expect(taches.corps.elements.map(({ libelle }) => libelle)).toContain('Répondre sur l’essai encadré');
    }
    expect(
      (await agir(sociale, 'repondre', { partie: 'MEDECIN_CONSEIL', reponse: 'FAVORABLE', pieceLe: AUJOURDHUI }))
        .statut,
    ).toBe(422);
    expect(
      (await agir(sociale, 'repondre', { partie: 'ENTREPRISE', reponse: 'FAVORABLE' })).corps.champs,
    ).toMatchObject([{ chemin: 'pieceLe' }]);
    expect((await agir(conseil, 'repondre', { reponse: 'FAVORABLE' })).corps.etat).toBe('ACCORDS_EN_COURS');
    const restantes = await travail.get<{ elements: TacheVue[] }>('/taches');
    expect(restantes.corps.elements.map(({ libelle }) => libelle)).toContain('Répondre sur l’essai encadré');
    expect((await agir(travail, 'repondre', { reponse: 'FAVORABLE' })).corps.etat).toBe('ACCORDS_EN_COURS');
    for (const partie of ['ENTREPRISE', 'MEDECIN_TRAITANT'])
      await agir(sociale, 'repondre', { partie, reponse: 'FAVORABLE', pieceLe: AUJOURDHUI });
    expect(await voir(caisse)).toMatchObject({ etat: 'COMPLET', gestes: ['autoriser', 'refuser'] });
    expect((await agir(sociale, 'autoriser', { decisionLe: AUJOURDHUI })).statut).toBe(403);
  });

  it('autorisé puis démarré, sa fin le propose à la revue ; le suivi dit qui a fait quoi', async () => {
    expect((await agir(caisse, 'autoriser', { decisionLe: AUJOURDHUI })).corps.etat).toBe('AUTORISE');
    expect((await agir(sociale, 'demarrer')).corps.etat).toBe('EN_COURS');
    const [ligne] = await app.sql<{ fin: string; sceau: string }>(
      `SELECT fin_prevue::text AS fin, contenu_scelle AS sceau FROM dispositif WHERE id = $1`,
      [essai],
    );
    expect(ligne!.fin >= PLAN.periodes[0]!.du && ligne!.fin <= PLAN.periodes[0]!.au).toBe(true);
    expect(ligne?.sceau).not.toContain('Atelier');
    const vu = await voir(sociale);
    expect(vu?.historique.map(({ geste }) => geste)).toEqual(
      expect.arrayContaining(['ouvrir', 'demander', 'repondre', 'autoriser', 'demarrer']),
    );
    expect(vu?.compteurs[0]?.phrase).toMatch(/^0 jour ouvrable sur 14, renouvelable jusqu’à 28/);
    expect(
      await app.sql(`SELECT 1 FROM transition WHERE ressource = 'dispositif' AND ressource_id = $1`, [essai]),
    ).toHaveLength(vu!.historique.length);
  });

  it('un refus est motivé, dit les recours, et le référent l’explique à l’assurée', async () => {
    const action = await ouvrir(sociale, 'ACTION_PENDANT_ARRET', {
      natureAction: 'ARPIJ',
      debut: jour(20),
      fin: jour(60),
    });
    const sans = await agir(sociale, 'accorderMedecinTraitant', { natureAction: 'ARPIJ', pieceLe: AUJOURDHUI }, action);
    expect(sans.corps.champs).toMatchObject([{ chemin: 'assurePrevenuLe' }]);
    const avec = { natureAction: 'ARPIJ', pieceLe: AUJOURDHUI, assurePrevenuLe: AUJOURDHUI };
    expect((await agir(sociale, 'accorderMedecinTraitant', avec, action)).corps.etat).toBe('ACCORD_MT');
    expect((await agir(conseil, 'rendreAvisDefavorable', {}, action)).corps.etat).toBe('AVIS_MC_DEFAVORABLE');
    expect((await agir(caisse, 'refuser', {}, action)).statut).toBe(422);
    expect((await agir(caisse, 'refuser', RECOURS, action)).corps.etat).toBe('REFUSE');
    const taches = await sociale.get<{ elements: TacheVue[] }>(`/dossiers/${sophie}/taches`);
    expect(taches.corps.elements.map(({ libelle }) => libelle)).toContain(
      'Expliquer un refus et les recours à l’assuré',
    );
  });

  it('ce qui dit un statut de santé ne se lit que par qui lit ce statut, tâches comprises', async () => {
    const rqth = await ouvrir(sociale, 'RQTH');
    const invalidite = await ouvrir(sociale, 'INVALIDITE');
    const vus = async (client: ClientHttp): Promise<readonly boolean[]> => {
      const ids = (await lister(client)).elements.map(({ id }) => id);
      return [ids.includes(essai), ids.includes(rqth), ids.includes(invalidite)];
    };
    expect(await vus(sociale)).toEqual([true, true, true]);
    expect(await vus(conseil)).toEqual([true, true, true]);
    expect(await vus(assuree)).toEqual([true, true, true]);
    expect(await vus(caisse)).toEqual([true, false, true]);
    expect(await vus(coordination)).toEqual([true, false, false]);
    const [trace] = await app.sql<{ categories: string[] }>(
      `SELECT categories FROM journal_acces WHERE action = 'dispositif.ouvrir' AND ressource_id = $1`,
      [rqth],
    );
    expect(trace?.categories).toEqual(['dispositifs', 'statutSante']);
    expect((await agir(caisse, 'abandonner', {}, rqth)).statut).toBe(404);
    expect((await agir(assuree, 'demander', {}, invalidite)).corps.etat).toBe('DEMANDEE');
    const taches = await coordination.get<{ elements: TacheVue[] }>(`/dossiers/${sophie}/taches`);
    expect(taches.corps.elements.map(({ libelle, pourquoi }) => `${libelle} ${pourquoi}`).join()).not.toMatch(
      /invalidité|MDPH|travailleur handicapé|pension/i,
    );
  });

  it('l’assurée renonce quand elle veut ; une erreur s’annule avec un motif, et les tâches se ferment', async () => {
    const pmsmp = await ouvrir(sociale, 'PMSMP', { entreprise: 'Mairie', objetPmsmp: 'CONFIRMER_PROJET' });
    expect((await agir(assuree, 'abandonner', {}, pmsmp)).corps.etat).toBe('ABANDONNE');
    expect((await agir(sociale, 'annuler', {}, pmsmp)).corps.champs).toMatchObject([{ chemin: 'motif' }]);
    expect((await agir(sociale, 'annuler', { motif: 'Mauvais dossier.' }, pmsmp)).corps.etat).toBe('ANNULE');
    const taches = await sociale.get<{ elements: TacheVue[] }>(`/dossiers/${sophie}/taches`);
    expect(
      taches.corps.elements.filter(
        ({ etat, pourquoi }) => etat === 'A_FAIRE' && pourquoi === 'Immersion en entreprise',
      ),
    ).toEqual([]);
  });

  it('une réponse ne cite qu’un document de ce dossier', async () => {
    const autre = await ouvrir(sociale, 'TEMPS_PARTIEL_THERAPEUTIQUE', { quotite: 50 });
    const cite = (documentId: string) => agir(sociale, 'accepterEmployeur', { documentId }, autre);
    expect((await cite(essai)).corps.champs).toMatchObject([{ chemin: 'documentId' }]);
    expect((await cite('pas-un-id')).corps.champs).toMatchObject([{ chemin: 'documentId' }]);
    expect((await voir(sociale, autre))?.etat).toBe('PRESCRIT');
  });

  it('deux réponses au même instant passent l’une après l’autre, aucune ne se perd', async () => {
    const autre = await ouvrir(sociale, 'ESSAI_ENCADRE', PLAN);
    await agir(sociale, 'demander', { demandeSigneeLe: AUJOURDHUI }, autre);
    await agir(sociale, 'evaluer', { evaluationLe: AUJOURDHUI }, autre);
    await agir(sociale, 'solliciterAccords', PLAN, autre);
    const reponses = await Promise.all([
      agir(conseil, 'repondre', { reponse: 'FAVORABLE' }, autre),
      agir(travail, 'repondre', { reponse: 'FAVORABLE' }, autre),
      agir(sociale, 'repondre', { partie: 'ENTREPRISE', reponse: 'FAVORABLE', pieceLe: AUJOURDHUI }, autre),
      agir(sociale, 'repondre', { partie: 'MEDECIN_TRAITANT', reponse: 'DEFAVORABLE', pieceLe: AUJOURDHUI }, autre),
    ]);
    expect(reponses.filter(({ statut }) => statut === 200).length).toBeGreaterThan(0);
    expect(await voir(sociale, autre)).toMatchObject({ etat: 'NON_POSSIBLE' });
  });
});
