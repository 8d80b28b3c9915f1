import { ajouterJours, dateParis, type DiagnosticEcrit, type DiagnosticsVue, type TacheVue } from '@pdp/domain';
import { connecter, type ClientHttp } from '../../../test/connecter.js';
import { ouvrirApplicationDemo, type ApplicationDemo } from '../../../test/demo-de-test.js';

const AUJOURDHUI = dateParis(new Date());
const SAISIE = {
  social: { freins: ['MOBILITE'], precisions: 'Marque sociale.' },
  finances: { freins: ['DETTES'], precisions: 'Marque du budget.' },
  emploi: { poste: 'Accueil', besoins: ['AMENAGEMENT'], precisions: 'Marque du travail.' },
  projet: { aspirations: ['SE_FORMER'], precisions: 'Marque du projet.' },
};

describe('diagnostic social d’un dossier', () => {
  let app: ApplicationDemo;
  let sociale: ClientHttp;
  let conseil: ClientHttp;
  let caisse: ClientHttp;
  let travail: ClientHttp;
  let coordination: ClientHttp;
  let assuree: ClientHttp;
  let ailleurs: ClientHttp;
  let sophie: string;

  beforeAll(async () => {
    app = await ouvrirApplicationDemo();
    [sociale, conseil, caisse, travail, coordination, assuree, ailleurs] = (await Promise.all(
      [
        'assistante.sociale',
        'medecin.conseil',
        'referent.cpam',
        'medecin.travail',
        'coordinatrice',
        'assuree',
        'assistante.sociale.2',
      ].map((c) => connecter(app.url, c)),
    )) as [ClientHttp, ClientHttp, ClientHttp, ClientHttp, ClientHttp, ClientHttp, ClientHttp];
    sophie = await app.dossierVitrine();
    await app.sql(`DELETE FROM transition WHERE ressource = 'diagnostic' AND dossier_id = $1`, [sophie]);
    await app.sql(`DELETE FROM diagnostic_social WHERE dossier_id = $1`, [sophie]);
  }, 90_000);

  afterAll(() => app?.fermer());

  const lire = async (client: ClientHttp): Promise<DiagnosticsVue> =>
    (await client.get<DiagnosticsVue>(`/dossiers/${sophie}/diagnostic`)).corps;
  const rediger = (client: ClientHttp, corps: unknown, version: number) =>
    client.put<DiagnosticEcrit & { champs?: { chemin: string }[] }>(`/dossiers/${sophie}/diagnostic/brouillon`, corps, {
      version,
    });
  const agir = async (client: ClientHttp, transition: string, reste: object = {}) => {
    const { enPreparation, valide } = await lire(sociale);
    const id = (enPreparation ?? valide)?.id ?? '';
    return client.post<DiagnosticEcrit & { champs?: { chemin: string }[] }>(`/diagnostics/${id}/transitions`, {
      transition,
      ...reste,
    });
  };

  it('s’écrit par l’assistante sociale seule ; un autre est refusé, un étranger ne voit rien', async () => {
    expect((await rediger(sociale, SAISIE, 0)).statut).toBe(200);
    for (const client of [conseil, caisse, travail, coordination, assuree])
      expect((await rediger(client, SAISIE, 1)).statut).toBe(403);
    expect((await rediger(ailleurs, SAISIE, 1)).statut).toBe(404);
    expect((await ailleurs.get(`/dossiers/${sophie}/diagnostic`)).statut).toBe(404);
  });

  it('un brouillon ne se lit que par qui l’écrit ; une saisie fausse nomme chaque champ, une version périmée est refusée', async () => {
    expect((await lire(sociale)).enPreparation).toMatchObject({ numero: 1, etat: 'BROUILLON', version: 1 });
    for (const client of [conseil, caisse, travail, coordination, assuree]) {
      const vue = await lire(client);
      expect([vue.enPreparation, vue.valide]).toEqual([null, null]);
    }
    const faux = await rediger(sociale, { social: { freins: ['CANCER'] }, projet: { inconnu: 1 } }, 1);
    expect([faux.statut, faux.corps.champs?.map(({ chemin }) => chemin)]).toEqual([
      400,
      ['social.freins', 'projet.inconnu'],
    ]);
    const perimee = await rediger(sociale, SAISIE, 0);
    expect(perimee.statut).toBe(412);
    expect((await rediger(sociale, SAISIE, 1)).corps.version).toBe(2);
  });

  it('partagé, la personne le lit et demande une correction, qui devient une tâche du référent', async () => {
    expect((await agir(assuree, 'partager')).statut).toBe(404);
    expect((await agir(sociale, 'partager')).corps.etat).toBe('PARTAGE');
    expect((await rediger(sociale, SAISIE, 3)).statut).toBe(422);
    const { enPreparation } = await lire(assuree);
    expect(Object.keys(enPreparation?.blocs ?? {})).toEqual(['social', 'finances', 'emploi', 'projet']);
    expect(enPreparation?.gestes).toEqual(['valider', 'demanderCorrection']);
    // Personne d'autre ne lit ce qu'elle n'a pas encore relu.
    for (const client of [conseil, caisse, travail, coordination]) expect((await lire(client)).valide).toBeNull();
    expect((await agir(conseil, 'valider')).statut).toBe(403);
    const vide = await agir(assuree, 'demanderCorrection', { remarque: '  ' });
    expect([vide.statut, vide.corps.champs?.[0]?.chemin]).toEqual([422, 'remarque']);
    expect((await agir(assuree, 'demanderCorrection', { remarque: 'Je conduis à nouveau.' })).corps.etat).toBe(
      'BROUILLON',
    );
    expect((await lire(sociale)).enPreparation?.remarque).toBe('Je conduis à nouveau.');
    const taches = await sociale.get<{ elements: TacheVue[] }>(`/dossiers/${sophie}/taches`);
    expect(taches.corps.elements.map(({ libelle }) => libelle)).toContain('Revoir le diagnostic social avec l’assuré');
  });

  it('validé par la personne, chacun lit sa partie et rien d’autre', async () => {
    await agir(sociale, 'partager');
    expect((await agir(sociale, 'valider')).statut).toBe(403);
    expect((await agir(assuree, 'valider')).corps.etat).toBe('VALIDE');
    const lus = async (client: ClientHttp): Promise<string[]> => Object.keys((await lire(client)).valide?.blocs ?? {});
    expect(await lus(sociale)).toEqual(['social', 'finances', 'emploi', 'projet']);
    expect(await lus(assuree)).toEqual(['social', 'finances', 'emploi', 'projet']);
    expect(await lus(conseil)).toEqual(['emploi', 'projet']);
    expect(await lus(caisse)).toEqual(['emploi']);
    expect(await lus(coordination)).toEqual(['emploi', 'projet']);
    for (const client of [conseil, caisse, coordination, travail]) {
      const { texte } = await client.get(`/dossiers/${sophie}/diagnostic`);
      expect([texte.includes('Marque sociale'), texte.includes('Marque du budget')]).toEqual([false, false]);
    }
    expect(await lire(assuree)).toMatchObject({ valide: { facon: 'ESPACE', valideLe: AUJOURDHUI } });
  });

  it('un partenaire lit le bloc que l’accord ouvre, et le perd avec lui', async () => {
    const accord = (categories: readonly string[]) =>
      app.sql(
        `UPDATE consentement SET categories = $2 WHERE dossier_id = $1 AND unite = 'SPST' AND retire_le IS NULL`,
        [sophie, categories],
      );
    await accord(['identite', 'emploi']);
    expect(Object.keys((await lire(travail)).valide?.blocs ?? {})).toEqual(['emploi']);
    await accord(['identite']);
    const vue = await lire(travail);
    expect([vue.valide, vue.lisibles]).toEqual([null, []]);
  });

  it('la version suivante remplace la première ; notée sur parole, elle dit quand et comment', async () => {
    expect((await rediger(sociale, { ...SAISIE, projet: {} }, 0)).corps.version).toBe(1);
    await agir(sociale, 'partager');
    const sans = await agir(sociale, 'noterValide');
    expect([sans.statut, sans.corps.champs?.map(({ chemin }) => chemin)]).toEqual([422, ['date', 'facon']]);
    const demain = { date: ajouterJours(AUJOURDHUI, 1), facon: 'ENTRETIEN' };
    expect((await agir(sociale, 'noterValide', demain)).statut).toBe(422);
    expect((await agir(sociale, 'noterValide', { date: AUJOURDHUI, facon: 'PAPIER' })).corps.etat).toBe('VALIDE');
    const vue = await lire(sociale);
    expect([vue.valide?.numero, vue.valide?.facon, vue.passees.map(({ numero }) => numero)]).toEqual([
      2,
      'PAPIER',
      [1],
    ]);
  });

  it('le plan s’établit sur une version partagée, sans la date notée dans la fiche', async () => {
    const [dossier] = await app.sql<{ id: string }>(
      `UPDATE dossier SET etat = 'EN_EVALUATION' WHERE id = (SELECT d.id FROM dossier d JOIN utilisateur u ON u.id = d.referent_id JOIN assure a ON a.id = d.assure_id
         WHERE u.sujet = 'assistante.sociale' AND d.etat = 'EN_COURS' AND d.id <> $1 AND a.regime = 'GENERAL' ORDER BY d.numero LIMIT 1) RETURNING id`,
      [sophie],
    );
    const { id } = dossier!;
    await app.sql(`DELETE FROM categorie_dossier WHERE dossier_id = $1 AND categorie = 'social'`, [id]);
    await app.sql(`DELETE FROM diagnostic_social WHERE dossier_id = $1`, [id]);
    const etablir = () => sociale.post<{ etat: string }>(`/dossiers/${id}/transitions`, { transition: 'etablirPlan' });
    const chemin = `/dossiers/${id}/diagnostic/brouillon`;
    const brouillon = await sociale.put<DiagnosticEcrit>(chemin, SAISIE, { version: 0 });
    expect((await etablir()).statut).toBe(422);
    const partage = `/diagnostics/${brouillon.corps.id}/transitions`;
    expect((await sociale.post(partage, { transition: 'partager' })).statut).toBe(200);
    expect((await etablir()).corps).toMatchObject({ etat: 'PLAN_ETABLI' });
  });

  it('au journal, chaque lecture dit les parties lues ; un dossier gelé ne reçoit rien', async () => {
    const [ligne] = await app.sql<{ categories: string[] }>(
      `SELECT j.categories FROM journal_acces j JOIN utilisateur u ON u.id = j.utilisateur_id
       WHERE j.action = 'diagnostic.lire' AND j.dossier_id = $1 AND u.sujet = 'referent.cpam' ORDER BY j.id DESC LIMIT 1`,
      [sophie],
    );
    expect(ligne?.categories).toEqual(['emploi']);
    await app.sql(`UPDATE dossier SET limite = TRUE WHERE id = $1`, [sophie]);
    const gele = await rediger(sociale, SAISIE, 0);
    await app.sql(`UPDATE dossier SET limite = FALSE WHERE id = $1`, [sophie]);
    expect(gele.statut).toBe(423);
  });
});
