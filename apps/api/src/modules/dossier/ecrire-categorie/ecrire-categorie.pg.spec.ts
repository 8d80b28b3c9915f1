import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  CATEGORIES_FICHE,
  cleNir,
  FONCTIONS,
  SCHEMAS_FICHE,
  type CategorieActuelle,
  type DossierVue,
  type ErreurMetier,
  type Resultat,
  type VersionVue,
} from '@pdp/domain';
import { peut } from '@pdp/permissions';
import type { Acteur } from '../../../platform/config/acteur.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
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
import { LireDossier } from '../lire/lire-dossier.use-case.js';
import { FicheDepot } from '../persistence/fiche.depot.js';
import { EcrireCategorie } from './ecrire-categorie.use-case.js';

let outils: Outils;
let monde: Monde;
let lire: LireDossier;
let ecrire: EcrireCategorie;
let faits: FaitsService;
let d: DossierDEssai;
let rang = 2000000;

beforeAll(async () => {
  outils = await ouvrirOutils();
  monde = await creerMonde(outils);
  lire = new LireDossier(outils.lecture, outils.journal, outils.horloge, outils.coffre);
  faits = new FaitsService(outils.lecture);
  ecrire = new EcrireCategorie(outils.unite, faits, new FicheDepot(outils.coffre), lire, outils.horloge);
});
afterAll(() => outils.fermer());
beforeEach(async () => {
  d = await creerDossier(outils, monde, { nir: nirDEssai((rang += 1)), numero: `56-2026-${rang}` });
  await consentir(outils, d.dossierId, { portee: 'ASSURANCE_MALADIE' });
});

const SOCIAL = { menage: 'PERSONNE_SEULE', diagnosticSocial: 'Bilan', diagnosticSocialLe: '2026-01-02' };
const ecrit = (
  agent: Acteur,
  categorie: string,
  corps: unknown,
  versionLue = 5,
): Promise<Resultat<VersionVue, ErreurMetier>> =>
  ecrire.executer(agent, { dossierId: d.dossierId, categorie: categorie as never, corps, versionLue });
const erreurDe = (r: Resultat<unknown, ErreurMetier>): ErreurMetier | null => (r.ok ? null : r.erreur);
const vueDe = async (agent: Acteur): Promise<DossierVue> =>
  JSON.parse((await lire.executer(agent, d.dossierId))?.json ?? 'null') as DossierVue;

describe('droits', () => {
  it('chaque fonction, chaque catégorie : écrit si et seulement si la matrice le permet ; étranger 404, lecteur 403', async () => {
    for (const fonction of FONCTIONS) {
      const agent = fonction === 'ASSURE' ? d.assure : monde.agents[fonction];
      await lier(outils, d.dossierId, agent.utilisateurId);
      const f = await faits.charger(agent, d.dossierId);
      const visible = (await lire.executer(agent, d.dossierId)) !== null;
      for (const categorie of CATEGORIES_FICHE) {
        const permis = f !== null && peut(agent, 'ecrire', { categorie, faits: f });
        // Une saisie impossible : le droit est jugé avant elle, rien n'est écrit.
        const code = erreurDe(await ecrit(agent, categorie, { inconnu: 1 }))?.code;
        expect({ fonction, categorie, code }).toEqual({
          fonction,
          categorie,
          code: permis ? 'requete-invalide' : visible ? 'acces-refuse' : 'introuvable',
        });
      }
    }
  });

  it('un lien de revue est en lecture seule ; un dossier limité ou archivé ne s’écrit plus', async () => {
    const agent = monde.agents.ASSISTANT_SERVICE_SOCIAL;
    await lier(outils, d.dossierId, agent.utilisateurId, 'REVUE');
    expect(erreurDe(await ecrit(agent, 'social', SOCIAL))?.code).toBe('acces-refuse');
    await lier(outils, d.dossierId, agent.utilisateurId);
    await outils.sql(`UPDATE dossier SET limite = TRUE WHERE id = $1`, [d.dossierId]);
    expect(erreurDe(await ecrit(agent, 'social', SOCIAL))?.code).toBe('dossier-gele');
    await outils.sql(`UPDATE dossier SET limite = FALSE, etat = 'ARCHIVE' WHERE id = $1`, [d.dossierId]);
    expect(erreurDe(await ecrit(agent, 'social', SOCIAL))?.code).toBe('acces-refuse');
  });
});

describe('versions', () => {
  it('deux personnes, deux catégories, même version lue : les deux passent', async () => {
    const [sociale, medecin] = [monde.agents.ASSISTANT_SERVICE_SOCIAL, monde.agents.MEDECIN_CONSEIL];
    await lier(outils, d.dossierId, sociale.utilisateurId);
    await lier(outils, d.dossierId, medecin.utilisateurId);
    const avis = {
      avis: [{ objet: 'REPRISE', sensAvis: 'FAVORABLE', date: '2026-01-02', dureeJours: null, valableJusquAu: null }],
    };
    const [a, b] = await Promise.all([ecrit(sociale, 'social', SOCIAL), ecrit(medecin, 'avis', avis)]);
    expect([a, b].map((r) => r.ok && r.valeur.version).sort()).toEqual([6, 7]);
  });

  it('même catégorie : la seconde reçoit 412 avec ce qu’elle peut lire, et rien n’est perdu ni écrit', async () => {
    const sociale = monde.agents.ASSISTANT_SERVICE_SOCIAL;
    await lier(outils, d.dossierId, sociale.utilisateurId);
    expect((await ecrit(sociale, 'social', SOCIAL)).ok).toBe(true);
    const erreur = erreurDe(await ecrit(sociale, 'social', { ...SOCIAL, diagnosticSocial: 'Autre' }));
    expect(erreur?.code).toBe('version-perimee');
    const actuel = erreur?.actuel as CategorieActuelle;
    expect(actuel).toMatchObject({ categorie: 'social', version: 6, contenu: { diagnosticSocial: 'Bilan' } });
    expect((await ecrit(sociale, 'social', { ...SOCIAL, diagnosticSocial: 'Autre' }, actuel.version)).ok).toBe(true);
    expect((await vueDe(sociale)).categories.social).toMatchObject({ diagnosticSocial: 'Autre' });
  });

  it('une version inventée est périmée', async () => {
    const sociale = monde.agents.ASSISTANT_SERVICE_SOCIAL;
    await lier(outils, d.dossierId, sociale.utilisateurId);
    expect(erreurDe(await ecrit(sociale, 'social', SOCIAL, 99))?.code).toBe('version-perimee');
  });

  it('l’assuré corrige son téléphone : le 412 d’un partenaire de saisie ne montre que sa projection', async () => {
    const cpam = monde.agents.REFERENT_CPAM;
    await lier(outils, d.dossierId, cpam.utilisateurId);
    expect((await ecrit(d.assure, 'coordonnees', { telephone: '0612345678' })).ok).toBe(true);
    const erreur = erreurDe(await ecrit(cpam, 'coordonnees', { telephone: '0611111111' }));
    expect(JSON.stringify(erreur?.actuel)).toContain('+33612345678');
    expect(JSON.stringify(erreur?.actuel)).not.toContain(canari('social'));
  });
});

describe('rangement', () => {
  it('toute catégorie relue est celle qui a été écrite, clés du schéma comprises', async () => {
    const contenus: Record<string, readonly [Acteur, Record<string, unknown>]> = {
      identite: [
        monde.agents.ASSISTANT_SERVICE_SOCIAL,
        {
          nomNaissance: 'LE GALL',
          nomUsage: 'Kermarec',
          prenom: 'Yann',
          dateNaissance: '1970-02-28',
          sexe: 'M',
          regime: 'GENERAL',
          representantLegal: 'UDAF',
        },
      ],
      nir: [monde.agents.REFERENT_CPAM, { nir: '255081416802538' }],
      coordonnees: [
        monde.agents.ASSISTANT_SERVICE_SOCIAL,
        {
          telephone: '+33612345678',
          telephone2: null,
          courriel: 'a@b.invalid',
          adresse: '1 rue',
          codePostal: '56000',
          commune: 'Vannes',
          canalPrefere: 'SMS',
          consigne: 'le soir',
        },
      ],
      arret: [
        monde.agents.REFERENT_CPAM,
        {
          dateDebut: '2026-01-01',
          risque: 'MALADIE',
          dateFinPrescrite: '2026-03-01',
          prolongations: [],
          dateReprise: '2026-02-01',
          dateFinDroits: null,
          sourceFinDroits: null,
          finDroitsSaisieLe: null,
        },
      ],
      emploi: [monde.agents.ASSISTANT_SERVICE_SOCIAL, { ...vide('emploi'), statutEmploi: 'CDI', quotite: 80 }],
      projet: [monde.agents.ASSISTANT_SERVICE_SOCIAL, { ...vide('projet'), intention: 'RECONVERSION' }],
    };
    let version = 5;
    for (const [categorie, [agent, corps]] of Object.entries(contenus)) {
      await lier(outils, d.dossierId, agent.utilisateurId);
      const r = await ecrit(agent, categorie, corps, version);
      expect({ categorie, r }).toMatchObject({ categorie, r: { ok: true } });
      version += 1;
      const relue = (await vueDe(agent)).categories[categorie as 'arret'];
      const { jours, enCours, ...reste } = relue ?? {};
      expect({ categorie, reste }).toEqual({ categorie, reste: corps });
      if (categorie === 'arret') expect({ jours, enCours }).toEqual({ jours: 31, enCours: false });
      // L'écran renvoie ce qu'il a lu : champs calculés compris, cela doit passer.
      expect((await ecrit(agent, categorie, relue, version)).ok).toBe(true);
      version += 1;
    }
    const [assure] = await outils.sql<{ recherche: string }>(`SELECT recherche FROM assure WHERE id = $1`, [
      d.assureId,
    ]);
    expect(assure?.recherche).toBe('le gall kermarec yann');
  });

  it('une prolongation repousse la fin prescrite', async () => {
    const cpam = monde.agents.REFERENT_CPAM;
    await lier(outils, d.dossierId, cpam.utilisateurId);
    await ecrit(cpam, 'arret', {
      dateDebut: '2026-01-01',
      risque: 'MALADIE',
      dateFinPrescrite: '2026-03-01',
      prolongations: [{ dateFin: '2026-05-01', recueLe: null }],
    });
    expect((await vueDe(cpam)).categories.arret).toMatchObject({ dateFinPrescrite: '2026-05-01' });
  });

  it('un NIR déjà pris est un conflit d’identité ; des champs contradictoires, une règle', async () => {
    const cpam = monde.agents.REFERENT_CPAM;
    await lier(outils, d.dossierId, cpam.utilisateurId);
    const nir = `2790314168025${cleNir('2790314168025')}`;
    await creerDossier(outils, monde, { nir, numero: `autre-${rang}` });
    expect(erreurDe(await ecrit(cpam, 'nir', { nir }))?.code).toBe('conflit-identite');
    const erreur = erreurDe(
      await ecrit(cpam, 'arret', { dateDebut: '2026-03-01', risque: 'MALADIE', dateFinPrescrite: '2026-01-01' }),
    );
    expect({ code: erreur?.code, champ: erreur?.champs?.[0]?.chemin }).toEqual({
      code: 'regle-metier',
      champ: 'dateFinPrescrite',
    });
  });

  it('l’écriture laisse une ligne de journal, un message de sortie et une trace, une seule fois', async () => {
    const sociale = monde.agents.ASSISTANT_SERVICE_SOCIAL;
    await lier(outils, d.dossierId, sociale.utilisateurId);
    await ecrit(sociale, 'social', SOCIAL);
    const compte = async (table: string, ou: string): Promise<number> =>
      (await outils.sql<{ n: number }>(`SELECT count(*)::int AS n FROM ${table} WHERE ${ou}`, [d.dossierId]))[0]?.n ??
      -1;
    expect(
      await compte('journal_acces', `dossier_id = $1 AND action = 'dossier.ecrire' AND categories = '{social}'`),
    ).toBe(1);
    expect(await compte('outbox', `donnees ->> 'dossierId' = $1::text AND type = 'categorie-ecrite'`)).toBe(1);
    expect(await compte('transition', `dossier_id = $1 AND ressource = 'categorie' AND vers = 'social'`)).toBe(1);
  });
});

const vide = (categorie: 'emploi' | 'projet'): Record<string, unknown> =>
  Object.fromEntries(Object.keys(SCHEMAS_FICHE[categorie]).map((cle) => [cle, null]));
