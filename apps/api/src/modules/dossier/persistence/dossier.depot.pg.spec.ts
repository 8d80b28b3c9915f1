import { contenuDe } from '../../../../test/cles-de-test.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { succes, type ErreurMetier } from '@pdp/domain';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import { nouvelId } from '../../../platform/config/identifiants.js';
import {
  canari,
  consentir,
  creerDossier,
  creerMonde,
  lier,
  type DossierDEssai,
  type Monde,
  nirDEssai,
} from '../essais/monde.js';
import { ouvrirOutils, type Outils } from '../essais/outils.js';
import { DossierDepot } from './dossier.depot.js';

let outils: Outils;
let monde: Monde;
let depot: DossierDepot;
let d: DossierDEssai;
let rang = 6000000;

beforeAll(async () => {
  outils = await ouvrirOutils();
  monde = await creerMonde(outils);
  depot = new DossierDepot(outils.lecture, outils.horloge, outils.coffre);
});
afterAll(() => outils.fermer());
beforeEach(async () => {
  d = await creerDossier(outils, monde, { nir: nirDEssai((rang += 1)), numero: `56-2026-${rang}` });
});

async function dans<T>(travail: (tx: Transaction) => Promise<T>): Promise<T> {
  const r = await outils.unite.executer<T, ErreurMetier>(monde.agents.ASSISTANT_SERVICE_SOCIAL, async (tx) =>
    succes(await travail(tx)),
  );
  if (!r.ok) throw new Error(r.erreur.code);
  return r.valeur;
}

const etape = async (): Promise<{ e: string | null; le: string | null } | undefined> =>
  (
    await outils.sql<{ e: string | null; le: string | null }>(
      `SELECT prochaine_etape AS e, prochaine_echeance::text AS le FROM dossier WHERE id = $1`,
      [d.dossierId],
    )
  )[0];

describe('prochaine étape', () => {
  const tache = (libelle: string, echeance: string | null, etat = 'A_FAIRE'): Promise<unknown> =>
    outils.sql(
      `INSERT INTO tache (id, dossier_id, plateforme_id, libelle, origine, etat, responsable_unite, echeance) VALUES ($1,$2,$3,$4,'MANUELLE',$5,'SERVICE_SOCIAL',$6)`,
      [nouvelId(), d.dossierId, monde.plateformeId, libelle, etat, echeance],
    );

  it('la plus proche des tâches ouvertes datées et des visites fixées ; plus rien, plus d’étape', async () => {
    await tache('Plus tard', '2027-03-01');
    await tache('Sans date', null);
    await tache('Déjà faite', '2026-12-01', 'FAITE');
    await dans((tx) => depot.recalculerProchaineEtape(tx, d.dossierId));
    expect(await etape()).toEqual({ e: 'Plus tard', le: '2027-03-01' });
    await outils.sql(
      `INSERT INTO visite_pre_reprise (id, dossier_id, etat, date_heure) VALUES ($1,$2,'PLANIFIEE','2027-01-05T08:30:00Z')`,
      [nouvelId(), d.dossierId],
    );
    await dans((tx) => depot.recalculerProchaineEtape(tx, d.dossierId));
    expect(await etape()).toEqual({ e: 'Visite de pré-reprise', le: '2027-01-05' });
    await outils.sql(`DELETE FROM visite_pre_reprise WHERE dossier_id = $1`, [d.dossierId]);
    await outils.sql(`UPDATE tache SET etat = 'FAITE' WHERE dossier_id = $1`, [d.dossierId]);
    await dans((tx) => depot.recalculerProchaineEtape(tx, d.dossierId));
    expect(await etape()).toEqual({ e: null, le: null });
  });
});

describe('versions', () => {
  it('marquer une catégorie écrite ailleurs avance sa version sans toucher à son contenu', async () => {
    const version = await dans((tx) => depot.marquerCategorie(tx, d.dossierId, 'social', null));
    expect(version).toBe(6);
    const [ligne] = await outils.sql<{ v: number }>(
      `SELECT version_dossier AS v FROM categorie_dossier WHERE dossier_id = $1 AND categorie = 'social'`,
      [d.dossierId],
    );
    const contenu = await contenuDe(outils.sql, d.dossierId, 'social');
    expect([ligne?.v, contenu['diagnosticSocial']]).toEqual([6, canari('social')]);
    expect(await dans((tx) => depot.toucher(tx, d.dossierId))).toBe(7);
    expect((await depot.resume(d.dossierId))?.version).toBe(7);
  });
});

describe('personnes', () => {
  it('noms et arrêts projetés pour chaque lecteur, plusieurs dossiers à la fois', async () => {
    const autre = await creerDossier(outils, monde, { nir: nirDEssai((rang += 1)), numero: `56-2026-${rang}` });
    await consentir(outils, d.dossierId, { portee: 'ASSURANCE_MALADIE' });
    const capEmploi = monde.agents.CONSEILLER_CAP_EMPLOI;
    await consentir(outils, d.dossierId, {
      portee: 'PARTENAIRE',
      unite: 'CAP_EMPLOI',
      organismeId: capEmploi.organismeId ?? undefined,
      categories: ['projet'],
    });
    for (const agent of [monde.agents.MEDECIN_CONSEIL, monde.agents.COORDINATEUR, capEmploi])
      await lier(outils, d.dossierId, agent.utilisateurId);
    const de = async (agent: typeof capEmploi) => await depot.personnes(agent, [d.dossierId, autre.dossierId]);
    expect((await de(monde.agents.MEDECIN_CONSEIL)).get(d.dossierId)).toMatchObject({
      visible: true,
      nomAffiche: `Mme Sophie ${canari('identite')}`,
      jourArret: 141,
      risque: 'MALADIE_PROFESSIONNELLE',
    });
    expect((await de(monde.agents.COORDINATEUR)).get(d.dossierId)).toMatchObject({
      visible: true,
      jourArret: 141,
      risque: null,
    });
    expect((await de(capEmploi)).get(d.dossierId)).toMatchObject({
      visible: true,
      nomAffiche: null,
      jourArret: null,
      risque: null,
    });
    for (const agent of [monde.agents.MEDECIN_CONSEIL, capEmploi])
      expect((await de(agent)).get(autre.dossierId)).toMatchObject({ visible: false, nomAffiche: null });
    expect((await depot.personnes(capEmploi, [])).size).toBe(0);
  });
});
