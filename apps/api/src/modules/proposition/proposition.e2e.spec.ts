import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ajouterJours, dateParis, type LivretVue, type PropositionTriee } from '@pdp/domain';
import { connecter, type ClientHttp } from '../../../test/connecter.js';
import { ouvrirApplicationDemo, type ApplicationDemo } from '../../../test/demo-de-test.js';

const AUJOURDHUI = dateParis(new Date());
const RESULTAT = { amenagements: [], restrictions: [], reclassement: 'NON', formation: 'NON' };

describe('étapes accomplies proposées au livret', () => {
  let app: ApplicationDemo;
  let sociale: ClientHttp;
  let sophie: string;

  beforeAll(async () => {
    app = await ouvrirApplicationDemo();
    sociale = await connecter(app.url, 'assistante.sociale');
    sophie = await app.dossierVitrine();
    await app.sql(`DELETE FROM livret_proposition WHERE dossier_id = $1`, [sophie]);
  }, 90_000);

  afterAll(() => app?.fermer());

  const livret = async (): Promise<LivretVue> => (await sociale.get<LivretVue>(`/dossiers/${sophie}/livret`)).corps;
  const proposees = async () =>
    (await livret()).propositions.map(({ source, cible, phrase }) => [source, cible, phrase]);
  const trier = (id: string, decision: string) =>
    sociale.post<PropositionTriee>(`/dossiers/${sophie}/livret/propositions/${id}`, { decision });

  it('une visite qui a eu lieu, même si l’assuré refuse la transmission', async () => {
    const travail = await connecter(app.url, 'medecin.travail');
    const [visite] = await app.sql<{ id: string }>(
      `UPDATE visite_pre_reprise SET date_heure = now() - interval '1 hour' WHERE dossier_id = $1 AND etat = 'PLANIFIEE' RETURNING id`,
      [sophie],
    );
    const url = `/visites-pre-reprise/${visite!.id}/transitions`;
    expect((await travail.post(url, { transition: 'realiser', resultat: RESULTAT })).statut).toBe(200);
    expect(await proposees()).toEqual([['VISITE', 'ETAPES', 'Rencontrer le médecin du travail']]);
    const assuree = await connecter(app.url, 'assuree');
    expect((await assuree.post(url, { transition: 'opposerTransmission' })).statut).toBe(200);
    expect(await proposees()).toHaveLength(1);
  });

  it('reprise, l’étape annoncée devient faite dans le brouillon ; rien ne se publie seul', async () => {
    const avant = await livret();
    const [proposition] = avant.propositions;
    expect((await trier(proposition!.id, 'retenir')).corps.etat).toBe('RETENUE');
    const apres = await livret();
    const etape = apres.brouillon.etapes.find(({ titre }) => titre === 'Rencontrer le médecin du travail');
    expect(etape).toMatchObject({ statut: 'FAIT', quand: AUJOURDHUI });
    expect(apres.brouillon.etapes).toHaveLength(avant.brouillon.etapes.length);
    expect(apres.publie).toEqual(avant.publie);
    expect((await trier(proposition!.id, 'ecarter')).statut).toBe(422);
  });

  it('un dispositif : l’étape dite simplement ; de santé, jamais nommé', async () => {
    const ouvrir = async (type: string): Promise<string> =>
      (await sociale.post<{ id: string }>(`/dossiers/${sophie}/dispositifs`, { type, saisie: {} })).corps.id;
    const agir = async (id: string, transition: string, saisie: object = {}): Promise<void> => {
      const fait = await sociale.post(`/dispositifs/${id}/transitions`, { transition, saisie });
      expect([transition, fait.statut]).toEqual([transition, 200]);
    };
    const rqth = await ouvrir('RQTH');
    await agir(rqth, 'preparer');
    expect(await proposees()).toEqual([]);
    await agir(rqth, 'deposer', { deposeLe: AUJOURDHUI });
    await agir(rqth, 'abandonner');
    expect(await proposees()).toEqual([['DISPOSITIF', 'ETAPES', 'Faire avancer une démarche']]);
    await trier((await livret()).propositions[0]!.id, 'ecarter');
  });

  it('une tâche montrée au livret et faite, même par quelqu’un sans lien ; refaite, une seule fois', async () => {
    const responsableId = await app.idDe('csam.social');
    const { id } = (
      await sociale.post<{ id: string }>(`/dossiers/${sophie}/taches`, {
        libelle: 'Appeler la CPAM pour vos droits',
        responsableId,
        echeance: ajouterJours(AUJOURDHUI, 7),
      })
    ).corps;
    await app.sql(`UPDATE tache SET dans_livret = true WHERE id = $1`, [id]);
    await app.sql(`UPDATE affectation_dossier SET fin = now() WHERE dossier_id = $1 AND utilisateur_id = $2`, [
      sophie,
      responsableId,
    ]);
    const csam = await connecter(app.url, 'csam.social');
    const [{ version }] = (await app.sql<{ version: number }>(`SELECT version FROM tache WHERE id = $1`, [id])) as [
      { version: number },
    ];
    expect((await csam.patch(`/taches/${id}`, { transition: 'faire' }, { version })).statut).toBe(200);
    expect(await proposees()).toEqual([
      ['TACHE', 'ETAPES', 'Appeler la caisse primaire d’assurance maladie pour vos droits'],
    ]);
  });

  it('une tâche de travail, que l’assuré ne lit pas, ne propose rien', async () => {
    const nombre = (await proposees()).length;
    const { id, version } = (
      await sociale.post<{ id: string; version: number }>(`/dossiers/${sophie}/taches`, { libelle: 'Relire mes notes' })
    ).corps;
    expect((await sociale.patch(`/taches/${id}`, { transition: 'faire' }, { version })).statut).toBe(200);
    expect(await proposees()).toHaveLength(nombre);
  });
});
