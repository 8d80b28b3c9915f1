import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type {
  CategorieActuelle,
  CompteursDossiers,
  ConsentementVue,
  DossierVue,
  DossiersPage,
  EntretienVue,
  EvenementHistorique,
  Page,
  Probleme,
  TransmissionVue,
  VersionVue,
} from '@pdp/domain';
import type { ClientHttp } from '../../../test/client-http.js';
import { connecter } from '../../../test/connecter.js';
import { ouvrirApplicationDemo, type ApplicationDemo } from '../../../test/demo-de-test.js';
import { ouvrirSocket } from '../../../test/socket-de-test.js';
import { nouvelId } from '../../platform/config/identifiants.js';

describe('dossier, par HTTP', () => {
  let app: ApplicationDemo;
  let dossierId: string;
  const clients = new Map<string, ClientHttp>();
  const de = (compte: string): ClientHttp => clients.get(compte)!;
  const fiche = async (compte: string): Promise<DossierVue> =>
    (await de(compte).get<DossierVue>(`/dossiers/${dossierId}`)).corps;

  beforeAll(async () => {
    app = await ouvrirApplicationDemo();
    dossierId = await app.dossierVitrine();
    for (const compte of [
      'assistante.sociale',
      'medecin.conseil',
      'referent.cpam',
      'coordinatrice',
      'medecin.travail',
      'cap.emploi',
      'comete',
      'assuree',
      'assistante.sociale.2',
      'dpo',
      'admin',
      'pilote',
    ])
      clients.set(compte, await connecter(app.url, compte));
    await app.sql(`UPDATE dossier SET referent_id = $2 WHERE id = $1`, [
      dossierId,
      await app.idDe('assistante.sociale'),
    ]);
  }, 180_000);
  afterAll(() => app?.fermer());

  test('la fiche part telle que la base l’a projetée, en JSON, avec sa version en ETag', async () => {
    const reponse = await de('assistante.sociale').get<DossierVue>(`/dossiers/${dossierId}`);
    expect(reponse.statut).toBe(200);
    expect(reponse.entetes.get('content-type')).toBe('application/json; charset=utf-8');
    expect(reponse.entetes.get('etag')).toBe(`"${reponse.corps.version}"`);
    expect(Object.keys(reponse.corps).sort()).toEqual(
      [
        'id',
        'numero',
        'etat',
        'limite',
        'version',
        'plateforme',
        'niveauComplexite',
        'ouvertLe',
        'prochaineEtape',
        'referent',
        'cercle',
        'categories',
        'masque',
        'portees',
        'alertes',
        'consentements',
        'capacites',
      ].sort(),
    );
    expect(reponse.corps.categories.identite).toMatchObject({ prenom: 'Sophie', nomNaissance: 'Guéguen' });
    expect(reponse.corps.ouvertLe).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
  });

  test('étranger, inconnu et sans droit reçoivent le même 404, sur toutes les routes', async () => {
    const inconnu = nouvelId();
    const sansNumero = ({ correlationId: _, ...reste }: Probleme): object => reste;
    const routes = (id: string): readonly (readonly ['GET' | 'PUT' | 'POST', string, object?])[] => [
      ['GET', `/dossiers/${id}`],
      ['GET', `/dossiers/${id}/historique`],
      ['GET', `/dossiers/${id}/journal`],
      ['GET', `/dossiers/${id}/consentements`],
      ['GET', `/dossiers/${id}/entretiens`],
      ['GET', `/dossiers/${id}/preconisations`],
      ['PUT', `/dossiers/${id}/categories/social`, { menage: 'PERSONNE_SEULE' }],
      ['POST', `/dossiers/${id}/transitions`, { transition: 'suspendre' }],
      ['POST', `/dossiers/${id}/consentements`, { portee: 'ASSURANCE_MALADIE', canal: 'ORAL_ATTESTE' }],
      ['POST', `/dossiers/${id}/affectations`, { role: 'SERVICE', unite: 'CPAM' }],
      ['POST', `/dossiers/${id}/referent/transmission`, { versId: inconnu }],
      ['POST', `/dossiers/${id}/entretiens`, { date: '2026-01-01', modalite: 'VISIO' }],
      ['POST', `/dossiers/${id}/preconisations`, { code: 'RQTH' }],
    ];
    const etrangere = de('assistante.sociale.2');
    for (const [i, [methode, chemin, corps]] of routes(dossierId).entries()) {
      const options = { corps, version: 1 };
      const [chez, nulle] = [
        await etrangere.requete<Probleme>(methode, chemin, options),
        await etrangere.requete<Probleme>(methode, routes(inconnu)[i]?.[1] ?? '', options),
      ];
      expect([chemin, chez.statut, nulle.statut]).toEqual([chemin, 404, 404]);
      expect(sansNumero(chez.corps)).toEqual(sansNumero(nulle.corps));
    }
    for (const compte of ['admin', 'pilote']) expect((await de(compte).get(`/dossiers/${dossierId}`)).statut).toBe(404);
    expect((await de('dpo').get(`/dossiers/${dossierId}`)).statut).toBe(404);
    expect((await de('dpo').get(`/dossiers/${dossierId}/journal`)).statut).toBe(200);
    expect((await etrangere.get(`/dossiers/pas-un-id`)).statut).toBe(400);
  });

  test('écrire une catégorie : 428, 400 par champ, 404 pour une catégorie qui n’existe pas, 200, puis 412 avec l’actuel', async () => {
    const sociale = de('assistante.sociale');
    const chemin = `/dossiers/${dossierId}/categories/projet`;
    const { version } = await fiche('assistante.sociale');
    expect((await sociale.put<Probleme>(chemin, { intention: 'RECONVERSION' })).corps.code).toBe('version-manquante');
    const fautes = (
      await sociale.put<Probleme>(
        chemin,
        { intention: 'AUTRE_CHOSE', inconnu: 1, description: 'x'.repeat(1001) },
        { version },
      )
    ).corps;
    expect([fautes.status, fautes.champs?.map((c) => c.chemin).sort()]).toEqual([
      400,
      ['description', 'inconnu', 'intention'],
    ]);
    for (const autre of ['medical', 'taches', 'inconnue'])
      expect((await sociale.put(`/dossiers/${dossierId}/categories/${autre}`, {}, { version })).statut).toBe(404);
    const ecrite = await sociale.put<VersionVue>(
      chemin,
      { intention: 'RECONVERSION', metierVise: 'Accueil' },
      { version },
    );
    expect([ecrite.statut, ecrite.corps]).toEqual([200, { id: dossierId, version: version + 1 }]);
    const perimee = await sociale.put<Probleme>(chemin, { intention: 'A_DEFINIR' }, { version });
    expect([perimee.statut, perimee.entetes.get('content-type')]).toEqual([
      412,
      'application/problem+json; charset=utf-8',
    ]);
    expect(perimee.corps.actuel as CategorieActuelle).toMatchObject({
      categorie: 'projet',
      version: version + 1,
      contenu: { metierVise: 'Accueil' },
    });
    expect(
      (await de('medecin.conseil').put<Probleme>(chemin, { intention: 'A_DEFINIR' }, { version: version + 1 })).statut,
    ).toBe(403);
  });

  test('liste, recherche et compteurs', async () => {
    const sociale = de('assistante.sociale');
    const page = (await sociale.get<DossiersPage>('/dossiers?limite=5')).corps;
    expect(page.elements.length).toBeGreaterThan(0);
    expect(
      (await sociale.get<DossiersPage>('/dossiers?recherche=gueguen%20sophie')).corps.elements.map((l) => l.id),
    ).toContain(dossierId);
    expect((await sociale.get<CompteursDossiers>('/dossiers/compteurs')).corps.suivis).toBeGreaterThan(0);
    for (const refuse of [
      'limite=0',
      'limite=201',
      'etat=AUTRE',
      'alerte=x',
      'referent=toi',
      'inconnu=1',
      'curseur=abc',
    ])
      expect([refuse, (await sociale.get(`/dossiers?${refuse}`)).statut]).toEqual([refuse, 400]);
    expect((await de('assuree').get('/dossiers')).statut).toBe(403);
  });

  test('un entretien posté deux fois avec la même clé n’est noté qu’une fois', async () => {
    const corps = { date: '2026-01-08', modalite: 'TELEPHONE', resume: 'Point d’étape' };
    const poster = () =>
      de('assistante.sociale').post<EntretienVue>(`/dossiers/${dossierId}/entretiens`, corps, {
        entetes: { 'idempotency-key': 'cle-entretien-1' },
      });
    const [a, b] = [await poster(), await poster()];
    expect([a.statut, b.statut, a.corps.id === b.corps.id]).toEqual([201, 201, true]);
    const liste = (await de('medecin.conseil').get<Page<EntretienVue>>(`/dossiers/${dossierId}/entretiens`)).corps
      .elements;
    expect(liste.filter((e) => e.id === a.corps.id)).toMatchObject([{ resume: null, modalite: 'TELEPHONE' }]);
  });

  test('l’assurée retire un accord : le partenaire ne lit plus rien, aussitôt', async () => {
    const organismeId = (
      await app.sql<{ id: string }>(
        `SELECT h.organisme_id AS id FROM habilitation h JOIN utilisateur u ON u.id = h.utilisateur_id WHERE u.sujet = 'comete'`,
      )
    )[0]?.id;
    const ancien = (await fiche('assistante.sociale')).consentements.find((c) => c.unite === 'COMETE' && c.actif);
    if (ancien) await de('assuree').post(`/consentements/${ancien.id}/retrait`, {});
    const donne = await de('assistante.sociale').post<{ id: string }>(`/dossiers/${dossierId}/consentements`, {
      portee: 'PARTENAIRE',
      unite: 'COMETE',
      organismeId,
      categories: ['identite', 'capacites'],
      canal: 'ORAL_ATTESTE',
    });
    expect(donne.statut).toBe(201);
    expect(Object.keys((await fiche('comete')).categories)).toEqual(['identite', 'capacites']);
    const accords = (await de('assuree').get<Page<ConsentementVue>>(`/dossiers/${dossierId}/consentements`)).corps
      .elements;
    expect(accords.find((c) => c.id === donne.corps.id)).toMatchObject({
      actif: true,
      version: 1,
      organisme: { id: organismeId },
    });
    const ecran = await ouvrirSocket(de('comete'));
    expect(
      (await de('assuree').post(`/consentements/${donne.corps.id}/retrait`, undefined, { version: 1 })).statut,
    ).toBe(200);
    expect(await ecran.attendre('acces.retire', undefined, 1000)).toEqual({ ressource: 'dossier', id: dossierId });
    ecran.fermer();
    expect((await de('comete').get(`/dossiers/${dossierId}`)).statut).toBe(404);
    expect((await de('comete').post(`/consentements/${donne.corps.id}/retrait`, {})).statut).toBe(403);
  });

  test('historique et journal se lisent, en mots simples', async () => {
    const histoire = (await de('assuree').get<Page<EvenementHistorique>>(`/dossiers/${dossierId}/historique?limite=3`))
      .corps;
    expect(histoire.elements).toHaveLength(3);
    expect(histoire.curseurSuivant).not.toBeNull();
    const acces = (await de('assuree').get<Page<{ action: string }>>(`/dossiers/${dossierId}/journal`)).corps.elements;
    expect(acces.map((a) => a.action)).toContain('a ouvert votre dossier');
  });

  test('une transmission se lit par son destinataire avant tout lien avec le dossier, et par lui seul', async () => {
    const claire = await app.idDe('assistante.sociale');
    const [autre] = await app.sql<{ id: string; numero: string }>(
      `SELECT d.id, d.numero FROM dossier d JOIN plateforme p ON p.id = d.plateforme_id AND p.departement = '56'
       WHERE d.etat = 'EN_COURS' AND d.referent_id <> $1
         AND NOT EXISTS (SELECT 1 FROM affectation_dossier a WHERE a.dossier_id = d.id AND a.utilisateur_id = $1)
         AND NOT EXISTS (SELECT 1 FROM transmission_referent t WHERE t.dossier_id = d.id AND t.etat = 'PROPOSEE') LIMIT 1`,
      [claire],
    );
    const propose = await de('coordinatrice').post(`/dossiers/${autre!.id}/referent/transmission`, {
      versId: claire,
      motif: 'congé',
    });
    expect(propose.statut).toBe(201);
    const numeros = async (compte: string): Promise<readonly string[]> =>
      (await de(compte).get<Page<TransmissionVue>>('/transmissions')).corps.elements.map((t) => t.numeroDossier);
    expect(await numeros('assistante.sociale')).toContain(autre!.numero);
    expect(await numeros('assistante.sociale.2')).not.toContain(autre!.numero);
    expect((await de('assistante.sociale').get(`/dossiers/${autre!.id}`)).statut).toBe(404);
  });
});
