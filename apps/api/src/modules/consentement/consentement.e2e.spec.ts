import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DossierVue, FichierVue, LecteursDossierVue, PreuveAccordVue } from '@pdp/domain';
import type { ClientHttp, ReponseHttp } from '../../../test/client-http.js';
import { connecter } from '../../../test/connecter.js';
import { ouvrirApplicationDemo, type ApplicationDemo } from '../../../test/demo-de-test.js';
import { unEnvoi, unPdf } from '../../../test/fichiers/echantillons.js';
import { jusquA } from '../../../test/jusqu-a.js';
import { ouvrirSocket } from '../../../test/socket-de-test.js';
import { nouvelId } from '../../platform/config/identifiants.js';

describe('accords, par HTTP et sockets', () => {
  let app: ApplicationDemo;
  let dossierId: string;
  let organismeId: string;
  const clients = new Map<string, ClientHttp>();
  const de = (compte: string): ClientHttp => clients.get(compte)!;

  beforeAll(async () => {
    app = await ouvrirApplicationDemo();
    dossierId = await app.dossierVitrine();
    for (const compte of ['assistante.sociale', 'medecin.conseil', 'comete', 'assuree'])
      clients.set(compte, await connecter(app.url, compte));
    const [comete] = await app.sql<{ id: string }>(
      `SELECT h.organisme_id AS id FROM habilitation h JOIN utilisateur u ON u.id = h.utilisateur_id WHERE u.sujet = 'comete'`,
    );
    organismeId = comete?.id ?? '';
    await app.sql(
      `UPDATE consentement SET retire_le = now(), retrait_canal = 'ENTRETIEN' WHERE dossier_id = $1 AND unite = 'COMETE' AND retire_le IS NULL`,
      [dossierId],
    );
  }, 180_000);
  afterAll(() => app?.fermer());

  const accorder = async (): Promise<string> => {
    const donne = await de('assistante.sociale').post<{ id: string }>(`/dossiers/${dossierId}/consentements`, {
      portee: 'PARTENAIRE',
      unite: 'COMETE',
      organismeId,
      categories: ['identite', 'projet'],
      canal: 'ORAL_ATTESTE',
    });
    expect(donne.statut).toBe(201);
    return donne.corps.id;
  };
  const enAttente = async (): Promise<string> => {
    const notificationId = nouvelId();
    const destinataire = await app.idDe('comete');
    await app.sql(
      `INSERT INTO notification (id, utilisateur_id, type, ressource, ressource_id, dossier_id) VALUES ($1,$2,'TACHE_CONFIEE','dossier',$3,$3)`,
      [notificationId, destinataire, dossierId],
    );
    return notificationId;
  };
  const etatDe = async (notificationId: string): Promise<string | undefined> =>
    (await app.sql<{ etat: string }>(`SELECT etat FROM notification WHERE id = $1`, [notificationId]))[0]?.etat;
  const lecteursDuProjet = async (): Promise<string> =>
    JSON.stringify(
      (await de('assistante.sociale').get<LecteursDossierVue>(`/dossiers/${dossierId}/lecteurs`)).corps.categories
        .projet,
    );

  test('le terme échu ferme la lecture, l’écran ouvert et ce qui attend ; « qui lira ceci » le suit', async () => {
    const sansComete = await lecteursDuProjet();
    const sociale = await ouvrirSocket(de('assistante.sociale'));
    const id = await accorder();
    await sociale.attendre('dossier.change', ({ id: change }: { id: string }) => change === dossierId);
    expect(await lecteursDuProjet()).not.toBe(sansComete);
    expect((await de('comete').get(`/dossiers/${dossierId}`)).statut).toBe(200);
    const notificationId = await enAttente();
    const ecran = await ouvrirSocket(de('comete'));
    await app.sql(`UPDATE consentement SET fin = now() + interval '300 milliseconds' WHERE id = $1`, [id]);
    expect(await ecran.attendre('acces.retire', undefined, 10_000)).toEqual({ ressource: 'dossier', id: dossierId });
    ecran.fermer();
    sociale.fermer();
    expect((await de('comete').get(`/dossiers/${dossierId}`)).statut).toBe(404);
    expect((await de('comete').get(`/dossiers/${dossierId}/lecteurs`)).statut).toBe(404);
    await jusquA('notification annulée', async () => (await etatDe(notificationId)) === 'ANNULEE');
    expect(await lecteursDuProjet()).toBe(sansComete);
    const accord = (await de('assistante.sociale').get<DossierVue>(`/dossiers/${dossierId}`)).corps.consentements.find(
      (c) => c.id === id,
    );
    expect(accord).toMatchObject({ actif: false, retireLe: null });
  });

  test('un écran coupé pendant le retrait ne retrouve rien en revenant', async () => {
    const id = await accorder();
    const avant = await ouvrirSocket(de('comete'));
    avant.fermer();
    expect((await de('assuree').post(`/consentements/${id}/retrait`, {})).statut).toBe(200);
    const retour = await ouvrirSocket(de('comete'));
    expect((await de('comete').get(`/dossiers/${dossierId}`)).statut).toBe(404);
    expect((await de('comete').get(`/dossiers/${dossierId}/historique`)).statut).toBe(404);
    expect(retour.trames.map(({ nom }) => nom)).not.toContain('dossier.change');
    retour.fermer();
  });

  test('la signature dessinée se relit, à qui recueille et à la personne seulement', async () => {
    const traits = [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]];
    const donne = await de('assistante.sociale').post<{ id: string }>(`/dossiers/${dossierId}/consentements`, {
      portee: 'PARTENAIRE',
      unite: 'COMETE',
      organismeId,
      categories: ['identite'],
      canal: 'SIGNATURE_ELECTRONIQUE',
      signature: { largeur: 600, hauteur: 200, traits },
    });
    expect(donne.statut).toBe(201);
    const preuve = `/consentements/${donne.corps.id}/preuve`;
    expect((await de('assuree').get(preuve)).corps).toMatchObject({ signature: { traits } });
    expect([(await de('medecin.conseil').get(preuve)).statut, (await de('comete').get(preuve)).statut]).toEqual([
      403, 403,
    ]);
    const faux = await de('assistante.sociale').post(`/dossiers/${dossierId}/consentements`, {
      portee: 'ASSURANCE_MALADIE',
      canal: 'SIGNATURE_ELECTRONIQUE',
      signature: { largeur: 600, hauteur: 200, traits: [['x'.repeat(9), {}, [1]]] },
    });
    expect([400, 422]).toContain(faux.statut);
  });

  test('le formulaire signé, numérisé, prouve l’accord ; lisible de qui lit la preuve, et d’eux seuls', async () => {
    const claire = de('assistante.sociale');
    const contenu = unPdf('Formulaire signé');
    const formulaires = `/dossiers/${dossierId}/formulaires-accord`;
    const depot = await claire.post<FichierVue>(formulaires, unEnvoi({}, contenu, 'accord signé.pdf'));
    expect([depot.statut, depot.corps.etat]).toEqual([201, 'QUARANTAINE']);
    const formulaireId = depot.corps.id;
    const donner = (corps: object): Promise<ReponseHttp<{ id: string }>> =>
      claire.post(`/dossiers/${dossierId}/consentements`, {
        portee: 'PARTENAIRE',
        unite: 'COMETE',
        organismeId,
        categories: ['identite', 'emploi'],
        ...corps,
      });
    const etat = async (): Promise<string> => (await claire.get<FichierVue>(`/fichiers/${formulaireId}`)).corps.etat;
    await jusquA('formulaire analysé', async () => (await etat()) === 'SAIN');
    const refus = [
      await donner({ canal: 'FORMULAIRE_NUMERISE' }),
      await donner({ canal: 'ORAL_ATTESTE', formulaireId }),
      await donner({ canal: 'FORMULAIRE_NUMERISE', formulaireId: nouvelId() }),
    ];
    expect(refus.map(({ statut }) => statut)).toEqual([422, 422, 422]);
    await app.sql(`UPDATE fichier SET etat = 'QUARANTAINE' WHERE id = $1`, [formulaireId]);
    expect((await donner({ canal: 'FORMULAIRE_NUMERISE', formulaireId })).texte).toContain('pas encore analysé');
    await app.sql(`UPDATE fichier SET etat = 'SAIN' WHERE id = $1`, [formulaireId]);
    const donne = await donner({ canal: 'FORMULAIRE_NUMERISE', formulaireId });
    expect(donne.statut).toBe(201);
    const preuve = (await de('assuree').get<PreuveAccordVue>(`/consentements/${donne.corps.id}/preuve`)).corps;
    expect(preuve).toMatchObject({ signature: null, formulaire: { id: formulaireId, nom: 'accord signé.pdf' } });
    expect(preuve.empreinte).toBe(createHash('sha256').update(contenu).digest('hex'));
    const lire = async (compte: string): Promise<number> =>
      (await de(compte).get(`/fichiers/${formulaireId}/contenu`)).statut;
    expect([await lire('assistante.sociale'), await lire('assuree')]).toEqual([200, 200]);
    expect([await lire('medecin.conseil'), await lire('comete')]).toEqual([403, 403]);
    // Déjà la preuve d'un accord, il n'en prouve pas un second.
    expect((await donner({ canal: 'FORMULAIRE_NUMERISE', formulaireId, categories: ['identite'] })).statut).toBe(422);
    expect((await de('assuree').post(formulaires, unEnvoi({}, contenu))).statut).toBe(403);
    expect((await de('medecin.conseil').post(formulaires, unEnvoi({}, contenu))).statut).toBe(403);
    expect((await claire.post(formulaires, unEnvoi({}, Buffer.from('MZ programme')))).statut).toBe(415);
    expect((await claire.get<{ elements: unknown[] }>(`/dossiers/${dossierId}/documents`)).texte).not.toContain(
      formulaireId,
    );
  });
});
