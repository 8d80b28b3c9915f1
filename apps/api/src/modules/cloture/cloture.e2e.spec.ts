import { ajouterJours, ajouterMois, dateParis, type ClotureVue, type ResumeSuivis } from '@pdp/domain';
import { connecter, type ClientHttp } from '../../../test/connecter.js';
import { ouvrirApplicationDemo, type ApplicationDemo } from '../../../test/demo-de-test.js';
import { AvancerSuivis } from './avancer-suivis.js';

const AUJOURDHUI = dateParis(new Date());

describe('clôture, relais, suivi', () => {
  let app: ApplicationDemo;
  let [sociale, caisse, conseil, insertion, coordination, assuree]: ClientHttp[] = [];
  let sophie: string;

  beforeAll(async () => {
    app = await ouvrirApplicationDemo();
    [sociale, caisse, conseil, insertion, coordination, assuree] = await Promise.all(
      ['assistante.sociale', 'referent.cpam', 'medecin.conseil', 'cap.emploi', 'coordinatrice', 'assuree'].map((c) =>
        connecter(app.url, c),
      ),
    );
    sophie = await app.dossierVitrine();
    await app.sql(`DELETE FROM relais WHERE dossier_id = $1`, [sophie]);
  }, 90_000);
  afterAll(() => app?.fermer());

  const lire = async (client: ClientHttp | undefined): Promise<ClotureVue> =>
    (await client!.get<ClotureVue>(`/dossiers/${sophie}/cloture`)).corps;
  const transiter = (transition: string, reste: object = {}) =>
    sociale!.post<{ champs?: { chemin: string }[] }>(`/dossiers/${sophie}/transitions`, { transition, ...reste });
  const tachesDe = async (libelle: string): Promise<string[]> =>
    (
      await app.sql<{ etat: string }>(
        `SELECT etat FROM tache WHERE dossier_id = $1 AND libelle = $2 ORDER BY cree_le`,
        [sophie, libelle],
      )
    ).map(({ etat }) => etat);

  it('un relais se propose, un interlocuteur sans accès répond par le référent, un refus dit pourquoi', async () => {
    const propose = (corps: object, client = sociale) =>
      client!.post<{ id: string }>(`/dossiers/${sophie}/relais`, corps);
    expect((await propose({ nature: 'FRANCE_TRAVAIL' })).statut).toBe(422);
    expect((await propose({ nature: 'FRANCE_TRAVAIL', interlocuteur: 'x' }, caisse)).statut).toBe(403);
    const cree = await propose({ nature: 'FRANCE_TRAVAIL', interlocuteur: 'Conseillère ZQXconseillere' });
    expect(cree.statut).toBe(201);
    const { id } = cree.corps;
    expect((await lire(sociale)).relais[0]).toMatchObject({
      destinataire: 'Conseillère ZQXconseillere',
      etat: 'PROPOSE',
      transitions: ['accepter', 'refuser', 'retirer'],
    });
    const [brute] = await app.sql<{ t: string }>(`SELECT r::text AS t FROM relais r WHERE id = $1`, [id]);
    expect(brute?.t).not.toContain('ZQX');
    expect((await sociale!.post(`/relais/${id}/transitions`, { transition: 'refuser' })).statut).toBe(422);
    expect((await conseil!.post(`/relais/${id}/transitions`, { transition: 'accepter' })).statut).toBe(403);
    const refus = await sociale!.post(`/relais/${id}/transitions`, { transition: 'refuser', motif: 'PLUS_DE_PLACE' });
    expect(refus.statut).toBe(200);
    expect((await lire(sociale)).relais[0]).toMatchObject({
      etat: 'REFUSE',
      motifRefus: 'PLUS_DE_PLACE',
      reponduLe: AUJOURDHUI,
      transitions: [],
    });
    expect(await tachesDe('Recueillir la réponse du partenaire')).toEqual(['FAITE']);
  });

  it('deux relais attendus : répondre à l’un laisse la tâche de l’autre ; le motif d’un refus reste entre qui l’a proposé et qui répond', async () => {
    const propose = async (interlocuteur: string) =>
      (await sociale!.post<{ id: string }>(`/dossiers/${sophie}/relais`, { nature: 'FRANCE_TRAVAIL', interlocuteur }))
        .corps.id;
    const [un, deux] = [await propose('Une conseillère'), await propose('Un conseiller')];
    const refus = { transition: 'refuser', motif: 'REFUS_PERSONNE' };
    expect((await sociale!.post(`/relais/${un}/transitions`, refus)).statut).toBe(200);
    expect((await tachesDe('Recueillir la réponse du partenaire')).slice(-2)).toEqual(['FAITE', 'A_FAIRE']);
    const motif = async (client: ClientHttp | undefined) =>
      (await lire(client)).relais.find(({ id }) => id === un)?.motifRefus;
    expect([await motif(sociale), await motif(assuree)]).toEqual(['REFUS_PERSONNE', 'REFUS_PERSONNE']);
    // Un refus de la personne ne se lit ni du Service médical, ni de la CPAM, ni d'un autre partenaire (domain.md 1.3).
    expect([await motif(conseil), await motif(caisse), await motif(coordination)]).toEqual([null, null, null]);
    await sociale!.post(`/relais/${deux}/transitions`, { transition: 'retirer' });
  });

  it('un partenaire relié reçoit la proposition et y répond lui-même', async () => {
    const organisme = await app.sql<{ id: string; lit: boolean }>(
      `SELECT organisme_id AS id, 'dispositifs' = ANY (categories) AS lit FROM consentement WHERE dossier_id = $1 AND unite = 'CAP_EMPLOI' AND retire_le IS NULL`,
      [sophie],
    );
    const [{ id: capEmploi } = { id: '' }] = organisme.length
      ? organisme
      : await app.sql<{ id: string }>(
          `SELECT organisme_id AS id FROM habilitation WHERE utilisateur_id = (SELECT id FROM utilisateur WHERE sujet = 'cap.emploi')`,
        );
    const corps = { nature: 'CAP_EMPLOI', unite: 'CAP_EMPLOI', organismeId: capEmploi };
    await app.sql(`UPDATE consentement SET retire_le = now() WHERE dossier_id = $1 AND unite = 'CAP_EMPLOI'`, [sophie]);
    expect((await sociale!.post(`/dossiers/${sophie}/relais`, corps)).statut).toBe(422);
    const accord = await sociale!.post(`/dossiers/${sophie}/consentements`, {
      portee: 'PARTENAIRE',
      unite: 'CAP_EMPLOI',
      organismeId: capEmploi,
      categories: ['identite', 'dispositifs'],
      canal: 'ORAL_ATTESTE',
    });
    expect(accord.statut).toBe(201);
    const { corps: relais, statut } = await sociale!.post<{ id: string }>(`/dossiers/${sophie}/relais`, corps);
    expect(statut).toBe(201);
    expect((await lire(sociale)).relais.find(({ id }) => id === relais.id)?.transitions).toEqual(['retirer']);
    expect((await lire(insertion)).relais.find(({ id }) => id === relais.id)?.transitions).toEqual([
      'accepter',
      'refuser',
    ]);
    expect((await insertion!.post(`/relais/${relais.id}/transitions`, { transition: 'accepter' })).statut).toBe(200);
    expect((await lire(sociale)).relais.find(({ id }) => id === relais.id)?.etat).toBe('ACCEPTE');
  });

  it('clore compte entretiens et durée, scelle les faits, et chacun n’en lit que ce qui est à lui', async () => {
    await transiter('proposerCloture');
    const impossible = await transiter('clore', {
      issue: 'AAH',
      dateIssue: AUJOURDHUI,
      faits: { licenciementInaptitudeLe: AUJOURDHUI },
    });
    expect([impossible.statut, impossible.corps.champs?.map(({ chemin }) => chemin)]).toEqual([
      422,
      ['faits.licenciementInaptitudeLe'],
    ]);
    const faits = { inaptitudePrononceeLe: AUJOURDHUI, rqthObtenue: true, invaliditeCategorie: 'CATEGORIE_1' };
    const enCours = await sociale!.get<{ prochaineEtape: object | null }>(`/dossiers/${sophie}`);
    expect(enCours.corps.prochaineEtape).not.toBeNull();
    const clos = await transiter('clore', { issue: 'AAH', dateIssue: AUJOURDHUI, faits });
    expect([clos.statut, clos.texte]).toEqual([200, expect.any(String)]);
    const ferme = await sociale!.get<{ prochaineEtape: object | null }>(`/dossiers/${sophie}`);
    expect(ferme.corps.prochaineEtape).toBeNull();
    const vue = await lire(sociale);
    expect(vue.clotures[0]).toMatchObject({
      issue: 'AAH',
      faits,
      entretiens: vue.mesures.entretiens,
      rouverteLe: null,
    });
    expect(vue.mesures.entretiens).toBeGreaterThan(0);
    const [brute] = await app.sql<{ t: string }>(`SELECT c::text AS t FROM cloture_dossier c WHERE dossier_id = $1`, [
      sophie,
    ]);
    expect(brute?.t).not.toContain('CATEGORIE_1');
    expect((await lire(caisse)).clotures[0]).toMatchObject({
      issue: null,
      faits: { invaliditeCategorie: 'CATEGORIE_1' },
    });
    expect((await lire(caisse)).clotures[0]?.faits).not.toHaveProperty('rqthObtenue');
    const lueParCoordination = (await lire(coordination)).clotures[0];
    expect([lueParCoordination?.issue, Object.keys(lueParCoordination?.faits ?? {})]).toEqual([
      null,
      expect.not.arrayContaining(['rqthObtenue', 'inaptitudePrononceeLe', 'invaliditeCategorie']),
    ]);
    expect((await lire(assuree)).clotures[0]).toMatchObject({ issue: 'AAH', faits });
  });

  it('rouvrir garde la clôture et annule ce qu’elle attendait ; clore de nouveau en ouvre une autre', async () => {
    await app.sql(
      `INSERT INTO suivi_cloture (id, dossier_id, cloture_id, mois, echeance) SELECT gen_random_uuid(), $1, id, 6, current_date + 180 FROM cloture_dossier WHERE dossier_id = $1
       AND NOT EXISTS (SELECT 1 FROM suivi_cloture WHERE dossier_id = $1)`,
      [sophie],
    );
    expect((await transiter('rouvrir')).statut).toBe(200);
    const rouvert = await lire(sociale);
    expect(rouvert.clotures[0]?.rouverteLe).not.toBeNull();
    expect(rouvert.suivis).toEqual([]);
    await transiter('proposerCloture');
    expect((await transiter('clore', { issue: 'FORMATION', dateIssue: AUJOURDHUI })).statut).toBe(200);
    expect((await lire(sociale)).clotures.map(({ issue }) => issue)).toEqual(['FORMATION', 'AAH']);
    expect((await lire(caisse)).clotures[0]?.issue).toBe('FORMATION');
  });

  const suivre = async (echeance: string): Promise<string> => {
    await app.sql(`DELETE FROM suivi_cloture WHERE dossier_id = $1`, [sophie]);
    const [ligne] = await app.sql<{ id: string }>(
      `INSERT INTO suivi_cloture (id, dossier_id, mois, echeance) VALUES (gen_random_uuid(), $1, 6, $2) RETURNING id`,
      [sophie, echeance],
    );
    return ligne!.id;
  };
  const avancer = async (id: string): Promise<string | undefined> => {
    await app.app.get(AvancerSuivis, { strict: false }).executer();
    return (await app.sql<{ etat: string }>(`SELECT etat FROM suivi_cloture WHERE id = $1`, [id]))[0]?.etat;
  };
  const vieillir = (id: string, jours: number) =>
    app.sql(`UPDATE suivi_cloture SET demande_le = demande_le - $2::int WHERE id = $1`, [id, jours]);
  const messages = async (): Promise<number> =>
    (
      await app.sql(
        `SELECT 1 FROM notification WHERE type = 'SUIVI_DEMANDE' AND dossier_id = $1 AND utilisateur_id = (SELECT id FROM utilisateur WHERE sujet = 'assuree')`,
        [sophie],
      )
    ).length;

  it('à l’échéance : un message neutre, deux relances datées, puis le silence compté', async () => {
    const id = await suivre(ajouterJours(AUJOURDHUI, 1));
    expect(await avancer(id)).toBe('A_VENIR');
    await app.sql(`UPDATE suivi_cloture SET echeance = $2 WHERE id = $1`, [id, AUJOURDHUI]);
    expect([await avancer(id), await messages()]).toEqual(['DEMANDE', 1]);
    expect(await avancer(id)).toBe('DEMANDE');
    for (const attendu of ['RELANCE_1', 'RELANCE_2', 'SANS_REPONSE']) {
      await vieillir(id, 14);
      await app.sql(`UPDATE suivi_cloture SET echeance = demande_le WHERE id = $1`, [id]);
      expect(await avancer(id)).toBe(attendu);
    }
    // Deux relances sont deux messages de plus, le silence aucun.
    expect(await messages()).toBe(3);
    expect((await lire(sociale)).suivis[0]).toMatchObject({ etat: 'SANS_REPONSE', relances: 2 });
  });

  it('sans espace en ligne au jour dit, la tâche du référent tient lieu de message, une seule fois', async () => {
    await app.sql(`UPDATE utilisateur SET actif = false WHERE sujet = 'assuree'`);
    const id = await suivre(AUJOURDHUI);
    const avant = await messages();
    expect(await avancer(id)).toBe('DEMANDE');
    await vieillir(id, 14);
    await app.sql(`UPDATE suivi_cloture SET echeance = demande_le WHERE id = $1`, [id]);
    expect(await avancer(id)).toBe('RELANCE_1');
    expect([await tachesDe('Prendre des nouvelles, 6 mois après'), await messages()]).toEqual([['A_FAIRE'], avant]);
    await app.sql(`UPDATE utilisateur SET actif = true WHERE sujet = 'assuree'`);
  });

  const REPONSE = { situation: 'FORMATION', utilite: 'BEAUCOUP', rappel: true };

  it('la personne répond en une fois ; « être rappelé » crée une tâche ; sa réponse ne se lit que d’elle et du Service social', async () => {
    const id = await suivre(AUJOURDHUI);
    expect((await assuree!.post(`/suivis/${id}/reponse`, REPONSE)).statut).toBe(422);
    await avancer(id);
    expect((await caisse!.post(`/suivis/${id}/reponse`, REPONSE)).statut).toBe(403);
    expect((await assuree!.post(`/suivis/${id}/reponse`, { ...REPONSE, situation: 'INVALIDE' })).statut).toBe(400);
    expect((await lire(assuree)).suivis[0]?.peutRepondre).toBe(true);
    expect((await assuree!.post(`/suivis/${id}/reponse`, REPONSE)).statut).toBe(200);
    expect((await assuree!.post(`/suivis/${id}/reponse`, REPONSE)).statut).toBe(422);
    expect((await lire(sociale)).suivis[0]).toMatchObject({ etat: 'REPONDU', canal: 'EN_LIGNE', reponse: REPONSE });
    expect((await lire(caisse)).suivis[0]).toMatchObject({ etat: 'REPONDU', reponse: null });
    expect(await tachesDe('Rappeler la personne, à sa demande')).toEqual(['A_FAIRE']);
  });

  it('au téléphone, le référent note la réponse, même tardive', async () => {
    const id = await suivre(ajouterMois(AUJOURDHUI, -3));
    await app.sql(`UPDATE suivi_cloture SET etat = 'SANS_REPONSE', demande_le = echeance WHERE id = $1`, [id]);
    const note = await sociale!.post(`/suivis/${id}/reponse`, { ...REPONSE, rappel: false });
    expect(note.statut).toBe(200);
    expect((await lire(sociale)).suivis[0]).toMatchObject({ canal: 'TELEPHONE', etat: 'REPONDU' });
  });

  it('le pilotage compte réponses et silences, petits effectifs masqués, sans personne', async () => {
    const pilote = await connecter(app.url, 'pilote');
    const { statut, corps, texte } = await pilote.get<ResumeSuivis>('/pilotage/suivis?mois=12');
    expect(statut).toBe(200);
    expect(corps.moments.map(({ mois }) => mois)).toEqual([6, 12]);
    for (const { situations, etats } of corps.moments) if (situations) expect(etats.REPONDU).toHaveProperty('nombre');
    expect(texte).not.toMatch(/Guéguen|[0-9a-f]{8}-[0-9a-f]{4}/);
    expect((await assuree!.get('/pilotage/suivis')).statut).toBe(403);
  });
});
