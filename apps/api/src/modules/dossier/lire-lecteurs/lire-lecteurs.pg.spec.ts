import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { COLONNE_DE_FONCTION, FONCTIONS, LIBELLES_FONCTION, type CategorieDonnee, type LecteurVue } from '@pdp/domain';
import { AUTRES_PARTENAIRES, peut } from '@pdp/permissions';
import type { Acteur } from '../../../platform/config/acteur.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
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
import { LireLecteurs } from './lire-lecteurs.use-case.js';

let outils: Outils;
let monde: Monde;
let faits: FaitsService;
let lire: LireLecteurs;
let d: DossierDEssai;
let rang = 5000000;

beforeAll(async () => {
  outils = await ouvrirOutils();
  monde = await creerMonde(outils);
  faits = new FaitsService(outils.lecture);
  lire = new LireLecteurs(outils.lecture, faits, outils.journal, outils.horloge);
});
afterAll(() => outils.fermer());
beforeEach(async () => {
  d = await creerDossier(outils, monde, { nir: nirDEssai((rang += 1)), numero: `56-2026-${rang}` });
  await lier(outils, d.dossierId, sociale().utilisateurId, 'REFERENT');
});

const sociale = (): Acteur => monde.agents.ASSISTANT_SERVICE_SOCIAL;
const capEmploi = (): Acteur => monde.agents.CONSEILLER_CAP_EMPLOI;
const dits = async (acteur: Acteur): Promise<Partial<Record<CategorieDonnee, readonly LecteurVue[]>>> => {
  const resultat = await lire.executer(acteur, d.dossierId);
  if (!resultat.ok) throw new Error(resultat.erreur.code);
  return resultat.valeur.categories;
};
const noms = async (acteur: Acteur, categorie: CategorieDonnee): Promise<readonly string[]> =>
  ((await dits(acteur))[categorie] ?? []).map(({ nom }) => nom);
const accordCapEmploi = (): Promise<string> =>
  consentir(outils, d.dossierId, {
    portee: 'PARTENAIRE',
    unite: 'CAP_EMPLOI',
    organismeId: monde.organismes.CAP_EMPLOI,
    categories: ['identite', 'projet'],
  });

it('sans accord, personne d’autre que le Service social nommé et l’assuré', async () => {
  expect(await noms(sociale(), 'emploi')).toEqual([
    LIBELLES_FONCTION.ASSISTANT_SERVICE_SOCIAL,
    'la personne elle-même',
  ]);
});

it('un accord donné ajoute le partenaire, son retrait ou son échéance l’ôte aussitôt', async () => {
  await lier(outils, d.dossierId, capEmploi().utilisateurId);
  expect(await noms(sociale(), 'projet')).not.toContain('Conseiller(ère) Cap emploi (Organisme CAP_EMPLOI)');
  const id = await accordCapEmploi();
  const avec = await noms(sociale(), 'projet');
  expect(avec.some((nom) => nom.includes('Organisme CAP_EMPLOI'))).toBe(true);
  for (const fin of ['retire_le = now()', `retire_le = NULL, fin = now()`]) {
    await outils.sql(`UPDATE consentement SET ${fin} WHERE id = $1`, [id]);
    expect((await noms(sociale(), 'projet')).some((nom) => nom.includes('CAP_EMPLOI'))).toBe(false);
  }
});

it('rien à un étranger ; à un partenaire, ses catégories et aucun autre partenaire', async () => {
  expect(await lire.executer(monde.agents.MEDECIN_TRAVAIL, d.dossierId)).toMatchObject({
    ok: false,
    erreur: { code: 'introuvable' },
  });
  await lier(outils, d.dossierId, capEmploi().utilisateurId);
  await lier(outils, d.dossierId, monde.agents.MEDECIN_TRAVAIL.utilisateurId);
  await accordCapEmploi();
  await consentir(outils, d.dossierId, {
    portee: 'PARTENAIRE',
    unite: 'SPST',
    organismeId: monde.organismes.SPST,
    categories: ['projet'],
  });
  const vus = await dits(capEmploi());
  expect(Object.keys(vus)).toEqual(expect.arrayContaining(['identite', 'projet']));
  expect(Object.keys(vus)).not.toContain('social');
  expect(JSON.stringify(vus)).not.toContain('SPST');
  expect((vus.projet ?? []).map(({ nom }) => nom)).toContain(AUTRES_PARTENAIRES);
  expect((await noms(sociale(), 'projet')).some((nom) => nom.includes('SPST'))).toBe(true);
});

const SES_NOMS = {
  MEDECIN_CONSEIL: [LIBELLES_FONCTION.MEDECIN_CONSEIL, 'Service médical'],
  REFERENT_CPAM: [LIBELLES_FONCTION.REFERENT_CPAM, 'CPAM'],
  CONSEILLER_CAP_EMPLOI: ['Organisme CAP_EMPLOI'],
  MEDECIN_TRAVAIL: ['Organisme SPST'],
} as const;

it('dit exactement ceux que les règles laissent lire, catégorie par catégorie', async () => {
  await consentir(outils, d.dossierId, { portee: 'ASSURANCE_MALADIE' });
  await accordCapEmploi();
  const professionnels = FONCTIONS.filter(
    (f) => COLONNE_DE_FONCTION[f] !== null && !['ASSURE', 'MANDATAIRE'].includes(f),
  );
  for (const fonction of professionnels) await lier(outils, d.dossierId, monde.agents[fonction].utilisateurId);
  const vus = await dits(d.assure);
  for (const [categorie, lecteurs] of Object.entries(vus) as [CategorieDonnee, readonly LecteurVue[]][])
    for (const fonction of Object.keys(SES_NOMS) as (keyof typeof SES_NOMS)[]) {
      const agent = monde.agents[fonction];
      const sesFaits = await faits.charger(agent, d.dossierId);
      if (sesFaits === null) throw new Error('dossier inconnu');
      const element = { estAuteur: true, estDestinataire: true };
      const droit = peut(agent, 'lire', { categorie, faits: sesFaits, element });
      const nomme = lecteurs.some(({ nom }) => SES_NOMS[fonction].some((sien) => nom.includes(sien)));
      expect({ categorie, fonction, nomme }).toEqual({ categorie, fonction, nomme: droit });
    }
});

it('journalise la lecture, sans contenu', async () => {
  await dits(sociale());
  const lignes = await outils.sql(
    `SELECT action, categories FROM journal_acces WHERE dossier_id = $1 AND utilisateur_id = $2`,
    [d.dossierId, sociale().utilisateurId],
  );
  expect(lignes).toEqual([{ action: 'lecture', categories: ['consentements'] }]);
});
