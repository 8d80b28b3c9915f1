import { insererScellee } from '../../../../test/cles-de-test.js';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { succes, type DossierVue } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { nouvelId } from '../../../platform/config/identifiants.js';
import type { DossierOuvert } from '../dossier.port.js';
import { consentir, creerMonde, type Monde } from '../essais/monde.js';
import { NotificationsNotees } from '../essais/notifications-notees.js';
import { ouvrirOutils, type Outils } from '../essais/outils.js';
import { LireDossier } from '../lire/lire-dossier.use-case.js';
import { LiensDepot } from '../persistence/liens.depot.js';
import { OuvertureDossier } from './ouverture-dossier.js';

let outils: Outils;
let monde: Monde;
let ouverture: OuvertureDossier;
let lire: LireDossier;
let rang = 0;

beforeAll(async () => {
  outils = await ouvrirOutils();
  monde = await creerMonde(outils);
  ouverture = new OuvertureDossier(new LiensDepot(), new NotificationsNotees());
  lire = new LireDossier(outils.lecture, outils.journal, outils.horloge, outils.coffre);
});
afterAll(() => outils.fermer());

async function nouvelAssure(): Promise<string> {
  const id = nouvelId();
  rang += 1;
  await insererScellee(outils.sql, 'assure', {
    id,
    plateforme_id: monde.plateformeId,
    nir: String(rang).padStart(13, '1'),
    nom_naissance: 'A',
    prenom: 'B',
    date_naissance: '1980-01-01',
    sexe: 'F',
    recherche: 'a b',
  });
  await outils.sql(
    `INSERT INTO arret_travail (id, assure_id, date_debut, risque, statut_emploi, siret, raison_sociale, code_ape, source) VALUES ($1,$2,current_date - 90,'MALADIE','CDI','77567227224553','Clinique du Golfe','8610Z','CPAM')`,
    [nouvelId(), id],
  );
  return id;
}

async function ouvrir(
  acteur: Acteur,
  assureId: string,
  reste: { emetteurId?: string; referentId?: string } = {},
): Promise<DossierOuvert> {
  const r = await outils.unite.executer(acteur, async (tx) =>
    succes(
      await ouverture.ouvrirOuRejoindre(tx, acteur, {
        assureId,
        plateformeId: monde.plateformeId,
        signalementId: null,
        niveauComplexite: 3,
        emetteurId: reste.emetteurId ?? null,
        referentId: reste.referentId ?? null,
      }),
    ),
  );
  if (!r.ok) throw new Error('refusé');
  return r.valeur;
}

const vue = async (agent: Acteur, id: string): Promise<DossierVue | null> =>
  JSON.parse((await lire.executer(agent, id))?.json ?? 'null') as DossierVue | null;

describe('ouvrir ou rejoindre', () => {
  it('numérote dans l’année et le département, copie l’emploi de l’arrêt, désigne le référent', async () => {
    const sociale = monde.agents.ASSISTANT_SERVICE_SOCIAL;
    const dossier = await ouvrir(sociale, await nouvelAssure(), { referentId: sociale.utilisateurId });
    expect(dossier).toMatchObject({ cree: true, numero: expect.stringMatching(/^56-\d{4}-0001$/) });
    const lue = await vue(sociale, dossier.dossierId);
    expect(lue).toMatchObject({
      etat: 'OUVERT_SANS_PARTAGE',
      version: 1,
      niveauComplexite: 3,
      referent: { id: sociale.utilisateurId },
    });
    expect(lue?.categories.emploi).toMatchObject({
      statutEmploi: 'CDI',
      employeur: 'Clinique du Golfe',
      codeApe: '86.10Z',
      nomenclatureApe: 'NAF_REV2',
    });
    expect(lue?.capacites).toEqual(expect.arrayContaining(['ECRIRE_SOCIAL', 'RECUEILLIR_ACCORD', 'PROPOSER_CLOTURE']));
  });

  it('ouverte par une CSAM sans référent : elle suit le dossier, qui compte « sans référent »', async () => {
    const csam = monde.agents.CSAM_SERVICE_SOCIAL;
    const { dossierId } = await ouvrir(csam, await nouvelAssure());
    const lue = await vue(csam, dossierId);
    expect(lue?.alertes).toContain('SANS_REFERENT');
    expect(lue?.cercle.map((m) => [m.id, m.role])).toEqual([[csam.utilisateurId, 'CERCLE']]);
  });

  it('l’émetteur de l’Assurance Maladie entre au cercle mais n’y lit qu’avec l’accord ; un partenaire n’y entre pas', async () => {
    const [sociale, medecin, spst] = [
      monde.agents.ASSISTANT_SERVICE_SOCIAL,
      monde.agents.MEDECIN_CONSEIL,
      monde.agents.MEDECIN_TRAVAIL,
    ];
    const { dossierId } = await ouvrir(sociale, await nouvelAssure(), {
      referentId: sociale.utilisateurId,
      emetteurId: medecin.utilisateurId,
    });
    expect(await vue(medecin, dossierId)).toBeNull();
    await consentir(outils, dossierId, { portee: 'ASSURANCE_MALADIE' });
    expect(await vue(medecin, dossierId)).not.toBeNull();
    const autre = await ouvrir(sociale, await nouvelAssure(), {
      referentId: sociale.utilisateurId,
      emetteurId: spst.utilisateurId,
    });
    expect((await vue(sociale, autre.dossierId))?.cercle.map((m) => m.id)).toEqual([sociale.utilisateurId]);
  });

  it('deux ouvertures simultanées du même assuré font un seul dossier ; numéros sans trou ni doublon', async () => {
    const [sociale, csam] = [monde.agents.ASSISTANT_SERVICE_SOCIAL, monde.agents.CSAM_SERVICE_SOCIAL];
    const assureId = await nouvelAssure();
    const memes = await Promise.all([ouvrir(sociale, assureId), ouvrir(csam, assureId), ouvrir(sociale, assureId)]);
    expect(new Set(memes.map((m) => m.dossierId)).size).toBe(1);
    expect(memes.filter((m) => m.cree)).toHaveLength(1);
    const assures = await Promise.all([nouvelAssure(), nouvelAssure(), nouvelAssure(), nouvelAssure()]);
    await Promise.all(assures.map((id) => ouvrir(csam, id)));
    const numeros = (await outils.sql<{ numero: string }>(`SELECT numero FROM dossier ORDER BY numero`)).map((l) =>
      Number(l.numero.slice(-4)),
    );
    expect(numeros).toEqual(numeros.map((_, i) => i + 1));
  });

  it('un dossier clos n’empêche pas d’en ouvrir un autre', async () => {
    const csam = monde.agents.CSAM_SERVICE_SOCIAL;
    const assureId = await nouvelAssure();
    const premier = await ouvrir(csam, assureId);
    await outils.sql(`UPDATE dossier SET etat = 'CLOS' WHERE id = $1`, [premier.dossierId]);
    expect((await ouvrir(csam, assureId)).cree).toBe(true);
  });
});
