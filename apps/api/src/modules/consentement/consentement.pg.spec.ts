import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { DossierVue, ErreurMetier, Resultat } from '@pdp/domain';
import type { Acteur } from '../../platform/config/acteur.js';
import { FaitsService } from '../../platform/permissions/faits.service.js';
import { ChangementEtat } from '../dossier/changer-etat/changement-etat.js';
import { EcrireCategorie } from '../dossier/ecrire-categorie/ecrire-categorie.use-case.js';
import {
  consentir,
  creerAgent,
  creerDossier,
  creerMonde,
  lier,
  type DossierDEssai,
  type Monde,
} from '../dossier/essais/monde.js';
import { NotificationsNotees } from '../dossier/essais/notifications-notees.js';
import { ouvrirOutils, type Outils } from '../dossier/essais/outils.js';
import { LireDossier } from '../dossier/lire/lire-dossier.use-case.js';
import { DossierDepot } from '../dossier/persistence/dossier.depot.js';
import { FicheDepot } from '../dossier/persistence/fiche.depot.js';
import { LiensDepot } from '../dossier/persistence/liens.depot.js';
import { DonnerConsentement } from './donner/donner-consentement.use-case.js';
import { LiensEtEtat } from './donner/liens-et-etat.js';
import { ConsentementDepot } from './persistence/consentement.depot.js';
import { ReactionsRetrait, type AccordChange } from './reactions-retrait.port.js';
import { EffetsRetrait } from './retirer/effets-retrait.js';
import { RetirerConsentement } from './retirer/retirer-consentement.use-case.js';

let outils: Outils;
let monde: Monde;
let lire: LireDossier;
let ecrire: EcrireCategorie;
let donner: DonnerConsentement;
let retirer: RetirerConsentement;
let notifications: NotificationsNotees;
const retraits: AccordChange[] = [];
const octrois: AccordChange[] = [];
let d: DossierDEssai;
let rang = 3000000;

beforeAll(async () => {
  outils = await ouvrirOutils();
  monde = await creerMonde(outils);
  lire = new LireDossier(outils.lecture, outils.journal, outils.horloge);
  const faits = new FaitsService(outils.lecture);
  const [depot, liens, reactions] = [new ConsentementDepot(), new LiensDepot(), new ReactionsRetrait()];
  reactions.surRetrait((c) => void retraits.push(c));
  reactions.surOctroi((c) => void octrois.push(c));
  notifications = new NotificationsNotees();
  ecrire = new EcrireCategorie(outils.unite, faits, new FicheDepot(), lire, outils.horloge);
  donner = new DonnerConsentement(outils.unite, faits, depot, new LiensEtEtat(liens, new ChangementEtat()), reactions);
  retirer = new RetirerConsentement(
    outils.unite,
    faits,
    depot,
    new EffetsRetrait(depot, liens, new DossierDepot(outils.lecture, outils.horloge), notifications, reactions),
  );
});
afterAll(() => outils.fermer());
beforeEach(async () => {
  d = await creerDossier(outils, monde, {
    nir: `26108561${(rang += 1)}`,
    numero: `56-2026-${rang}`,
    etat: 'OUVERT_SANS_PARTAGE',
  });
  await lier(outils, d.dossierId, sociale().utilisateurId, 'REFERENT');
  retraits.length = octrois.length = outils.diffuse.length = 0;
});

const sociale = (): Acteur => monde.agents.ASSISTANT_SERVICE_SOCIAL;
const capEmploi = (): Acteur => monde.agents.CONSEILLER_CAP_EMPLOI;
const AM = { portee: 'ASSURANCE_MALADIE', canal: 'SIGNATURE_MANUSCRITE' } as const;
const pourCapEmploi = (categories: readonly string[]) =>
  ({
    portee: 'PARTENAIRE',
    canal: 'ORAL_ATTESTE',
    unite: 'CAP_EMPLOI',
    organismeId: monde.organismes.CAP_EMPLOI,
    categories,
  }) as const;
const codeDe = (r: Resultat<unknown, ErreurMetier>): string => (r.ok ? 'ok' : r.erreur.code);
const lit = async (agent: Acteur): Promise<DossierVue | null> =>
  JSON.parse((await lire.executer(agent, d.dossierId))?.json ?? 'null') as DossierVue | null;
const donne = async (corps: Parameters<DonnerConsentement['executer']>[2]): Promise<string> => {
  const r = await donner.executer(sociale(), d.dossierId, corps);
  if (!r.ok) throw new Error(r.erreur.detail);
  return r.valeur.id;
};

describe('donner', () => {
  it('l’accord (a) ouvre le dossier aux trois services de la plateforme et le fait passer en évaluation', async () => {
    expect(await lit(monde.agents.MEDECIN_CONSEIL)).toBeNull();
    const r = await donner.executer(sociale(), d.dossierId, AM);
    expect(r).toMatchObject({ ok: true, valeur: { etat: 'EN_EVALUATION' } });
    for (const fonction of ['MEDECIN_CONSEIL', 'REFERENT_CPAM', 'COORDINATEUR'] as const)
      expect({ fonction, vu: (await lit(monde.agents[fonction])) !== null }).toEqual({ fonction, vu: true });
    expect(await lit(monde.agents.CSAM_SERVICE_SOCIAL)).toBeNull();
    expect(await lit(capEmploi())).toBeNull();
    expect(octrois).toHaveLength(1);
  });

  it('l’accord (a) n’ouvre les capacités à l’assistante sociale que si la personne les a nommées (décision 0017)', async () => {
    const litCapacites = async (agent: Acteur): Promise<boolean> =>
      Object.hasOwn((await lit(agent))?.categories ?? {}, 'capacites');
    await donne(AM);
    expect([await litCapacites(sociale()), await litCapacites(monde.agents.MEDECIN_CONSEIL)]).toEqual([false, true]);
    expect((await lit(sociale()))?.masque).toContain('capacites');
    await donne({ ...AM, categories: ['capacites'] });
    expect([await litCapacites(sociale()), await litCapacites(monde.agents.REFERENT_CPAM)]).toEqual([true, false]);
    expect(codeDe(await donner.executer(sociale(), d.dossierId, { ...AM, categories: ['capacites'] }))).toBe('conflit');
    // La personne revient sur ce seul point : l'accompagnement continue, la rubrique se referme.
    await donne(AM);
    expect([await litCapacites(sociale()), (await lit(sociale()))?.etat]).toEqual([false, 'EN_EVALUATION']);
    expect(codeDe(await donner.executer(sociale(), d.dossierId, { ...AM, categories: ['social'] }))).toBe(
      'regle-metier',
    );
  });

  it('un accord partenaire n’ouvre que ses catégories, à cet organisme seul', async () => {
    await donne(pourCapEmploi(['identite', 'emploi']));
    expect(Object.keys((await lit(capEmploi()))?.categories ?? {})).toEqual(['identite', 'emploi']);
    const ailleurs = await creerAgent(outils, {
      fonction: 'CONSEILLER_CAP_EMPLOI',
      plateformeId: monde.plateformeId,
      organismeId: monde.organismes.COMETE ?? null,
    });
    expect(await lit(ailleurs)).toBeNull();
  });

  it('redonner le même accord est un conflit ; un autre contenu le remplace', async () => {
    await donne(pourCapEmploi(['identite', 'emploi']));
    expect(codeDe(await donner.executer(sociale(), d.dossierId, pourCapEmploi(['emploi', 'identite'])))).toBe(
      'conflit',
    );
    await donne(pourCapEmploi(['identite', 'projet']));
    expect(Object.keys((await lit(capEmploi()))?.categories ?? {})).toEqual(['identite', 'projet']);
    expect(retraits).toHaveLength(1);
    expect((await lit(sociale()))?.alertes).not.toContain('ACCORD_RETIRE');
  });

  it('un accord échu se redonne', async () => {
    const id = await donne(pourCapEmploi(['identite']));
    await outils.sql(`UPDATE consentement SET fin = now() - interval '1 minute' WHERE id = $1`, [id]);
    expect(await lit(capEmploi())).toBeNull();
    await donne(pourCapEmploi(['identite']));
    expect(await lit(capEmploi())).not.toBeNull();
  });

  it('refuse ce que la matrice n’ouvre jamais, un organisme qui n’exerce pas le service, une date future', async () => {
    for (const corps of [
      pourCapEmploi(['arret']),
      { ...pourCapEmploi(['identite']), organismeId: monde.organismes.SPST },
      { ...AM, date: '2999-01-01' },
      { ...pourCapEmploi([]) },
    ])
      expect(codeDe(await donner.executer(sociale(), d.dossierId, corps))).toBe('regle-metier');
  });

  it('seuls l’assuré, l’assistante sociale et la CSAM liées recueillent', async () => {
    expect(codeDe(await donner.executer(d.assure, d.dossierId, AM))).toBe('regle-metier');
    expect(codeDe(await donner.executer(d.assure, d.dossierId, { ...AM, canal: 'SIGNATURE_ELECTRONIQUE' }))).toBe('ok');
    await lier(outils, d.dossierId, monde.agents.CSAM_SERVICE_SOCIAL.utilisateurId);
    expect(
      codeDe(await donner.executer(monde.agents.CSAM_SERVICE_SOCIAL, d.dossierId, pourCapEmploi(['identite']))),
    ).toBe('ok');
    expect(codeDe(await donner.executer(monde.agents.MEDECIN_CONSEIL, d.dossierId, pourCapEmploi(['projet'])))).toBe(
      'acces-refuse',
    );
    expect(codeDe(await donner.executer(monde.agents.MEDECIN_TRAVAIL, d.dossierId, AM))).toBe('introuvable');
  });
});

describe('retirer', () => {
  it('le partenaire ne lit plus, ses liens finissent, écrans et files sont prévenus, la trace reste', async () => {
    const id = await donne(pourCapEmploi(['identite', 'emploi']));
    await lier(outils, d.dossierId, capEmploi().utilisateurId);
    expect(await lit(capEmploi())).not.toBeNull();
    notifications.annulees.length = notifications.demandes.length = 0;
    const r = await retirer.executer(d.assure, { consentementId: id, canal: undefined, version: 1 });
    expect(r).toMatchObject({ ok: true, valeur: { version: 2, dossierId: d.dossierId } });
    expect(await lit(capEmploi())).toBeNull();
    const liens = await outils.sql(
      `SELECT 1 FROM affectation_dossier WHERE dossier_id = $1 AND fin IS NULL AND role <> 'REFERENT'`,
      [d.dossierId],
    );
    expect(liens).toHaveLength(0);
    expect(outils.diffuse).toEqual([
      {
        salle: `agent:${capEmploi().utilisateurId}`,
        evenement: 'acces.retire',
        donnees: [{ ressource: 'dossier', id: d.dossierId }],
      },
    ]);
    expect(notifications.annulees).toEqual([d.dossierId]);
    expect(notifications.demandes).toMatchObject([
      { destinataires: [sociale().utilisateurId], type: 'CONSENTEMENT_RETIRE' },
    ]);
    expect(retraits).toMatchObject([
      { dossierId: d.dossierId, unite: 'CAP_EMPLOI', agentsIds: [capEmploi().utilisateurId] },
    ]);
    const [trace] = await outils.sql<{ retrait_canal: string; retire_par: string }>(
      `SELECT retrait_canal, retire_par FROM consentement WHERE id = $1`,
      [id],
    );
    expect(trace).toEqual({ retrait_canal: 'LIVRET', retire_par: d.assure.utilisateurId });
    expect((await lit(sociale()))?.alertes).toContain('ACCORD_RETIRE');
  });

  it('l’accord (a) retiré ferme aux trois services, pas au Service social nommé', async () => {
    const id = await donne(AM);
    expect(codeDe(await retirer.executer(sociale(), { consentementId: id, canal: 'TELEPHONE', version: null }))).toBe(
      'ok',
    );
    for (const fonction of ['MEDECIN_CONSEIL', 'REFERENT_CPAM', 'COORDINATEUR'] as const)
      expect({ fonction, vu: (await lit(monde.agents[fonction])) !== null }).toEqual({ fonction, vu: false });
    expect(await lit(sociale())).not.toBeNull();
    expect(retraits[0]?.agentsIds).toEqual(expect.arrayContaining([monde.agents.MEDECIN_CONSEIL.utilisateurId]));
    expect(retraits[0]?.agentsIds).not.toContain(sociale().utilisateurId);
  });

  it('reste possible dossier clos et limité ; deux fois, une version périmée ou un étranger sont refusés', async () => {
    const id = await donne(pourCapEmploi(['identite']));
    await outils.sql(`UPDATE dossier SET etat = 'CLOS', limite = TRUE WHERE id = $1`, [d.dossierId]);
    expect(
      codeDe(
        await retirer.executer(monde.agents.MEDECIN_TRAVAIL, { consentementId: id, canal: undefined, version: null }),
      ),
    ).toBe('introuvable');
    expect(codeDe(await retirer.executer(capEmploi(), { consentementId: id, canal: undefined, version: null }))).toBe(
      'acces-refuse',
    );
    expect(codeDe(await retirer.executer(d.assure, { consentementId: id, canal: undefined, version: 9 }))).toBe(
      'version-perimee',
    );
    expect(codeDe(await retirer.executer(d.assure, { consentementId: id, canal: undefined, version: null }))).toBe(
      'ok',
    );
    expect(codeDe(await retirer.executer(d.assure, { consentementId: id, canal: undefined, version: null }))).toBe(
      'regle-metier',
    );
  });
});

describe('courses', () => {
  it('écrire pendant un retrait : jamais d’écriture après le retrait, quel que soit l’entrelacement', async () => {
    for (let essai = 0; essai < 12; essai += 1) {
      const id = await consentir(outils, d.dossierId, {
        portee: 'PARTENAIRE',
        unite: 'CAP_EMPLOI',
        organismeId: capEmploi().organismeId ?? undefined,
        categories: ['projet'],
      });
      await lier(outils, d.dossierId, capEmploi().utilisateurId);
      const corps = { intention: 'RECONVERSION', description: `essai ${essai}` };
      const [version] = await outils.sql<{ version: number }>(`SELECT version FROM dossier WHERE id = $1`, [
        d.dossierId,
      ]);
      const ecriture = (): Promise<Resultat<unknown, ErreurMetier>> =>
        ecrire.executer(capEmploi(), {
          dossierId: d.dossierId,
          categorie: 'projet',
          corps,
          versionLue: version?.version ?? 0,
        });
      const retrait = (): Promise<Resultat<unknown, ErreurMetier>> =>
        retirer.executer(d.assure, { consentementId: id, canal: undefined, version: null });
      const [e, r] =
        essai % 2 === 0
          ? await Promise.all([ecriture(), retrait()])
          : (await Promise.all([retrait(), ecriture()])).reverse();
      expect(codeDe(r as Resultat<unknown, ErreurMetier>)).toBe('ok');
      // L'ordre des lignes de journal est celui des transactions, puisque le dossier est verrouillé.
      const lignes = await outils.sql<{ action: string }>(
        `SELECT action FROM journal_acces WHERE dossier_id = $1 AND action IN ('dossier.ecrire','consentement.retirer') ORDER BY id DESC LIMIT 2`,
        [d.dossierId],
      );
      if (codeDe(e as Resultat<unknown, ErreurMetier>) === 'ok')
        expect(lignes.map((l) => l.action)).toEqual(['consentement.retirer', 'dossier.ecrire']);
      else expect(lignes[0]?.action).toBe('consentement.retirer');
      expect(codeDe(await ecriture())).toBe('introuvable');
    }
  });
});
