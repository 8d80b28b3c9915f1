import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  CATEGORIES_FICHE,
  FONCTIONS,
  UNITES_PARTENAIRES,
  UNITE_DE_FONCTION,
  type CategoriePartageable,
  type DossierVue,
  type Fonction,
  type Unite,
} from '@pdp/domain';
import { categoriesLisibles, type FaitsDossier } from '@pdp/permissions';
import type { Acteur } from '../../../platform/config/acteur.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import { estVisible } from '../../../platform/permissions/acces.js';
import {
  consentir,
  creerDossier,
  creerMonde,
  lier,
  MARQUES,
  type DossierDEssai,
  type Monde,
  nirDEssai,
} from '../essais/monde.js';
import { ouvrirOutils, type Outils } from '../essais/outils.js';
import { capacitesDossier } from '../capacites.js';
import { LireDossier } from './lire-dossier.use-case.js';

let outils: Outils;
let monde: Monde;
let lire: LireDossier;
let faits: FaitsService;

beforeAll(async () => {
  outils = await ouvrirOutils();
  monde = await creerMonde(outils);
  lire = new LireDossier(outils.lecture, outils.journal, outils.horloge, outils.coffre);
  faits = new FaitsService(outils.lecture);
});
afterAll(() => outils.fermer());

let rang = 100000;
const nouveau = (etat = 'EN_COURS'): Promise<DossierDEssai> =>
  creerDossier(outils, monde, {
    nir: nirDEssai((rang += 1)),
    numero: `56-2026-${rang}`,
    etat,
  });

const estPartenaire = (fonction: Fonction): boolean =>
  (UNITES_PARTENAIRES as readonly Unite[]).includes(UNITE_DE_FONCTION[fonction]);

type Situation = {
  readonly lien: boolean;
  readonly am: boolean;
  readonly categories: readonly string[] | null | undefined;
};

async function placer(situation: Situation, fonction: Fonction): Promise<{ dossierId: string; agent: Acteur }> {
  const { dossierId, assure } = await nouveau();
  const agent = fonction === 'ASSURE' ? assure : monde.agents[fonction];
  if (situation.lien) await lier(outils, dossierId, agent.utilisateurId);
  if (situation.am) await consentir(outils, dossierId, { portee: 'ASSURANCE_MALADIE' });
  if (situation.categories === null || !estPartenaire(fonction)) return { dossierId, agent };
  const categories = situation.categories as readonly CategoriePartageable[] | undefined;
  await consentir(outils, dossierId, {
    portee: 'PARTENAIRE',
    unite: agent.unite,
    organismeId: agent.organismeId ?? undefined,
    ...(categories ? { categories } : {}),
  });
  return { dossierId, agent };
}

function comparer(agent: Acteur, f: FaitsDossier, json: string): void {
  const { fonction } = agent;
  const vue = JSON.parse(json) as DossierVue;
  const attendu = categoriesLisibles(agent, f);
  const lisibles = CATEGORIES_FICHE.filter((c) => attendu.lisibles.includes(c));
  expect({
    fonction,
    categories: Object.keys(vue.categories),
    masque: vue.masque,
    portees: vue.portees,
    capacites: vue.capacites,
  }).toEqual({
    fonction,
    categories: lisibles,
    masque: attendu.masquees,
    portees: sansJournal(attendu.portees),
    capacites: capacitesDossier(agent, { ...f, referentId: null }),
  });
  for (const categorie of CATEGORIES_FICHE) {
    const entiere = lisibles.includes(categorie) && attendu.portees[categorie] === undefined;
    const permises = entiere
      ? MARQUES[categorie]
      : attendu.portees[categorie] === 'invaliditeSeule'
        ? ['2018-02-03', 'CATEGORIE_2']
        : [];
    const presentes = MARQUES[categorie].filter((marque) => json.includes(marque));
    expect({ fonction, categorie, presentes }).toEqual({ fonction, categorie, presentes: permises });
  }
}

describe('fiche projetée', () => {
  const situations = [
    { nom: 'sans lien ni accord', lien: false, am: false, categories: null },
    { nom: 'lien sans accord', lien: true, am: false, categories: null },
    { nom: 'accord sans lien', lien: false, am: true, categories: ['identite', 'capacites'] },
    { nom: 'lien et accord coordonné', lien: true, am: true, categories: null },
    { nom: 'lien et accord partenaire étroit', lien: true, am: true, categories: ['identite', 'emploi'] },
    { nom: 'lien et accord partenaire sans identité', lien: true, am: false, categories: ['projet'] },
    { nom: 'lien et accord partenaire entier', lien: true, am: true, categories: undefined },
  ] as const;

  it.each(situations)(
    '$nom : la base projette comme la bibliothèque, et aucune marque interdite ne sort',
    async (situation) => {
      for (const fonction of FONCTIONS) {
        const { dossierId, agent } = await placer(situation, fonction);
        const f = await faits.charger(agent, dossierId);
        const lue = await lire.executer(agent, dossierId);
        expect({ fonction, visible: lue !== null }).toEqual({ fonction, visible: estVisible(agent, f) });
        if (lue !== null && f !== null) comparer(agent, f, lue.json);
      }
    },
  );

  it('inconnu, étranger et mal relié : rien, et le refus est au journal', async () => {
    const { dossierId } = await nouveau();
    const agent = monde.agents.MEDECIN_TRAVAIL;
    expect(await lire.executer(agent, dossierId)).toBeNull();
    const lignes = await outils.sql<{ resultat: string; ressource_id: string }>(
      `SELECT resultat, ressource_id FROM journal_acces WHERE dossier_id = $1 ORDER BY id`,
      [dossierId],
    );
    expect(lignes.map((l) => l.resultat)).toEqual(['OK', 'REFUS']);
    expect(lignes[0]?.ressource_id).toBe(lignes[1]?.ressource_id);
  });

  it('un lien de service ouvre au service de la plateforme, jamais au Service social', async () => {
    const { dossierId } = await nouveau();
    await consentir(outils, dossierId, { portee: 'ASSURANCE_MALADIE' });
    for (const unite of ['SERVICE_MEDICAL', 'SERVICE_SOCIAL'])
      await outils.sql(
        `INSERT INTO affectation_dossier (id, dossier_id, unite, role, debut) VALUES (gen_random_uuid(), $1, $2, 'SERVICE', now() - interval '1 hour')`,
        [dossierId, unite],
      );
    expect(await lire.executer(monde.agents.MEDECIN_CONSEIL, dossierId)).not.toBeNull();
    expect(await lire.executer(monde.agents.ASSISTANT_SERVICE_SOCIAL, dossierId)).toBeNull();
    expect(
      await lire.executer({ ...monde.agents.MEDECIN_CONSEIL, plateformeId: monde.autrePlateformeId }, dossierId),
    ).toBeNull();
  });

  it('un partenaire ne voit au cercle ni les autres partenaires ni leurs accords ; la CPAM ne voit pas les retraits', async () => {
    const { dossierId } = await nouveau();
    const [capEmploi, spst] = [monde.agents.CONSEILLER_CAP_EMPLOI, monde.agents.MEDECIN_TRAVAIL];
    for (const agent of [capEmploi, spst, monde.agents.REFERENT_CPAM, monde.agents.ASSISTANT_SERVICE_SOCIAL])
      await lier(outils, dossierId, agent.utilisateurId);
    await consentir(outils, dossierId, { portee: 'ASSURANCE_MALADIE' });
    await consentir(outils, dossierId, {
      portee: 'PARTENAIRE',
      unite: 'CAP_EMPLOI',
      organismeId: capEmploi.organismeId ?? undefined,
    });
    await consentir(outils, dossierId, {
      portee: 'PARTENAIRE',
      unite: 'SPST',
      organismeId: spst.organismeId ?? undefined,
    });
    await consentir(outils, dossierId, {
      portee: 'PARTENAIRE',
      unite: 'COMETE',
      organismeId: monde.organismes.COMETE,
      retire: true,
    });
    const vueDe = async (agent: typeof capEmploi) =>
      JSON.parse((await lire.executer(agent, dossierId))?.json ?? 'null') as DossierVue;
    const deCapEmploi = await vueDe(capEmploi);
    expect(deCapEmploi.cercle.map((m) => m.fonction).sort()).toEqual([
      'ASSISTANT_SERVICE_SOCIAL',
      'CONSEILLER_CAP_EMPLOI',
      'REFERENT_CPAM',
    ]);
    expect(deCapEmploi.consentements.map((c) => c.unite)).toEqual(['CAP_EMPLOI']);
    expect(deCapEmploi.niveauComplexite).toBeNull();
    expect(deCapEmploi.alertes).toEqual([]);
    const deCpam = await vueDe(monde.agents.REFERENT_CPAM);
    expect(deCpam.consentements.map((c) => c.actif)).toEqual([true, true, true]);
    expect(deCpam.alertes).not.toContain('ACCORD_RETIRE');
    const deSociale = await vueDe(monde.agents.ASSISTANT_SERVICE_SOCIAL);
    expect(deSociale.consentements.filter((c) => !c.actif).map((c) => c.unite)).toEqual(['COMETE']);
    expect(deSociale.alertes).toEqual(['SANS_REFERENT', 'SANS_PROCHAINE_ETAPE', 'ACCORD_RETIRE']);
  });
});

const sansJournal = ({ journal: _, ...reste }: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  reste;
