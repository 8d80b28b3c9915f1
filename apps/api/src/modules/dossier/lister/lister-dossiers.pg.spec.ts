import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  ALERTES,
  alertesDossier,
  cleNir,
  dateParis,
  ajouterJours,
  FONCTIONS,
  type DossierLigne,
  type EtatDossier,
  type SituationDossier,
} from '@pdp/domain';
import { peutActe } from '@pdp/permissions';
import type { Acteur } from '../../../platform/config/acteur.js';
import { nouvelId } from '../../../platform/config/identifiants.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import { estVisible } from '../../../platform/permissions/acces.js';
import { consentir, creerDossier, creerMonde, lier, type Monde } from '../essais/monde.js';
import { ouvrirOutils, type Outils } from '../essais/outils.js';
import { ListerDossiers, type FiltresListe } from './lister-dossiers.use-case.js';

let outils: Outils;
let monde: Monde;
let listes: ListerDossiers;
let faits: FaitsService;
const dossiers: string[] = [];
const NOMBRE = 30;

// Trente dossiers aux liens et accords variés : ce que la liste rend doit être exactement ce que les faits permettent.
beforeAll(async () => {
  outils = await ouvrirOutils();
  monde = await creerMonde(outils);
  listes = new ListerDossiers(outils.lecture, outils.journal, outils.horloge, outils.coffre);
  faits = new FaitsService(outils.lecture);
  for (let i = 0; i < NOMBRE; i += 1) dossiers.push(await creerUn(i));
});
afterAll(() => outils.fermer());

const nirDe = (i: number): string => `26108561${String(75000 + i)}${cleNir(`26108561${75000 + i}`)}`;

async function creerUn(i: number): Promise<string> {
  const { dossierId, assureId } = await creerDossier(outils, monde, {
    nir: nirDe(i),
    numero: `56-2026-${String(i + 1).padStart(4, '0')}`,
    etat: i % 7 === 0 ? 'OUVERT_SANS_PARTAGE' : i % 11 === 0 ? 'CLOS' : 'EN_COURS',
  });
  const { sql } = outils;
  await sql(`UPDATE assure SET nom_naissance = $2, recherche = $3 WHERE id = $1`, [
    assureId,
    i % 2 ? 'Le Goff' : 'Guéguen',
    i % 2 ? 'le goff sophie' : 'gueguen sophie',
  ]);
  await sql(
    `UPDATE dossier SET ouvert_le = now() - ($2::int * interval '1 day'), prochaine_etape = 'SECRET', prochaine_echeance = current_date + ($2::int % 5 - 2) WHERE id = $1`,
    [dossierId, i * 3],
  );
  if (i % 3 !== 0) await consentir(outils, dossierId, { portee: 'ASSURANCE_MALADIE' });
  if (i % 3 !== 0)
    for (const unite of ['SERVICE_MEDICAL', 'CPAM', 'COORDINATION'])
      await sql(
        `INSERT INTO affectation_dossier (id, dossier_id, unite, role, debut) VALUES ($1,$2,$3,'SERVICE', now() - interval '1 hour')`,
        [nouvelId(), dossierId, unite],
      );
  if (i % 2 === 0)
    await lier(
      outils,
      dossierId,
      monde.agents.ASSISTANT_SERVICE_SOCIAL.utilisateurId,
      i % 4 === 0 ? 'REFERENT' : 'CERCLE',
    );
  if (i % 10 === 0) await lier(outils, dossierId, monde.agents.ASSISTANT_SERVICE_SOCIAL.utilisateurId, 'REVUE');
  for (const [unite, categories] of [
    ['CAP_EMPLOI', ['identite', 'emploi']],
    ['SPST', ['projet']],
  ] as const) {
    if (i % 4 === 1) continue;
    await consentir(outils, dossierId, {
      portee: 'PARTENAIRE',
      unite,
      organismeId: monde.organismes[unite],
      categories,
      retire: i % 6 === 0,
    });
    await sql(
      `INSERT INTO affectation_dossier (id, dossier_id, unite, organisme_id, role, debut) VALUES ($1,$2,$3,$4,'SERVICE', now() - interval '1 hour')`,
      [nouvelId(), dossierId, unite, monde.organismes[unite]],
    );
  }
  return dossierId;
}

async function tout(agent: Acteur, filtres: Partial<FiltresListe> = {}, limite = 7): Promise<DossierLigne[]> {
  const lignes: DossierLigne[] = [];
  let curseur: string | undefined;
  for (let page = 0; page < 20; page += 1) {
    const rendu = await listes.executer(agent, { ...filtres, limite, ...(curseur ? { curseur } : {}) });
    lignes.push(...rendu.elements);
    if (rendu.curseurSuivant === null) return lignes;
    curseur = rendu.curseurSuivant;
  }
  throw new Error('trop de pages');
}

describe('ce que la liste rend', () => {
  it('pour chaque fonction : exactement les dossiers visibles, une fois chacun, page après page', async () => {
    for (const fonction of FONCTIONS.filter((f) => peutActe(f, 'dossier.lister'))) {
      const agent = monde.agents[fonction];
      const visibles = [];
      for (const id of dossiers) if (estVisible(agent, await faits.charger(agent, id))) visibles.push(id);
      const lignes = await tout(agent);
      expect({ fonction, ids: lignes.map((l) => l.id).sort() }).toEqual({ fonction, ids: [...visibles].sort() });
      for (const etat of ['EN_COURS', 'CLOS'] as const)
        expect((await tout(agent, { etat })).every((l) => l.etat === etat)).toBe(true);
    }
  });

  it('un accord retiré sort le dossier de la page du service, un nouvel accord l’y remet', async () => {
    const [dossierId] = (await tout(monde.agents.MEDECIN_CONSEIL)).map((l) => l.id);
    const present = async (): Promise<boolean> =>
      (await tout(monde.agents.MEDECIN_CONSEIL)).some((l) => l.id === dossierId);
    await outils.sql(
      `UPDATE consentement SET retire_le = now() WHERE dossier_id = $1 AND portee = 'ASSURANCE_MALADIE' AND retire_le IS NULL`,
      [dossierId],
    );
    expect(await present()).toBe(false);
    await consentir(outils, String(dossierId), { portee: 'ASSURANCE_MALADIE' });
    expect(await present()).toBe(true);
  });

  it('les plus récents d’abord', async () => {
    const numeros = (await tout(monde.agents.MEDECIN_CONSEIL)).map((l) => l.numero);
    expect(numeros).toEqual([...numeros].sort());
    expect(numeros.length).toBeGreaterThan(10);
  });

  it('chaque colonne suit ses droits : sans identité pas de nom, le coordinateur a la durée sans le risque, un partenaire pas l’étape', async () => {
    const spst = await tout(monde.agents.MEDECIN_TRAVAIL);
    expect(spst.length).toBeGreaterThan(0);
    expect(
      spst.every(
        (l) => l.nomAffiche === null && l.dateNaissance === null && l.jourArret === null && l.niveauComplexite === null,
      ),
    ).toBe(true);
    const coordination = await tout(monde.agents.COORDINATEUR);
    expect(
      coordination.every(
        (l) => l.nomAffiche !== null && l.jourArret === 141 && l.risque === null && l.prochaineEtape === 'SECRET',
      ),
    ).toBe(true);
    const capEmploi = await tout(monde.agents.CONSEILLER_CAP_EMPLOI);
    expect(
      capEmploi.every(
        (l) =>
          l.nomAffiche !== null &&
          l.jourArret === null &&
          l.prochaineEtape === null &&
          l.prochaineEcheance === null &&
          l.alertes.length === 0,
      ),
    ).toBe(true);
    const csam = monde.agents.CSAM_SERVICE_SOCIAL;
    expect((await tout(csam)).map((l) => l.etat)).toEqual([
      'OUVERT_SANS_PARTAGE',
      'OUVERT_SANS_PARTAGE',
      'OUVERT_SANS_PARTAGE',
      'OUVERT_SANS_PARTAGE',
      'OUVERT_SANS_PARTAGE',
    ]);
  });

  it('referent=moi ne rend que les miens', async () => {
    const lignes = await tout(monde.agents.ASSISTANT_SERVICE_SOCIAL, { referent: 'moi' });
    expect(lignes.map((l) => dossiers.indexOf(l.id) % 4)).toEqual(lignes.map(() => 0));
    expect(lignes.length).toBe(8);
  });
});

describe('recherche', () => {
  const sociale = (): Acteur => monde.agents.ASSISTANT_SERVICE_SOCIAL;

  it('par nom sans accent ni casse, par numéro avec ou sans tirets', async () => {
    expect((await tout(sociale(), { recherche: 'GUEGUEN so' })).length).toBe(15);
    expect(await tout(sociale(), { recherche: 'Le Goff' })).toEqual([]);
    expect(
      (await tout(monde.agents.MEDECIN_CONSEIL, { recherche: 'goff' })).every(
        (l) => l.nomAffiche === 'Mme Sophie Le Goff',
      ),
    ).toBe(true);
    expect((await tout(sociale(), { recherche: '5620260003' })).map((l) => l.numero)).toEqual(['56-2026-0003']);
    expect(await tout(sociale(), { recherche: '%' })).toEqual([]);
  });

  it('par NIR de 13 ou 15 caractères, pour qui lit le NIR seulement', async () => {
    const nir = nirDe(2);
    for (const saisie of [nir, nir.slice(0, 13), `${nir.slice(0, 1)} ${nir.slice(1, 3)} ${nir.slice(3, 15)}`])
      expect((await tout(sociale(), { recherche: saisie })).map((l) => l.id)).toEqual([dossiers[2]]);
    expect(await tout(monde.agents.COORDINATEUR, { recherche: nir })).toEqual([]);
    await lier(outils, dossiers[2] ?? '', monde.agents.CSAM_SERVICE_SOCIAL.utilisateurId);
    expect(await tout(monde.agents.CSAM_SERVICE_SOCIAL, { recherche: nir })).toEqual([]);
  });

  it('ne sert pas d’oracle : un nom que l’on ne lit pas ne se cherche pas', async () => {
    expect((await tout(monde.agents.MEDECIN_TRAVAIL)).length).toBeGreaterThan(0);
    expect(await tout(monde.agents.MEDECIN_TRAVAIL, { recherche: 'gueguen' })).toEqual([]);
    expect((await tout(monde.agents.CONSEILLER_CAP_EMPLOI, { recherche: 'gueguen' })).length).toBeGreaterThan(0);
  });
});

describe('alertes', () => {
  it('la base calcule comme le domaine, et le filtre rend les lignes qui portent l’alerte', async () => {
    const agent = monde.agents.ASSISTANT_SERVICE_SOCIAL;
    const aujourdhui = dateParis(new Date());
    const situations: SituationDossier[] = [];
    for (const [i, id] of dossiers.filter((_, i) => i % 2 === 0).entries())
      situations.push(await poser(id, i, aujourdhui));
    const lignes = await tout(agent);
    const attendues = new Map(
      dossiers
        .filter((_, i) => i % 2 === 0)
        .map((id, i) => [id, alertesDossier(situations[i] as SituationDossier, aujourdhui)]),
    );
    for (const ligne of lignes)
      expect({ id: ligne.id, alertes: ligne.alertes }).toEqual({ id: ligne.id, alertes: attendues.get(ligne.id) });
    const compteurs = await listes.compter(agent);
    for (const alerte of ALERTES) {
      const portees = lignes.filter((l) => l.alertes.includes(alerte)).map((l) => l.id);
      expect({ alerte, ids: (await tout(agent, { alerte })).map((l) => l.id) }).toEqual({ alerte, ids: portees });
      expect({ alerte, nombre: compteurs.alertes[alerte] }).toEqual({ alerte, nombre: portees.length });
      expect({ alerte, aucun: portees.length === 0 }).toEqual({ alerte, aucun: false });
    }
  });

  async function poser(id: string, i: number, aujourdhui: string): Promise<SituationDossier> {
    const { sql } = outils;
    const s: SituationDossier = {
      etat: (i % 6 === 5 ? 'CLOS' : 'EN_COURS') satisfies EtatDossier,
      ouvertLe: ajouterJours(aujourdhui, -40),
      referentId: i % 3 === 0 ? null : monde.agents.ASSISTANT_SERVICE_SOCIAL.utilisateurId,
      prochaineEtapeLe: i % 4 === 0 ? null : ajouterJours(aujourdhui, (i % 4) - 2),
      dernierContactLe: i % 5 === 0 ? null : ajouterJours(aujourdhui, -29 - (i % 5)),
      finArretLe: i % 3 === 1 ? null : ajouterJours(aujourdhui, 12 + (i % 5)),
      aAccordRetire: i % 4 === 3,
      plusAncienneEcheance: i % 2 ? ajouterJours(aujourdhui, (i % 3) - 1) : null,
    };
    await sql(
      `UPDATE dossier SET etat = $2, ouvert_le = ($3::date + time '12:00') AT TIME ZONE 'Europe/Paris', referent_id = $4, prochaine_etape = 'x', prochaine_echeance = $5, dernier_contact = $6 WHERE id = $1`,
      [id, s.etat, s.ouvertLe, s.referentId, s.prochaineEtapeLe, s.dernierContactLe],
    );
    await sql(
      `UPDATE arret_travail a SET date_fin_prescrite = $2 FROM dossier d WHERE d.id = $1 AND a.assure_id = d.assure_id`,
      [id, s.finArretLe],
    );
    await sql(`DELETE FROM consentement WHERE dossier_id = $1`, [id]);
    await consentir(outils, id, {
      portee: 'PARTENAIRE',
      unite: 'ETM',
      organismeId: monde.organismes.ETM,
      retire: s.aAccordRetire,
    });
    if (s.plusAncienneEcheance !== null)
      await sql(
        `INSERT INTO tache (id, dossier_id, plateforme_id, libelle, origine, responsable_unite, echeance) VALUES ($1,$2,$3,'t','MANUELLE','SERVICE_SOCIAL',$4)`,
        [nouvelId(), id, monde.plateformeId, s.plusAncienneEcheance],
      );
    return s;
  }
});
