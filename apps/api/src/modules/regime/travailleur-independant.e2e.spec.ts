import {
  ISSUES_ACCOMPAGNEMENT,
  ajouterJours,
  dateParis,
  type DispositifsVue,
  type DossierVue,
  type LivretVue,
  type SignalementCree,
  type SignalementVue,
  type TransitionSignalementReponse,
} from '@pdp/domain';
import { connecter, type ClientHttp } from '../../../test/connecter.js';
import { ouvrirApplicationDemo, type ApplicationDemo } from '../../../test/demo-de-test.js';
import { jusquA } from '../../../test/jusqu-a.js';
import { corps } from '../signalement/essais/formulaire.js';

const AUJOURDHUI = dateParis(new Date());
const jour = (decalage: number): string => ajouterJours(AUJOURDHUI, decalage);
const ACTIVITE = { poste: 'Son activité, allégée', periodes: [{ du: jour(7), au: jour(13), moment: 'MATIN' }] };

/** Du signalement à la clôture, pour qui n'a ni employeur ni service de santé au travail (domain.md 1.1.6). */
describe('travailleur indépendant, de bout en bout', () => {
  let app: ApplicationDemo;
  let sociale: ClientHttp;
  let conseil: ClientHttp;
  let caisse: ClientHttp;
  let dossier: string;

  beforeAll(async () => {
    app = await ouvrirApplicationDemo();
    [sociale, conseil, caisse] = (await Promise.all(
      ['assistante.sociale', 'medecin.conseil', 'referent.cpam'].map((compte) => connecter(app.url, compte)),
    )) as [ClientHttp, ClientHttp, ClientHttp];
  }, 120_000);
  afterAll(() => app?.fermer());

  const lire = async (): Promise<DossierVue> => (await sociale.get<DossierVue>(`/dossiers/${dossier}`)).corps;
  const ecrire = async (categorie: string, contenu: object): Promise<void> => {
    const { version } = await lire();
    const { statut, texte } = await sociale.put(`/dossiers/${dossier}/categories/${categorie}`, contenu, { version });
    expect([categorie, statut, statut === 200 ? '' : texte]).toEqual([categorie, 200, '']);
  };
  const etape = async (transition: string, reste: object = {}): Promise<void> => {
    const { statut, texte } = await sociale.post(`/dossiers/${dossier}/transitions`, { transition, ...reste });
    expect([transition, statut, statut === 200 ? '' : texte]).toEqual([transition, 200, '']);
  };
  const dispositifs = async (): Promise<DispositifsVue> =>
    (await sociale.get<DispositifsVue>(`/dossiers/${dossier}/dispositifs`)).corps;
  const agir = async (client: ClientHttp, id: string, transition: string, saisie: object = {}): Promise<string> => {
    const { corps: fait, texte } = await client.post<{ etat: string }>(`/dispositifs/${id}/transitions`, {
      transition,
      saisie,
    });
    if (fait.etat === undefined) throw new Error(`${transition} : ${texte}`);
    return fait.etat;
  };

  it('signalement, tri, contact, accord, fiche : aucun employeur n’est demandé', async () => {
    const { corps: cree } = await conseil.post<SignalementCree>('/signalements', corps(17));
    await jusquA('reçu', async () => {
      const { etat } = (await conseil.get<SignalementVue>(`/signalements/${cree.id}`)).corps;
      return etat === 'RECU';
    });
    const tri = await connecter(app.url, 'csam.social');
    await tri.post(`/signalements/${cree.id}/transitions`, { transition: 'qualifier', niveauComplexite: 3 });
    await sociale.post(`/signalements/${cree.id}/transitions`, {
      transition: 'contacter',
      canal: 'TELEPHONE',
      joint: true,
    });
    const accepte = await sociale.post<TransitionSignalementReponse>(`/signalements/${cree.id}/transitions`, {
      transition: 'accepter',
    });
    expect(accepte.corps).toMatchObject({ etat: 'ACCEPTE', dossierId: expect.any(String) as unknown });
    dossier = accepte.corps.dossierId!;
    const accord = await sociale.post(`/dossiers/${dossier}/consentements`, {
      portee: 'ASSURANCE_MALADIE',
      canal: 'ORAL_ATTESTE',
    });
    expect(accord.statut).toBe(201);
    await jusquA('en évaluation', async () => (await lire()).etat === 'EN_EVALUATION');
    await ecrire('emploi', { statutEmploi: 'TRAVAILLEUR_INDEPENDANT', poste: 'Menuiserie' });
    await ecrire('social', { diagnosticSocialLe: AUJOURDHUI });
    await etape('etablirPlan');
    await etape('demarrer');
  });

  it('ce qui n’a pas de sens n’est pas proposé et dit pourquoi', async () => {
    const { sansEmployeur, sansSpst, ouvrables, nonProposes } = await dispositifs();
    expect([sansEmployeur, sansSpst, ouvrables.includes('CRPE')]).toEqual([true, true, true]);
    expect(nonProposes.map(({ type }) => type)).toEqual(['PROJET_TRANSITION_PRO', 'INAPTITUDE']);
    const refus = await sociale.post<{ detail: string }>(`/dossiers/${dossier}/dispositifs`, {
      type: 'PROJET_TRANSITION_PRO',
    });
    expect([refus.statut, refus.corps.detail]).toEqual([422, nonProposes[0]!.raison]);
    const visite = await conseil.post(`/dossiers/${dossier}/visites-pre-reprise`, {});
    expect([visite.statut, visite.corps]).toMatchObject([422, { champs: [{ chemin: 'organismeId' }] }]);
  });

  it('essai encadré : ni entreprise ni médecin du travail n’est attendu', async () => {
    const { corps: cree } = await sociale.post<{ id: string }>(`/dossiers/${dossier}/dispositifs`, {
      type: 'ESSAI_ENCADRE',
      saisie: ACTIVITE,
    });
    await agir(sociale, cree.id, 'demander', { demandeSigneeLe: AUJOURDHUI });
    await agir(sociale, cree.id, 'evaluer', { evaluationLe: AUJOURDHUI });
    await agir(sociale, cree.id, 'solliciterAccords', ACTIVITE);
    const vu = (await dispositifs()).elements.find(({ id }) => id === cree.id)!;
    expect(vu.prochainsPas.map(({ qui }) => qui)).toEqual(['MEDECIN_TRAITANT', 'MEDECIN_CONSEIL']);
    expect(vu.demandes.map(({ partie }) => partie)).toEqual(['MEDECIN_TRAITANT']);
    await agir(conseil, cree.id, 'repondre', { reponse: 'FAVORABLE' });
    const reponse = { partie: 'MEDECIN_TRAITANT', reponse: 'FAVORABLE', pieceLe: AUJOURDHUI };
    expect(await agir(sociale, cree.id, 'repondre', reponse)).toBe('COMPLET');
    expect(await agir(caisse, cree.id, 'autoriser', { decisionLe: AUJOURDHUI })).toBe('AUTORISE');
  });

  it('temps partiel et convention de rééducation avancent sans employeur', async () => {
    const ouvrir = async (type: string, saisie: object, client = sociale): Promise<string> => {
      const cree = await client.post<{ id: string }>(`/dossiers/${dossier}/dispositifs`, { type, saisie });
      expect([type, cree.statut]).toEqual([type, 201]);
      return cree.corps.id;
    };
    const partiel = await ouvrir('TEMPS_PARTIEL_THERAPEUTIQUE', { quotite: 50, debut: jour(3) });
    expect((await dispositifs()).elements.find(({ id }) => id === partiel)?.prochainsPas[0]?.qui).toBe('REFERENT');
    expect(await agir(sociale, partiel, 'demarrerSansEmployeur', { quotite: 50, debut: jour(3) })).toBe('EN_COURS');
    const dates = { entreprise: 'Atelier de Vannes', poste: 'Encadrement', debut: jour(30), fin: jour(200) };
    const convention = await ouvrir('CRPE', { eligibilite: 'RISQUE_INAPTITUDE', ...dates });
    await agir(sociale, convention, 'construire', { eligibilite: 'RISQUE_INAPTITUDE' });
    expect(await agir(sociale, convention, 'soumettre', dates)).toBe('SOUMISE');
    const signe = { signeAssureLe: AUJOURDHUI, signeEntrepriseLe: AUJOURDHUI, signeOrganismeLe: AUJOURDHUI };
    expect(await agir(caisse, convention, 'signer', signe)).toBe('SIGNEE');
  });

  it('s’inscrit en revue, reçoit son livret, se clôt', async () => {
    const [{ id: seance } = { id: '' }] = await app.sql<{ id: string }>(
      `SELECT r.id FROM revue r JOIN dossier d ON d.plateforme_id = r.plateforme_id WHERE d.id = $1 AND r.type = 'REVUE' AND r.etat = 'ORDRE_DU_JOUR_OUVERT' ORDER BY r.debut DESC LIMIT 1`,
      [dossier],
    );
    const inscrit = await sociale.post(`/revues/${seance}/passages`, {
      dossierId: dossier,
      question: 'Quelle suite ?',
    });
    expect(inscrit.statut).toBe(201);
    const livret = (await sociale.get<LivretVue>(`/dossiers/${dossier}/livret`)).corps;
    const ecrit = await sociale.put<{ version: number }>(`/dossiers/${dossier}/livret/brouillon`, livret.brouillon, {
      version: livret.brouillonVersion,
    });
    const publie = await sociale.post(`/dossiers/${dossier}/livret/publication`, undefined, {
      version: ecrit.corps.version,
    });
    expect([ecrit.statut, publie.statut]).toEqual([200, 200]);
    await etape('proposerCloture');
    await etape('clore', { issue: ISSUES_ACCOMPAGNEMENT[0], dateIssue: AUJOURDHUI });
    expect((await lire()).etat).toBe('CLOS');
  });
});
