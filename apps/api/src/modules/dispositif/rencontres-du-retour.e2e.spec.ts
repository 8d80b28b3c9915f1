import {
  PHRASE_SANS_EMPLOYEUR,
  ajouterJours,
  dateParis,
  type DispositifVue,
  type DispositifsVue,
  type DossierVue,
  type TacheVue,
} from '@pdp/domain';
import { connecter, type ClientHttp } from '../../../test/connecter.js';
import { ouvrirApplicationDemo, type ApplicationDemo } from '../../../test/demo-de-test.js';
import { jusquA } from '../../../test/jusqu-a.js';

const AUJOURDHUI = dateParis(new Date());
const jour = (decalage: number): string => ajouterJours(AUJOURDHUI, decalage);

describe('visite de reprise et rendez-vous de liaison', () => {
  let app: ApplicationDemo;
  let sociale: ClientHttp;
  let coordination: ClientHttp;
  let assuree: ClientHttp;
  let caisse: ClientHttp;
  let sophie: string;

  beforeAll(async () => {
    app = await ouvrirApplicationDemo();
    [sociale, coordination, assuree, caisse] = (await Promise.all(
      ['assistante.sociale', 'coordinatrice', 'assuree', 'referent.cpam'].map((c) => connecter(app.url, c)),
    )) as [ClientHttp, ClientHttp, ClientHttp, ClientHttp];
    sophie = await app.dossierVitrine();
    await app.sql(`DELETE FROM dispositif WHERE dossier_id = $1`, [sophie]);
  }, 90_000);
  afterAll(() => app?.fermer());

  const lister = async (client: ClientHttp): Promise<DispositifsVue> =>
    (await client.get<DispositifsVue>(`/dossiers/${sophie}/dispositifs`)).corps;
  const celuiDe = async (client: ClientHttp, type: string): Promise<DispositifVue | undefined> =>
    (await lister(client)).elements.find((un) => un.type === type);
  const agir = (client: ClientHttp, id: string, transition: string, saisie: object = {}) =>
    client.post<{ etat: string; message: string; champs?: { chemin: string }[] }>(`/dispositifs/${id}/transitions`, {
      transition,
      saisie,
    });
  const taches = async (): Promise<TacheVue[]> =>
    (await sociale.get<{ elements: TacheVue[] }>(`/dossiers/${sophie}/taches`)).corps.elements;
  const ecrireReprise = async (dateReprise: string): Promise<void> => {
    const { corps } = await caisse.get<DossierVue>(`/dossiers/${sophie}`);
    const { dateDebut, risque, dateFinPrescrite } = corps.categories.arret as Record<string, unknown>;
    const arret = { dateDebut, risque, dateFinPrescrite, dateReprise };
    const ecrite = await caisse.put(`/dossiers/${sophie}/categories/arret`, arret, { version: corps.version });
    expect([ecrite.statut, ecrite.texte.slice(0, 300)]).toEqual([200, expect.any(String)]);
  };

  it('une date de reprise écrite dans la fiche ouvre la visite, à faire au plus tard huit jours après', async () => {
    await ecrireReprise(jour(10));
    await jusquA('la visite de reprise', async () => (await celuiDe(sociale, 'VISITE_REPRISE')) !== undefined);
    expect(await celuiDe(sociale, 'VISITE_REPRISE')).toMatchObject({
      etat: 'DUE',
      donnees: { repriseLe: jour(10) },
      prochainsPas: [{ qui: 'REFERENT', echeance: jour(18) }],
      compteurs: [{ jusquAu: jour(18), total: 8 }],
      historique: [{ geste: 'ouvrir', par: 'La plateforme' }],
    });
    const libelle = 'Vérifier que l’employeur demande la visite de reprise';
    expect((await taches()).filter((t) => t.libelle === libelle)).toMatchObject([{ echeance: jour(18) }]);
    await ecrireReprise(jour(12));
    await jusquA('la date déplacée', async () =>
      (await taches()).some((t) => t.libelle === libelle && t.echeance === jour(20) && t.etat === 'A_FAIRE'),
    );
    expect((await lister(sociale)).elements.filter(({ type }) => type === 'VISITE_REPRISE')).toHaveLength(1);
    expect((await taches()).filter((t) => t.libelle === libelle && t.etat === 'A_FAIRE')).toHaveLength(1);
  });

  it('son résultat se note sans raison médicale ; qui ne lit pas le statut de santé ne sait pas qu’il y en a un', async () => {
    const { id } = (await celuiDe(sociale, 'VISITE_REPRISE'))!;
    expect((await agir(assuree, id, 'demander', { demandeurReprise: 'ASSURE' })).corps.etat).toBe('DEMANDEE');
    expect((await agir(sociale, id, 'planifier', {})).corps.champs).toMatchObject([{ chemin: 'visiteLe' }]);
    await agir(sociale, id, 'planifier', { visiteLe: jour(13) });
    expect((await celuiDe(sociale, 'VISITE_REPRISE'))?.prochainsPas[0]?.echeance).toBe(jour(13));
    expect((await agir(coordination, id, 'realiser')).statut).toBe(403);
    const fait = { visiteFaiteLe: AUJOURDHUI, resultatReprise: 'INAPTITUDE' };
    expect((await agir(sociale, id, 'realiser', { ...fait, resultatReprise: 'LOMBALGIE' })).statut).toBe(422);
    expect((await agir(sociale, id, 'realiser', fait)).corps.etat).toBe('REALISEE');
    expect((await celuiDe(sociale, 'VISITE_REPRISE'))?.donnees.resultatReprise).toBe('INAPTITUDE');
    for (const client of [coordination, caisse]) {
      const { texte } = await client.get(`/dossiers/${sophie}/dispositifs`);
      expect(texte).toContain('REALISEE');
      expect(texte).not.toMatch(/resultatReprise|INAPTITUDE/);
    }
  });

  it('le rendez-vous de liaison se refuse sans que rien ne s’ensuive', async () => {
    const ouvrir = () =>
      sociale.post<{ id: string }>(`/dossiers/${sophie}/dispositifs`, { type: 'RENDEZ_VOUS_LIAISON', saisie: {} });
    const { id } = (await ouvrir()).corps;
    await agir(sociale, id, 'proposer', { proposeLe: AUJOURDHUI });
    const avant = (await taches()).length;
    expect((await agir(assuree, id, 'refuser')).corps.etat).toBe('REFUSE');
    expect(await taches()).toHaveLength(avant);
    const autre = (await ouvrir()).corps.id;
    expect((await agir(assuree, autre, 'demander')).corps.etat).toBe('DEMANDE_PAR_SALARIE');
    await agir(sociale, autre, 'accepter', { liaisonLe: jour(3) });
    const tenu = { liaisonTenueLe: AUJOURDHUI, resultatLiaison: 'Un poste de jour est étudié.' };
    expect((await agir(sociale, autre, 'tenir', { liaisonTenueLe: AUJOURDHUI })).corps.champs).toMatchObject([
      { chemin: 'resultatLiaison' },
    ]);
    expect((await agir(sociale, autre, 'tenir', tenu)).corps.etat).toBe('TENU');
  });

  it('sans employeur, ni l’un ni l’autre n’est proposé, et l’API dit pourquoi', async () => {
    await app.sql(
      `UPDATE categorie_dossier SET contenu = jsonb_set(contenu, '{statutEmploi}', '"DEMANDEUR_EMPLOI"') WHERE dossier_id = $1 AND categorie = 'emploi'`,
      [sophie],
    );
    const ensemble = await lister(sociale);
    expect(ensemble.sansEmployeur).toBe(true);
    expect(ensemble.ouvrables.filter((type) => /REPRISE|LIAISON/.test(type))).toEqual([]);
    for (const type of ['VISITE_REPRISE', 'RENDEZ_VOUS_LIAISON']) {
      const refus = await sociale.post(`/dossiers/${sophie}/dispositifs`, { type, saisie: {} });
      expect([refus.statut, refus.texte.includes(PHRASE_SANS_EMPLOYEUR)]).toEqual([422, true]);
    }
  });
});
