import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  succes,
  type DemandeDeposee,
  type DossierVue,
  type LimitationVue,
  type Probleme,
  type TacheVue,
} from '@pdp/domain';
import type { ClientHttp } from '../../../test/client-http.js';
import { connecter } from '../../../test/connecter.js';
import { ouvrirApplicationDemo, type ApplicationDemo } from '../../../test/demo-de-test.js';
import type { Acteur } from '../../platform/config/acteur.js';
import { UniteDeTravail } from '../../platform/database/unite-de-travail.js';

type Ecriture = readonly [client: ClientHttp, methode: string, chemin: string, corps: object];

describe('gel d’un dossier (art. 18 RGPD)', () => {
  let app: ApplicationDemo;
  let dpo: ClientHttp;
  let sociale: ClientHttp;
  let assuree: ClientHttp;
  let coordinatrice: ClientHttp;
  let dossierId: string;

  beforeAll(async () => {
    app = await ouvrirApplicationDemo();
    dossierId = await app.dossierVitrine();
    [dpo, sociale, assuree, coordinatrice] = await Promise.all([
      connecter(app.url, 'dpo'),
      connecter(app.url, 'assistante.sociale'),
      connecter(app.url, 'assuree'),
      connecter(app.url, 'coordinatrice'),
    ]);
    await app.sql(
      `DELETE FROM passage_revue p USING revue r WHERE r.id = p.revue_id AND r.etat IN ('PLANIFIEE','ORDRE_DU_JOUR_OUVERT') AND p.dossier_id = $1`,
      [dossierId],
    );
  }, 180_000);
  afterAll(() => app?.fermer());

  const geler = (corps: object = { motif: 'EXACTITUDE_CONTESTEE' }) =>
    dpo.post<LimitationVue & Probleme>(`/dossiers/${dossierId}/limitation`, corps);
  const lever = (commentaire = 'Les données sont exactes.') =>
    dpo.post<LimitationVue & Probleme>(`/dossiers/${dossierId}/limitation/levee`, { commentaire });
  const revueOuverte = async (): Promise<string> =>
    (
      await app.sql<{ id: string }>(
        `SELECT r.id FROM revue r JOIN plateforme p ON p.id = r.plateforme_id WHERE p.departement = '56' AND r.etat = 'ORDRE_DU_JOUR_OUVERT' LIMIT 1`,
      )
    )[0]!.id;
  const ecritures = async (): Promise<readonly Ecriture[]> => {
    const taches = (await sociale.get<{ elements: TacheVue[] }>(`/dossiers/${dossierId}/taches`)).corps.elements;
    const agent = await app.idDe('assistante.sociale');
    return [
      [sociale, 'PUT', `/dossiers/${dossierId}/categories/social`, { menage: 'PERSONNE_SEULE' }],
      [sociale, 'PUT', `/dossiers/${dossierId}/categories/coordonnees`, { telephone: '0601020304' }],
      [sociale, 'POST', `/dossiers/${dossierId}/entretiens`, { date: '2026-11-02', modalite: 'TELEPHONE' }],
      [sociale, 'POST', `/dossiers/${dossierId}/taches`, { libelle: 'Appeler' }],
      [sociale, 'PATCH', `/taches/${taches[0]!.id}`, { echeance: '2031-01-06' }],
      [sociale, 'POST', `/dossiers/${dossierId}/transitions`, { transition: 'suspendre' }],
      [sociale, 'POST', `/dossiers/${dossierId}/affectations`, { role: 'CERCLE', utilisateurId: agent }],
      [assuree, 'PUT', '/mon-livret/cap', { texte: 'Reprendre à mi-temps.' }],
      [assuree, 'POST', '/mon-livret/questions', { texte: 'Quand reprendre ?' }],
      [coordinatrice, 'POST', `/revues/${await revueOuverte()}/passages`, { dossierId, question: 'Que faire ?' }],
    ];
  };

  test('sans raison valable, ou d’un autre que le délégué, rien ne se gèle', async () => {
    expect((await geler({ motif: 'AUTRE' })).statut).toBe(400);
    expect((await geler({})).statut).toBe(400);
    for (const client of [sociale, assuree, coordinatrice])
      expect((await client.post(`/dossiers/${dossierId}/limitation`, { motif: 'EXACTITUDE_CONTESTEE' })).statut).toBe(
        403,
      );
    const [ailleurs] = await app.sql<{ id: string }>(
      `SELECT d.id FROM dossier d JOIN plateforme p ON p.id = d.plateforme_id WHERE p.departement <> '56' LIMIT 1`,
    );
    const vers = `/dossiers/${ailleurs!.id}/limitation`;
    expect((await dpo.post(vers, { motif: 'EXACTITUDE_CONTESTEE' })).statut).toBe(404);
    expect((await dpo.get(vers)).statut).toBe(404);
  });

  test('toute écriture est refusée avec la même phrase, rien n’a changé ; levé, tout reprend', async () => {
    const inscrit = await coordinatrice.post<{ id: string }>(`/revues/${await revueOuverte()}/passages`, {
      dossierId,
      question: 'Où en est-on ?',
    });
    expect(inscrit.statut).toBe(201);
    expect((await geler()).corps).toMatchObject({ limite: true, motif: 'EXACTITUDE_CONTESTEE' });
    expect((await geler()).statut).toBe(409);
    const [passage] = await app.sql<{ etat: string }>(`SELECT etat FROM passage_revue WHERE id = $1`, [
      inscrit.corps.id,
    ]);
    expect(passage?.etat).toBe('RETIRE');
    const candidats = await coordinatrice.get<{ elements: { dossierId: string }[] }>(
      `/revues/${await revueOuverte()}/ordre-du-jour/proposition`,
    );
    expect(candidats.corps.elements.map((c) => c.dossierId)).not.toContain(dossierId);

    const { corps: fiche } = await sociale.get<DossierVue>(`/dossiers/${dossierId}`);
    expect(fiche.limite).toBe(true);
    expect(fiche.capacites.filter((c) => c.startsWith('ECRIRE') || c === 'NOTER_ENTRETIEN')).toEqual([]);
    const empreinte = () =>
      app.sql(
        `SELECT d.version, (SELECT count(*) FROM entretien e WHERE e.dossier_id = d.id) AS e, (SELECT count(*) FROM tache t WHERE t.dossier_id = d.id) AS t,
           (SELECT count(*) FROM livret_question q WHERE q.dossier_id = d.id) AS q FROM dossier d WHERE d.id = $1`,
        [dossierId],
      );
    const avant = await empreinte();
    for (const [client, methode, chemin, corps] of await ecritures()) {
      const { statut, corps: refus } = await client.requete<Probleme>(methode, chemin, {
        corps,
        version: fiche.version,
      });
      expect({ chemin, statut, code: refus.code }).toEqual({ chemin, statut: 423, code: 'dossier-gele' });
      expect(refus.detail).toContain('gelé');
    }
    expect(await empreinte()).toEqual(avant);
    // Lire reste permis, et en laisse la trace.
    expect((await assuree.get('/mon-livret')).statut).toBe(200);
    expect((await assuree.post('/mon-livret/lecture', {})).statut).toBe(200);

    expect((await dpo.post(`/dossiers/${dossierId}/limitation/levee`, { commentaire: ' ' })).statut).toBe(400);
    expect((await lever()).corps).toMatchObject({ limite: false, motif: null });
    const { corps: apres } = await sociale.get<DossierVue>(`/dossiers/${dossierId}`);
    const reprise = await sociale.put(
      `/dossiers/${dossierId}/categories/social`,
      { menage: 'PERSONNE_SEULE' },
      { version: apres.version },
    );
    expect(reprise.statut).toBe(200);
  });

  test('une route qui l’oublierait est arrêtée par la base', async () => {
    await geler();
    const [agent] = await app.sql<{ id: string; habilitation: string; plateforme: string }>(
      `SELECT h.utilisateur_id AS id, h.id AS habilitation, h.plateforme_id AS plateforme FROM habilitation h JOIN utilisateur u ON u.id = h.utilisateur_id WHERE u.sujet = 'assistante.sociale' LIMIT 1`,
    );
    const acteur = {
      utilisateurId: agent!.id,
      sessionId: agent!.id,
      habilitationId: agent!.habilitation,
      fonction: 'ASSISTANT_SERVICE_SOCIAL',
      unite: 'SERVICE_SOCIAL',
      organismeId: null,
      plateformeId: agent!.plateforme,
      assureId: null,
      nom: 'Essai',
      correlationId: 'essai-gel',
    } satisfies Acteur;
    const unite = app.app.get(UniteDeTravail);
    for (const [table, texte] of ECRITURES_DIRECTES) {
      const r = await unite.executer(acteur, async (tx) => {
        await tx.sql(texte, [dossierId]);
        return succes(null);
      });
      expect({ table, r }).toEqual({
        table,
        r: { ok: false, erreur: expect.objectContaining({ code: 'dossier-gele' }) },
      });
    }
    await lever();
  });

  test('retirer un accord reste permis, dossier gelé (art. 7.3)', async () => {
    await geler();
    const { corps } = await assuree.post<DemandeDeposee>('/mes-droits/demandes', { type: 'RETRAIT_CONSENTEMENT' });
    expect(corps.etat).toBe('DEPOSEE');
    await lever();
  });

  test('une limitation accordée gèle, avec la raison choisie', async () => {
    const { corps } = await assuree.post<DemandeDeposee>('/mes-droits/demandes', {
      type: 'LIMITATION',
      detail: 'Gelez.',
    });
    await dpo.post(`/demandes-droit/${corps.id}/transitions`, { transition: 'prendreEnCharge' });
    const fait = await dpo.post<DemandeDeposee>(`/demandes-droit/${corps.id}/transitions`, {
      transition: 'accorder',
      texte: 'Votre dossier est gelé.',
      motifLimitation: 'PREUVE_NECESSAIRE',
    });
    expect(fait.corps.etat).toBe('ACCORDEE');
    const { corps: gel } = await dpo.get<LimitationVue>(`/dossiers/${dossierId}/limitation`);
    expect(gel).toMatchObject({ limite: true, motif: 'PREUVE_NECESSAIRE' });
  });
});

const ECRITURES_DIRECTES: readonly (readonly [string, string])[] = [
  ['categorie_dossier', `UPDATE categorie_dossier SET maj_le = now() WHERE dossier_id = $1`],
  ['entretien', `DELETE FROM entretien WHERE dossier_id = $1`],
  ['tache', `UPDATE tache SET version = version + 1 WHERE dossier_id = $1`],
  ['dossier', `UPDATE dossier SET etat = 'SUSPENDU' WHERE id = $1`],
  ['livret_version', `UPDATE livret_version SET etat = 'REMPLACE' WHERE dossier_id = $1`],
  [
    'affectation_dossier',
    `INSERT INTO affectation_dossier (id, dossier_id, unite, role) VALUES (gen_random_uuid(), $1, 'CPAM', 'SERVICE')`,
  ],
];
