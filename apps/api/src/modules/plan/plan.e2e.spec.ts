import { ajouterJours, dateParis, type FeuilleEcrite, type PlanEcrit, type PlanVue, type TacheVue } from '@pdp/domain';
import { connecter, type ClientHttp } from '../../../test/connecter.js';
import { ouvrirApplicationDemo, type ApplicationDemo } from '../../../test/demo-de-test.js';

const AUJOURDHUI = dateParis(new Date());
const ECHEANCE = ajouterJours(AUJOURDHUI, 10);
const OBJECTIF = { verbe: 'ESSAYER', intitule: 'un poste d’accueil', horizon: 'TROIS_MOIS' };

describe('plan d’actions et feuille de route', () => {
  let app: ApplicationDemo;
  let sociale: ClientHttp;
  let conseil: ClientHttp;
  let travail: ClientHttp;
  let assuree: ClientHttp;
  let ailleurs: ClientHttp;
  let sophie: string;

  beforeAll(async () => {
    app = await ouvrirApplicationDemo();
    [sociale, conseil, travail, assuree, ailleurs] = (await Promise.all(
      ['assistante.sociale', 'medecin.conseil', 'medecin.travail', 'assuree', 'assistante.sociale.2'].map((c) =>
        connecter(app.url, c),
      ),
    )) as [ClientHttp, ClientHttp, ClientHttp, ClientHttp, ClientHttp];
    sophie = await app.dossierVitrine();
    await app.sql(`DELETE FROM transition WHERE ressource = 'feuille-route' AND dossier_id = $1`, [sophie]);
    await app.sql(`DELETE FROM feuille_route WHERE dossier_id = $1`, [sophie]);
    await app.sql(`DELETE FROM plan_actions WHERE dossier_id = $1`, [sophie]);
    await app.sql(`DELETE FROM tache WHERE origine = 'PLAN' AND dossier_id = $1`, [sophie]);
  }, 90_000);

  afterAll(() => app?.fermer());

  const lire = async (client: ClientHttp): Promise<PlanVue> =>
    (await client.get<PlanVue>(`/dossiers/${sophie}/plan`)).corps;
  const agir = (client: ClientHttp, corps: object, version?: number) =>
    client.post<PlanEcrit & { champs?: { chemin: string }[] }>(
      `/dossiers/${sophie}/plan/gestes`,
      corps,
      version === undefined ? {} : { version },
    );
  const repondre = async (client: ClientHttp, transition: string, reste: object = {}) => {
    const { proposee, acceptee } = await lire(sociale);
    return client.post<FeuilleEcrite & { champs?: { chemin: string }[] }>(
      `/feuilles-de-route/${(proposee ?? acceptee)?.id}/transitions`,
      { transition, ...reste },
    );
  };
  const objectifId = async (): Promise<string> => (await lire(sociale)).plan?.objectifs[0]?.id ?? '';

  it('un objectif s’ajoute par l’assistante sociale ; une saisie fausse nomme ses champs, un autre est refusé', async () => {
    const faux = await agir(sociale, { geste: 'ajouterObjectif', saisie: { verbe: 'GUERIR', intitule: ' ' } });
    expect([faux.statut, faux.corps.champs?.map(({ chemin }) => chemin)]).toEqual([
      422,
      ['verbe', 'intitule', 'horizon'],
    ]);
    expect((await agir(sociale, { geste: 'ajouterObjectif', saisie: { inconnu: 1 } })).statut).toBe(400);
    expect((await agir(sociale, { geste: 'ajouterObjectif', saisie: OBJECTIF })).corps.version).toBe(1);
    for (const client of [conseil, assuree])
      expect((await agir(client, { geste: 'ajouterObjectif', saisie: OBJECTIF })).statut).toBe(403);
    expect((await agir(ailleurs, { geste: 'ajouterObjectif', saisie: OBJECTIF })).statut).toBe(404);
    expect((await agir(sociale, { geste: 'ajouterObjectif', saisie: OBJECTIF }, 9)).statut).toBe(412);
  });

  it('une action confiée à un service est une vraie tâche, qui fait foi ; celle de la personne reste au plan', async () => {
    const vide = await agir(sociale, { geste: 'proposer' });
    expect(vide.statut).toBe(422);
    const id = await objectifId();
    const action = (saisie: object) =>
      agir(sociale, { geste: 'ajouterAction', objectifId: id, saisie: { echeance: ECHEANCE, ...saisie } });
    const sans = await action({ libelle: 'Vérifier les droits', qui: 'SERVICE' });
    expect([sans.statut, sans.corps.champs?.[0]?.chemin]).toEqual([422, 'responsableUnite']);
    const inconnu = await action({ libelle: 'x', qui: 'AGENT', responsableId: '01234567-89ab-4cde-8f01-23456789abcd' });
    expect([inconnu.statut, inconnu.corps.champs?.[0]?.chemin]).toEqual([422, 'responsableId']);
    // Ni un mandataire, ni un agent d'un autre territoire, ni la file d'un partenaire que personne ne lirait.
    for (const compte of ['mandataire', 'assistante.sociale.2', 'admin'])
      expect([
        compte,
        (await action({ libelle: 'x', qui: 'AGENT', responsableId: await app.idDe(compte) })).statut,
      ]).toEqual([compte, 422]);
    expect((await action({ libelle: 'x', qui: 'SERVICE', responsableUnite: 'SPST' })).statut).toBe(422);
    expect((await action({ libelle: 'Vérifier les droits', qui: 'SERVICE', responsableUnite: 'CPAM' })).statut).toBe(
      200,
    );
    expect((await action({ libelle: 'Visiter le service', qui: 'ASSURE' })).statut).toBe(200);
    const taches = await sociale.get<{ elements: TacheVue[] }>(`/dossiers/${sophie}/taches`);
    const tache = taches.corps.elements.find(({ origine }) => origine === 'PLAN');
    expect(tache).toMatchObject({ libelle: 'Vérifier les droits', echeance: ECHEANCE });
    await sociale.patch(`/taches/${tache?.id}`, { transition: 'faire' }, { version: tache?.version ?? 1 });
    const [confiee, sienne] = (await lire(sociale)).plan?.objectifs[0]?.actions ?? [];
    expect([confiee?.statut, sienne?.statut, sienne?.quiEnClair]).toEqual([
      'FAITE',
      'A_FAIRE',
      'La personne accompagnée',
    ]);
    const double = { geste: 'changerAction', objectifId: id, actionId: confiee?.id, etat: 'SANS_OBJET' };
    expect((await agir(sociale, double)).statut).toBe(422);
    const faite = { geste: 'changerAction', objectifId: id, actionId: sienne?.id, etat: 'FAITE' };
    expect((await agir(sociale, faite)).statut).toBe(200);
  });

  it('la feuille proposée se lit par la personne et par qui rédige ; elle la fait changer, puis l’accepte', async () => {
    expect((await agir(sociale, { geste: 'proposer' })).statut).toBe(200);
    expect((await lire(conseil)).proposee).toBeNull();
    const { plan, proposee } = await lire(assuree);
    expect([plan, proposee?.gestes]).toEqual([null, ['accepter', 'demanderChangement']]);
    expect((await repondre(conseil, 'accepter')).statut).toBe(403);
    expect((await repondre(ailleurs, 'accepter')).statut).toBe(404);
    expect((await repondre(sociale, 'accepter')).statut).toBe(403);
    const vide = await repondre(assuree, 'demanderChangement', { remarque: '' });
    expect([vide.statut, vide.corps.champs?.[0]?.chemin]).toEqual([422, 'remarque']);
    expect((await repondre(assuree, 'demanderChangement', { remarque: 'Plutôt le matin.' })).corps.etat).toBe(
      'A_REVOIR',
    );
    expect((await lire(sociale)).aRevoir?.remarque).toBe('Plutôt le matin.');
    await agir(sociale, { geste: 'proposer' });
    expect((await repondre(assuree, 'accepter')).corps.etat).toBe('ACCEPTEE');
    expect(await lire(assuree)).toMatchObject({ acceptee: { facon: 'ESPACE', accepteeLe: AUJOURDHUI, numero: 2 } });
    expect((await lire(conseil)).acceptee?.numero).toBe(2);
  });

  it('la différence avec la feuille acceptée se voit, et la suivante la remplace, notée sur parole', async () => {
    const id = await objectifId();
    const saisie = { libelle: 'Choisir un tuteur', qui: 'AUTRE', nom: 'L’employeur', echeance: ECHEANCE };
    expect((await lire(sociale)).ecarts).toEqual([]);
    await agir(sociale, { geste: 'ajouterAction', objectifId: id, saisie });
    expect((await lire(sociale)).ecarts).toEqual([{ sorte: 'AJOUT', texte: 'Choisir un tuteur (L’employeur)' }]);
    await agir(sociale, { geste: 'proposer' });
    const sans = await repondre(sociale, 'noterAcceptee');
    expect([sans.statut, sans.corps.champs?.map(({ chemin }) => chemin)]).toEqual([422, ['date', 'facon']]);
    const notee = await repondre(sociale, 'noterAcceptee', { date: AUJOURDHUI, facon: 'TELEPHONE' });
    expect(notee.corps.etat).toBe('ACCEPTEE');
    const vue = await lire(sociale);
    expect([vue.acceptee?.numero, vue.ecarts, vue.passees.map(({ numero }) => numero)]).toEqual([3, [], [2]]);
  });

  it('un partenaire a la feuille acceptée avec l’accord sur le livret, jamais le plan', async () => {
    const accord = (categories: readonly string[]) =>
      app.sql(
        `UPDATE consentement SET categories = $2 WHERE dossier_id = $1 AND unite = 'SPST' AND retire_le IS NULL`,
        [sophie, categories],
      );
    await accord(['identite', 'emploi']);
    expect((await travail.get(`/dossiers/${sophie}/plan`)).statut).toBe(403);
    await accord(['identite', 'livret']);
    const vue = await lire(travail);
    expect([vue.plan, vue.acceptee?.numero, vue.proposee]).toEqual([null, 3, null]);
    expect((await ailleurs.get(`/dossiers/${sophie}/plan`)).statut).toBe(404);
  });

  it('un objectif abandonné rend ses tâches sans objet ; un dossier gelé ne reçoit rien', async () => {
    const id = await objectifId();
    const moi = (await sociale.get<{ utilisateur: { id: string } }>('/session')).corps.utilisateur.id;
    const saisie = { libelle: 'Appeler le tuteur', qui: 'AGENT', responsableId: moi, echeance: ECHEANCE };
    await agir(sociale, { geste: 'ajouterAction', objectifId: id, saisie });
    expect((await agir(sociale, { geste: 'changerObjectif', objectifId: id, etat: 'ABANDONNE' })).statut).toBe(200);
    const [tache] = await app.sql<{ etat: string }>(
      `SELECT etat FROM tache WHERE dossier_id = $1 AND origine = 'PLAN' AND libelle = 'Appeler le tuteur'`,
      [sophie],
    );
    expect(tache?.etat).toBe('SANS_OBJET');
    await app.sql(`UPDATE dossier SET limite = TRUE WHERE id = $1`, [sophie]);
    const gele = await agir(sociale, { geste: 'ajouterObjectif', saisie: OBJECTIF });
    await app.sql(`UPDATE dossier SET limite = FALSE WHERE id = $1`, [sophie]);
    expect(gele.statut).toBe(423);
  });
});
