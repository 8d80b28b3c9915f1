import { contenuDe } from '../../../test/cles-de-test.js';
import type { TacheVue, VisiteVue } from '@pdp/domain';
import { connecter, type ClientHttp } from '../../../test/connecter.js';
import { ouvrirApplicationDemo, type ApplicationDemo } from '../../../test/demo-de-test.js';

const RESULTAT = {
  amenagements: ['REPRISE_PROGRESSIVE'],
  restrictions: ['PORT_CHARGES_LOURDES'],
  reclassement: 'A_ETUDIER',
  formation: 'NON',
};

const A_DISTINGUER = {
  demandeeLe: expect.stringMatching(/^\d{4}-/) as unknown,
  demandeePar: expect.stringMatching(/\S/) as unknown,
};

describe('visite de pré-reprise', () => {
  let app: ApplicationDemo;
  let conseil: ClientHttp;
  let sociale: ClientHttp;
  let travail: ClientHttp;
  let dossierId: string;
  let visiteId: string;
  let amiem: string;

  beforeAll(async () => {
    app = await ouvrirApplicationDemo();
    [conseil, sociale, travail] = (await Promise.all(
      ['medecin.conseil', 'assistante.sociale', 'medecin.travail'].map((c) => connecter(app.url, c)),
    )) as [ClientHttp, ClientHttp, ClientHttp];
    // Un dossier de la référente, partagé, sans accord avec la santé au travail : le cas le plus strict.
    const [dossier] = await app.sql<{ id: string }>(
      `SELECT d.id FROM dossier d WHERE d.referent_id = $1 AND d.etat = 'EN_COURS' AND NOT EXISTS (SELECT 1 FROM consentement c WHERE c.dossier_id = d.id AND c.unite = 'SPST') ORDER BY d.ouvert_le LIMIT 1`,
      [await app.idDe('assistante.sociale')],
    );
    dossierId = dossier!.id;
    const [organisme] = await app.sql<{ id: string }>(
      `SELECT h.organisme_id AS id FROM habilitation h JOIN utilisateur u ON u.id = h.utilisateur_id WHERE u.sujet = 'medecin.travail'`,
    );
    amiem = organisme!.id;
  }, 90_000);

  afterAll(() => app?.fermer());

  it('l’assistante sociale ne peut pas la demander à la place de l’assuré', async () => {
    const refus = await sociale.post(`/dossiers/${dossierId}/visites-pre-reprise`, {
      organismeId: amiem,
      demander: true,
    });
    expect(refus.statut).toBe(403);
  });

  it('le médecin conseil la demande ; sans service choisi ni accord, on dit lequel choisir', async () => {
    const sans = await conseil.post(`/dossiers/${dossierId}/visites-pre-reprise`, {});
    expect(sans.statut).toBe(422);
    expect(sans.corps).toMatchObject({ champs: [{ chemin: 'organismeId' }] });
    const demande = await conseil.post<{ id: string; etat: string }>(`/dossiers/${dossierId}/visites-pre-reprise`, {
      organismeId: amiem,
    });
    expect(demande.statut).toBe(201);
    expect(demande.corps.etat).toBe('DEMANDEE');
    visiteId = demande.corps.id;
  });

  it('le service la voit sans l’identité, tant que l’assuré n’a pas donné son accord', async () => {
    const file = await travail.get<{ elements: VisiteVue[] }>('/visites-pre-reprise?etat=DEMANDEE&limite=200');
    const visite = file.corps.elements.find((v) => v.id === visiteId);
    expect(visite).toMatchObject({ nomAffiche: null, capacites: expect.arrayContaining(['planifier']) as unknown });
    const taches = await travail.get<{ elements: TacheVue[] }>('/taches');
    expect(taches.corps.elements).toContainEqual(
      expect.objectContaining({ libelle: 'Fixer la visite de pré-reprise', nomAffiche: null }),
    );
  });

  it('sans identité, chaque ligne se distingue : numéro pour qui lit le dossier, date et demandeur pour tous', async () => {
    const [{ numero }] = (await app.sql<{ numero: string }>(`SELECT numero FROM dossier WHERE id = $1`, [
      dossierId,
    ])) as [{ numero: string }];
    const cellule = await connecter(app.url, 'cellule.spst');
    const [duMedecin, deLaCellule] = (await Promise.all(
      [travail, cellule].map(async (c) => {
        const file = await c.get<{ elements: VisiteVue[] }>('/visites-pre-reprise?limite=200');
        for (const v of file.corps.elements) expect(v).toMatchObject(A_DISTINGUER);
        return file.corps.elements.find((v) => v.id === visiteId);
      }),
    )) as [VisiteVue, VisiteVue];
    expect(duMedecin).toMatchObject({ numeroDossier: numero, nomAffiche: null });
    // La cellule ne lit rien de ce dossier sans accord : pour elle il n'existe pas, pas même son numéro (domain.md 1.5).
    expect(deLaCellule).toMatchObject({ numeroDossier: '', nomAffiche: null });
  });

  it('un autre service de santé au travail ne sait rien d’elle', async () => {
    const autre = await connecter(app.url, 'medecin.travail.2');
    expect((await autre.get(`/visites-pre-reprise/${visiteId}`)).statut).toBe(404);
    expect(
      (
        await autre.post(`/visites-pre-reprise/${visiteId}/transitions`, {
          transition: 'planifier',
          dateHeure: '2030-01-01T09:00:00Z',
        })
      ).statut,
    ).toBe(404);
  });

  it('se planifie, se réalise, et refuse tout ce qui parle d’aptitude', async () => {
    const url = `/visites-pre-reprise/${visiteId}/transitions`;
    expect((await travail.post(url, { transition: 'planifier' })).statut).toBe(422);
    const demain = new Date(Date.now() + 86_400_000).toISOString();
    expect(
      (await travail.post(url, { transition: 'planifier', dateHeure: demain, lieu: 'Vannes' })).corps,
    ).toMatchObject({ etat: 'PLANIFIEE' });
    expect(
      (await travail.post(url, { transition: 'realiser', resultat: { ...RESULTAT, precisions: 'Inapte au poste' } }))
        .statut,
    ).toBe(422);
    expect(
      (await travail.post(url, { transition: 'realiser', resultat: { ...RESULTAT, restrictions: ['DIAGNOSTIC'] } }))
        .statut,
    ).toBe(400);
    expect((await travail.post(url, { transition: 'realiser', resultat: RESULTAT })).corps).toMatchObject({
      etat: 'REALISEE',
    });
    expect((await conseil.get<VisiteVue>(`/visites-pre-reprise/${visiteId}`)).corps.resultat).toBeNull();
  });

  it('transmise avec l’accord, elle devient des capacités, une tâche et une phrase pour le livret', async () => {
    const url = `/visites-pre-reprise/${visiteId}/transitions`;
    expect((await travail.post(url, { transition: 'transmettreRecommandations' })).statut).toBe(422);
    expect(
      (await travail.post(url, { transition: 'transmettreRecommandations', accordTransmission: true })).corps,
    ).toMatchObject({ etat: 'RECOMMANDATIONS_TRANSMISES' });
    expect((await conseil.get<VisiteVue>(`/visites-pre-reprise/${visiteId}`)).corps.resultat).toMatchObject(RESULTAT);
    expect(await contenuDe(app.sql, dossierId, 'capacites')).toMatchObject({
      amenagements: RESULTAT.amenagements,
      restrictions: RESULTAT.restrictions,
    });
    const taches = await sociale.get<{ elements: TacheVue[] }>(`/dossiers/${dossierId}/taches`);
    expect(taches.corps.elements).toContainEqual(
      expect.objectContaining({ libelle: 'Lire le résultat de pré-reprise' }),
    );
    expect(
      await app.sql(`SELECT cible FROM livret_proposition WHERE source_id = $1 ORDER BY cible`, [visiteId]),
    ).toEqual([{ cible: 'DECISIONS' }, { cible: 'ETAPES' }]);
  });

  it('l’assurée demande la sienne elle-même, puis s’oppose à la transmission', async () => {
    const assuree = await connecter(app.url, 'assuree');
    const sophie = await app.dossierVitrine();
    await app.sql(`UPDATE visite_pre_reprise SET etat = 'ANNULEE' WHERE dossier_id = $1`, [sophie]);
    const demande = await assuree.post<{ id: string; etat: string }>(`/dossiers/${sophie}/visites-pre-reprise`, {});
    expect(demande.corps.etat).toBe('DEMANDEE');
    const url = `/visites-pre-reprise/${demande.corps.id}/transitions`;
    await travail.post(url, { transition: 'planifier', dateHeure: new Date(Date.now() + 86_400_000).toISOString() });
    await travail.post(url, { transition: 'realiser', resultat: RESULTAT });
    expect((await assuree.post(url, { transition: 'opposerTransmission' })).corps).toMatchObject({
      etat: 'TRANSMISSION_REFUSEE',
    });
    expect((await conseil.get<VisiteVue>(`/visites-pre-reprise/${demande.corps.id}`)).corps.resultat).toBeNull();
  });
});
