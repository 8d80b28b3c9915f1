import { insererScellee, remplacerCategorie } from '../../../../test/cles-de-test.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { DossierVue, ErreurMetier, Resultat, TransitionDossier } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { nouvelId } from '../../../platform/config/identifiants.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import { enMajuscules } from '../capacites.js';
import {
  consentir,
  creerDossier,
  creerMonde,
  lier,
  type DossierDEssai,
  type Monde,
  nirDEssai,
} from '../essais/monde.js';
import { ouvrirOutils, type Outils } from '../essais/outils.js';
import { LireDossier } from '../lire/lire-dossier.use-case.js';
import { ChangementEtat, type DetailsTransition } from './changement-etat.js';
import { ChangerEtat } from './changer-etat.use-case.js';

let outils: Outils;
let monde: Monde;
let changer: ChangerEtat;
let lire: LireDossier;
let d: DossierDEssai;
let rang = 5000000;

beforeAll(async () => {
  outils = await ouvrirOutils();
  monde = await creerMonde(outils);
  changer = new ChangerEtat(outils.unite, new FaitsService(outils.lecture), new ChangementEtat(outils.coffre));
  lire = new LireDossier(outils.lecture, outils.journal, outils.horloge, outils.coffre);
});
afterAll(() => outils.fermer());
beforeEach(async () => {
  d = await creerDossier(outils, monde, {
    nir: nirDEssai((rang += 1)),
    numero: `56-2026-${rang}`,
    etat: 'EN_EVALUATION',
  });
  await lier(outils, d.dossierId, sociale().utilisateurId, 'REFERENT');
  await consentir(outils, d.dossierId, { portee: 'ASSURANCE_MALADIE' });
});

const sociale = (): Acteur => monde.agents.ASSISTANT_SERVICE_SOCIAL;
const codeDe = (r: Resultat<unknown, ErreurMetier>): string => (r.ok ? 'ok' : r.erreur.code);
const faire = (
  agent: Acteur,
  transition: TransitionDossier,
  details: DetailsTransition = {},
  version: number | null = null,
) => changer.executer(agent, { dossierId: d.dossierId, transition, version, details });
const capacites = async (agent: Acteur): Promise<readonly string[]> =>
  (JSON.parse((await lire.executer(agent, d.dossierId))?.json ?? '{}') as DossierVue).capacites;
const poser = (contenu: object): Promise<void> => remplacerCategorie(outils.sql, d.dossierId, 'social', contenu);
const publierLivret = (): Promise<void> =>
  insererScellee(outils.sql, 'livret_version', {
    id: nouvelId(),
    dossier_id: d.dossierId,
    version: 1,
    etat: 'PUBLIE',
    contenu: {},
    publie_le: new Date(),
  });

describe('la vie d’un dossier', () => {
  it('du diagnostic à la clôture, chaque exigence se dit, et la réouverture rend un dossier en cours', async () => {
    const sans = await faire(sociale(), 'etablirPlan');
    expect(sans).toMatchObject({
      ok: false,
      erreur: { code: 'regle-metier', champs: [{ chemin: 'aDiagnosticSocial' }] },
    });
    await poser({ diagnosticSocialLe: '2026-01-02' });
    expect(await capacites(sociale())).toEqual(expect.arrayContaining(['ETABLIR_PLAN', 'PROPOSER_CLOTURE']));
    for (const [transition, etat] of [
      ['etablirPlan', 'PLAN_ETABLI'],
      ['demarrer', 'EN_COURS'],
      ['suspendre', 'SUSPENDU'],
      ['reprendre', 'EN_COURS'],
      ['proposerCloture', 'EN_CLOTURE'],
    ] as const)
      expect(await faire(sociale(), transition)).toMatchObject({ ok: true, valeur: { etat } });
    expect(await faire(sociale(), 'clore', { issue: 'RETRAITE' })).toMatchObject({
      ok: false,
      erreur: { champs: [{ chemin: 'aDateIssue' }, { chemin: 'aLivretFinal' }] },
    });
    await publierLivret();
    expect(codeDe(await faire(sociale(), 'clore', { issue: 'RETRAITE', dateIssue: '2999-01-01' }))).toBe(
      'regle-metier',
    );
    expect(await faire(sociale(), 'clore', { issue: 'RETRAITE', dateIssue: '2026-11-01' })).toMatchObject({
      ok: true,
      valeur: { etat: 'CLOS' },
    });
    const [clos] = await outils.sql<{ issue: string; jour: string }>(
      `SELECT issue, (clos_le AT TIME ZONE 'Europe/Paris')::date::text AS jour FROM dossier WHERE id = $1`,
      [d.dossierId],
    );
    expect(clos).toEqual({ issue: 'RETRAITE', jour: '2026-11-01' });
    expect(await faire(sociale(), 'rouvrir')).toMatchObject({ ok: true, valeur: { etat: 'EN_COURS' } });
    const traces = await outils.sql(`SELECT 1 FROM transition WHERE dossier_id = $1 AND ressource = 'dossier'`, [
      d.dossierId,
    ]);
    expect(traces).toHaveLength(7);
  });

  it('ne rouvre pas quand un autre dossier est ouvert', async () => {
    await outils.sql(`UPDATE dossier SET etat = 'CLOS', clos_le = now() WHERE id = $1`, [d.dossierId]);
    await outils.sql(
      `INSERT INTO dossier (id, numero, assure_id, plateforme_id, etat) VALUES ($1,$2,$3,$4,'EN_COURS')`,
      [nouvelId(), `bis-${rang}`, d.assureId, monde.plateformeId],
    );
    expect(codeDe(await faire(sociale(), 'rouvrir'))).toBe('conflit');
  });

  it('l’assuré et le coordinateur proposent la clôture, ils ne clôturent pas ; qui ne voit rien reçoit 404', async () => {
    await outils.sql(
      `INSERT INTO affectation_dossier (id, dossier_id, unite, role, debut) VALUES ($1,$2,'COORDINATION','SERVICE', now() - interval '1 hour')`,
      [nouvelId(), d.dossierId],
    );
    expect(await capacites(d.assure)).toContain('PROPOSER_CLOTURE');
    expect(codeDe(await faire(d.assure, 'suspendre'))).toBe('acces-refuse');
    expect(codeDe(await faire(monde.agents.COORDINATEUR, 'proposerCloture'))).toBe('ok');
    expect(codeDe(await faire(monde.agents.COORDINATEUR, 'clore', { issue: 'RETRAITE' }))).toBe('acces-refuse');
    expect(codeDe(await faire(monde.agents.MEDECIN_TRAVAIL, 'clore'))).toBe('introuvable');
  });

  it('une étape lue trop tôt est périmée, une écriture de catégorie ne gêne pas', async () => {
    await poser({ diagnosticSocialLe: '2026-01-02' });
    await outils.sql(`UPDATE dossier SET version = 9 WHERE id = $1`, [d.dossierId]);
    expect(await faire(sociale(), 'etablirPlan', {}, 5)).toMatchObject({ ok: true, valeur: { version: 10 } });
    expect(await faire(sociale(), 'demarrer', {}, 9)).toMatchObject({
      ok: false,
      erreur: { code: 'version-perimee', actuel: { etat: 'PLAN_ETABLI', version: 10 } },
    });
  });

  it('capacités annoncées et transitions acceptées sont les mêmes', async () => {
    await poser({ diagnosticSocialLe: '2026-01-02' });
    await publierLivret();
    const annoncees = await capacites(sociale());
    for (const transition of [
      'etablirPlan',
      'demarrer',
      'suspendre',
      'reprendre',
      'renoncerCloture',
      'clore',
      'rouvrir',
    ] as const) {
      const etat = (await outils.sql<{ etat: string }>(`SELECT etat FROM dossier WHERE id = $1`, [d.dossierId]))[0]
        ?.etat;
      const accepte = codeDe(await faire(sociale(), transition)) === 'ok';
      if (accepte) await outils.sql(`UPDATE dossier SET etat = $2 WHERE id = $1`, [d.dossierId, etat]);
      expect({ transition, accepte }).toEqual({ transition, accepte: annoncees.includes(enMajuscules(transition)) });
    }
  });
});
