import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { DossierVue, ErreurMetier, Resultat } from '@pdp/domain';
import type { Acteur } from '../../platform/config/acteur.js';
import { accesDe, sousAcces } from '../../platform/database/acces-base.js';
import {
  consentir,
  creerAgent,
  creerDossier,
  creerMonde,
  lier,
  type DossierDEssai,
  type Monde,
  nirDEssai,
} from '../dossier/essais/monde.js';
import { ouvrirOutils, type Outils } from '../dossier/essais/outils.js';
import { monterBanc, type Banc } from './essais/banc.js';

let outils: Outils;
let monde: Monde;
let banc: Banc;
let d: DossierDEssai;
let rang = 3000000;

beforeAll(async () => {
  outils = await ouvrirOutils();
  monde = await creerMonde(outils);
  banc = monterBanc(outils);
});
afterAll(() => outils.fermer());
beforeEach(async () => {
  d = await creerDossier(outils, monde, {
    nir: nirDEssai((rang += 1)),
    numero: `56-2026-${rang}`,
    etat: 'OUVERT_SANS_PARTAGE',
  });
  await lier(outils, d.dossierId, sociale().utilisateurId, 'REFERENT');
  // Le monde d'essai nomme un représentant légal ; ici, la personne décide seule sauf quand l'essai dit le contraire.
  await outils.sql(`UPDATE categorie_dossier SET contenu = '{}' WHERE dossier_id = $1 AND categorie = 'identite'`, [
    d.dossierId,
  ]);
  banc.retraits.length = banc.octrois.length = outils.diffuse.length = 0;
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
  JSON.parse((await banc.lire.executer(agent, d.dossierId))?.json ?? 'null') as DossierVue | null;
const donne = async (corps: Parameters<Banc['donner']['executer']>[2]): Promise<string> => {
  const r = await banc.donner.executer(sociale(), d.dossierId, corps);
  if (!r.ok) throw new Error(r.erreur.detail);
  return r.valeur.id;
};

describe('donner', () => {
  it('l’accord (a) ouvre le dossier aux trois services de la plateforme et le fait passer en évaluation', async () => {
    expect(await lit(monde.agents.MEDECIN_CONSEIL)).toBeNull();
    const r = await banc.donner.executer(sociale(), d.dossierId, AM);
    expect(r).toMatchObject({ ok: true, valeur: { etat: 'EN_EVALUATION' } });
    for (const fonction of ['MEDECIN_CONSEIL', 'REFERENT_CPAM', 'COORDINATEUR'] as const)
      expect({ fonction, vu: (await lit(monde.agents[fonction])) !== null }).toEqual({ fonction, vu: true });
    expect(await lit(monde.agents.CSAM_SERVICE_SOCIAL)).toBeNull();
    expect(await lit(capEmploi())).toBeNull();
    expect(banc.octrois).toHaveLength(1);
  });

  it('l’accord (a) n’ouvre les capacités à l’assistante sociale que si la personne les a nommées (décision 0017)', async () => {
    const litCapacites = async (agent: Acteur): Promise<boolean> =>
      Object.hasOwn((await lit(agent))?.categories ?? {}, 'capacites');
    await donne(AM);
    expect([await litCapacites(sociale()), await litCapacites(monde.agents.MEDECIN_CONSEIL)]).toEqual([false, true]);
    expect((await lit(sociale()))?.masque).toContain('capacites');
    await donne({ ...AM, categories: ['capacites'] });
    expect([await litCapacites(sociale()), await litCapacites(monde.agents.REFERENT_CPAM)]).toEqual([true, false]);
    expect(codeDe(await banc.donner.executer(sociale(), d.dossierId, { ...AM, categories: ['capacites'] }))).toBe(
      'conflit',
    );
    // La personne revient sur ce seul point : l'accompagnement continue, la rubrique se referme.
    await donne(AM);
    expect([await litCapacites(sociale()), (await lit(sociale()))?.etat]).toEqual([false, 'EN_EVALUATION']);
    expect(codeDe(await banc.donner.executer(sociale(), d.dossierId, { ...AM, categories: ['social'] }))).toBe(
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
    expect(codeDe(await banc.donner.executer(sociale(), d.dossierId, pourCapEmploi(['emploi', 'identite'])))).toBe(
      'conflit',
    );
    await donne(pourCapEmploi(['identite', 'projet']));
    expect(Object.keys((await lit(capEmploi()))?.categories ?? {})).toEqual(['identite', 'projet']);
    expect(banc.retraits).toHaveLength(1);
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
      expect(codeDe(await banc.donner.executer(sociale(), d.dossierId, corps))).toBe('regle-metier');
  });

  it('seuls l’assuré, l’assistante sociale et la CSAM liées recueillent', async () => {
    expect(codeDe(await banc.donner.executer(d.assure, d.dossierId, AM))).toBe('regle-metier');
    expect(codeDe(await banc.donner.executer(d.assure, d.dossierId, { ...AM, canal: 'SIGNATURE_ELECTRONIQUE' }))).toBe(
      'ok',
    );
    await lier(outils, d.dossierId, monde.agents.CSAM_SERVICE_SOCIAL.utilisateurId);
    expect(
      codeDe(await banc.donner.executer(monde.agents.CSAM_SERVICE_SOCIAL, d.dossierId, pourCapEmploi(['identite']))),
    ).toBe('ok');
    expect(
      codeDe(await banc.donner.executer(monde.agents.MEDECIN_CONSEIL, d.dossierId, pourCapEmploi(['projet']))),
    ).toBe('acces-refuse');
    expect(codeDe(await banc.donner.executer(monde.agents.MEDECIN_TRAVAIL, d.dossierId, AM))).toBe('introuvable');
  });
});

describe('retirer', () => {
  it('le partenaire ne lit plus, ses liens finissent, écrans et files sont prévenus, la trace reste', async () => {
    const id = await donne(pourCapEmploi(['identite', 'emploi']));
    await lier(outils, d.dossierId, capEmploi().utilisateurId);
    expect(await lit(capEmploi())).not.toBeNull();
    banc.notifications.annulees.length = banc.notifications.demandes.length = outils.diffuse.length = 0;
    const r = await banc.retirer.executer(d.assure, { consentementId: id, canal: undefined, version: 1 });
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
      { salle: `agent:${sociale().utilisateurId}`, evenement: 'dossier.change', donnees: [{ id: d.dossierId }] },
    ]);
    expect(banc.notifications.annulees).toEqual([d.dossierId]);
    expect(banc.notifications.demandes).toMatchObject([
      { destinataires: [sociale().utilisateurId], type: 'CONSENTEMENT_RETIRE' },
    ]);
    expect(banc.retraits).toMatchObject([
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
    expect(
      codeDe(await banc.retirer.executer(sociale(), { consentementId: id, canal: 'TELEPHONE', version: null })),
    ).toBe('ok');
    for (const fonction of ['MEDECIN_CONSEIL', 'REFERENT_CPAM', 'COORDINATEUR'] as const)
      expect({ fonction, vu: (await lit(monde.agents[fonction])) !== null }).toEqual({ fonction, vu: false });
    expect(await lit(sociale())).not.toBeNull();
    expect(banc.retraits[0]?.agentsIds).toEqual(expect.arrayContaining([monde.agents.MEDECIN_CONSEIL.utilisateurId]));
    expect(banc.retraits[0]?.agentsIds).not.toContain(sociale().utilisateurId);
  });

  it('reste possible dossier clos et limité ; deux fois, une version périmée ou un étranger sont refusés', async () => {
    const id = await donne(pourCapEmploi(['identite']));
    await outils.sql(`UPDATE dossier SET etat = 'CLOS', limite = TRUE WHERE id = $1`, [d.dossierId]);
    expect(
      codeDe(
        await banc.retirer.executer(monde.agents.MEDECIN_TRAVAIL, {
          consentementId: id,
          canal: undefined,
          version: null,
        }),
      ),
    ).toBe('introuvable');
    expect(
      codeDe(await banc.retirer.executer(capEmploi(), { consentementId: id, canal: undefined, version: null })),
    ).toBe('dossier-gele');
    expect(codeDe(await banc.retirer.executer(d.assure, { consentementId: id, canal: undefined, version: 9 }))).toBe(
      'version-perimee',
    );
    expect(codeDe(await banc.retirer.executer(d.assure, { consentementId: id, canal: undefined, version: null }))).toBe(
      'ok',
    );
    expect(codeDe(await banc.retirer.executer(d.assure, { consentementId: id, canal: undefined, version: null }))).toBe(
      'regle-metier',
    );
  });
});

describe('échéance', () => {
  const echoir = (id: string): Promise<object[]> =>
    outils.sql(`UPDATE consentement SET fin = now() - interval '1 second' WHERE id = $1`, [id]);

  it('a les effets d’un retrait : lecture, liens, écrans, notifications ; dite « terme », jamais « retrait »', async () => {
    const id = await donne(pourCapEmploi(['identite', 'emploi']));
    await lier(outils, d.dossierId, capEmploi().utilisateurId);
    await banc.finir.executer();
    expect(await lit(capEmploi())).not.toBeNull();
    await echoir(id);
    expect(await lit(capEmploi())).toBeNull();
    banc.notifications.annulees.length = banc.notifications.demandes.length = outils.diffuse.length = 0;
    await Promise.all([banc.finir.executer(), banc.finir.executer()]);
    expect(outils.diffuse).toEqual([
      {
        salle: `agent:${capEmploi().utilisateurId}`,
        evenement: 'acces.retire',
        donnees: [{ ressource: 'dossier', id: d.dossierId }],
      },
      { salle: `agent:${sociale().utilisateurId}`, evenement: 'dossier.change', donnees: [{ id: d.dossierId }] },
    ]);
    expect(banc.notifications.annulees).toEqual([d.dossierId]);
    expect(banc.notifications.demandes).toMatchObject([{ type: 'CONSENTEMENT_ECHU', urgente: false }]);
    expect(banc.retraits).toMatchObject([{ agentsIds: [capEmploi().utilisateurId] }]);
    const vue = (await lit(sociale()))?.consentements.find((accord) => accord.id === id);
    expect(vue).toMatchObject({ actif: false, retireLe: null });
    expect((await lit(sociale()))?.alertes).not.toContain('ACCORD_RETIRE');
  });

  it('un accord sans terme, ou à terme futur, n’est jamais fini', async () => {
    await donne(pourCapEmploi(['identite']));
    await donne({ ...AM, fin: '2099-12-31' });
    await banc.finir.executer();
    expect(await lit(capEmploi())).not.toBeNull();
    expect(banc.retraits).toEqual([]);
  });
});

describe('écrans ouverts', () => {
  it('un accord donné ou rétréci fait relire le dossier à qui y est relié, et à lui seul', async () => {
    await donne(pourCapEmploi(['identite', 'emploi']));
    outils.diffuse.length = 0;
    await donne(pourCapEmploi(['identite']));
    const prevenus = outils.diffuse.map(({ salle, evenement }) => `${salle} ${evenement}`);
    expect(prevenus.sort()).toEqual(
      [sociale(), capEmploi()].map(({ utilisateurId }) => `agent:${utilisateurId} dossier.change`).sort(),
    );
  });
});

describe('preuve', () => {
  const signature = { largeur: 300, hauteur: 120, traits: [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]] };

  it('devant un agent, une signature électronique est dessinée, gardée, relue par qui recueille et par la personne', async () => {
    const sans = { ...AM, canal: 'SIGNATURE_ELECTRONIQUE' } as const;
    expect(codeDe(await banc.donner.executer(sociale(), d.dossierId, sans))).toBe('regle-metier');
    expect(
      codeDe(await banc.donner.executer(sociale(), d.dossierId, { ...sans, signature: { ...signature, traits: [] } })),
    ).toBe('regle-metier');
    const id = await donne({ ...sans, signature });
    const lue = async (acteur: Acteur): Promise<string> =>
      sousAcces(accesDe(acteur), async () => codeDe(await banc.preuve.executer(acteur, id)));
    expect(await banc.preuve.executer(sociale(), id)).toMatchObject({ ok: true, valeur: { signature } });
    expect([await lue(d.assure), await lue(monde.agents.MEDECIN_CONSEIL), await lue(capEmploi())]).toEqual([
      'ok',
      'acces-refuse',
      'introuvable',
    ]);
    const [ligne] = await outils.sql<{ intacte: boolean }>(
      `SELECT length(empreinte) = 64 AS intacte FROM preuve_consentement WHERE consentement_id = $1`,
      [id],
    );
    expect(ligne?.intacte).toBe(true);
  });

  it('personne protégée : seule une personne décide, et la trace le dit', async () => {
    await outils.sql(
      `UPDATE categorie_dossier SET contenu = '{"representantLegal": "UDAF du Morbihan"}' WHERE dossier_id = $1 AND categorie = 'identite'`,
      [d.dossierId],
    );
    expect(codeDe(await banc.donner.executer(d.assure, d.dossierId, { ...AM, canal: 'SIGNATURE_ELECTRONIQUE' }))).toBe(
      'regle-metier',
    );
    expect(codeDe(await banc.donner.executer(sociale(), d.dossierId, AM))).toBe('regle-metier');
    const id = await donne({ ...AM, representantVerifie: true });
    expect(await outils.sql(`SELECT representant_verifie FROM consentement WHERE id = $1`, [id])).toEqual([
      { representant_verifie: true },
    ]);
    // Retirer reste toujours possible, seul.
    expect(codeDe(await banc.retirer.executer(d.assure, { consentementId: id, canal: undefined, version: null }))).toBe(
      'ok',
    );
  });

  it('la trace d’un retrait dit vrai : « depuis le livret » n’est que la personne elle-même', async () => {
    const id = await donne(AM);
    expect(codeDe(await banc.retirer.executer(sociale(), { consentementId: id, canal: 'LIVRET', version: null }))).toBe(
      'regle-metier',
    );
    expect(
      codeDe(await banc.retirer.executer(d.assure, { consentementId: id, canal: 'TELEPHONE', version: null })),
    ).toBe('ok');
    expect(await outils.sql(`SELECT retrait_canal FROM consentement WHERE id = $1`, [id])).toEqual([
      { retrait_canal: 'LIVRET' },
    ]);
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
        banc.ecrire.executer(capEmploi(), {
          dossierId: d.dossierId,
          categorie: 'projet',
          corps,
          versionLue: version?.version ?? 0,
        });
      const retrait = (): Promise<Resultat<unknown, ErreurMetier>> =>
        banc.retirer.executer(d.assure, { consentementId: id, canal: undefined, version: null });
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
