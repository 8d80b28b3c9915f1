import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { DossierVue, ErreurMetier, Resultat, TransmissionVue } from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import {
  consentir,
  creerAgent,
  creerDossier,
  creerMonde,
  lier,
  type DossierDEssai,
  type Monde,
  nirDEssai,
} from '../essais/monde.js';
import { NotificationsNotees } from '../essais/notifications-notees.js';
import { ouvrirOutils, type Outils } from '../essais/outils.js';
import { LireDossier } from '../lire/lire-dossier.use-case.js';
import { DossierDepot } from '../persistence/dossier.depot.js';
import { LiensDepot } from '../persistence/liens.depot.js';
import { LireAnciens } from './lire-anciens.use-case.js';
import { TransmissionDepot } from '../persistence/transmission.depot.js';
import { RepondreTransmission } from '../transmettre/repondre-transmission.use-case.js';
import { TransmettreReferent } from '../transmettre/transmettre-referent.use-case.js';
import { Affecter } from './affecter.use-case.js';
import { TerminerAffectation } from './terminer-affectation.use-case.js';

let outils: Outils;
let monde: Monde;
let lire: LireDossier;
let affecter: Affecter;
let terminer: TerminerAffectation;
let transmettre: TransmettreReferent;
let repondre: RepondreTransmission;
let anciens: LireAnciens;
let notes: NotificationsNotees;
let autre: Acteur;
let d: DossierDEssai;
let rang = 4000000;

beforeAll(async () => {
  outils = await ouvrirOutils();
  monde = await creerMonde(outils);
  autre = await creerAgent(outils, {
    fonction: 'ASSISTANT_SERVICE_SOCIAL',
    plateformeId: monde.plateformeId,
    organismeId: monde.organismes.SERVICE_SOCIAL ?? null,
  });
  notes = new NotificationsNotees();
  lire = new LireDossier(outils.lecture, outils.journal, outils.horloge, outils.coffre);
  const [faits, liens, depot] = [
    new FaitsService(outils.lecture),
    new LiensDepot(),
    new DossierDepot(outils.lecture, outils.horloge, outils.coffre),
  ];
  const transmissions = new TransmissionDepot(outils.lecture);
  affecter = new Affecter(outils.unite, faits, liens, depot, notes);
  terminer = new TerminerAffectation(outils.unite, faits, liens, depot, notes);
  transmettre = new TransmettreReferent(outils.unite, faits, liens, transmissions, notes);
  anciens = new LireAnciens(outils.lecture, faits, outils.journal);
  repondre = new RepondreTransmission(outils.unite, liens, transmissions, depot, notes);
});
afterAll(() => outils.fermer());
beforeEach(async () => {
  d = await creerDossier(outils, monde, { nir: nirDEssai((rang += 1)), numero: `56-2026-${rang}` });
  await lier(outils, d.dossierId, sociale().utilisateurId, 'REFERENT');
  notes.demandes.length = outils.diffuse.length = 0;
});

const sociale = (): Acteur => monde.agents.ASSISTANT_SERVICE_SOCIAL;
const codeDe = (r: Resultat<unknown, ErreurMetier>): string => (r.ok ? 'ok' : r.erreur.code);
const lit = async (agent: Acteur): Promise<boolean> => (await lire.executer(agent, d.dossierId)) !== null;
const vue = async (agent: Acteur): Promise<DossierVue> =>
  JSON.parse((await lire.executer(agent, d.dossierId))?.json ?? 'null') as DossierVue;
const valeurDe = <T>(r: Resultat<T, ErreurMetier>): T => {
  if (!r.ok) throw new Error(r.erreur.detail);
  return r.valeur;
};

describe('cercle', () => {
  it('un agent de l’Assurance Maladie relié ne lit qu’avec l’accord (a) ; une CSAM nommée lit aussitôt', async () => {
    const medecin = monde.agents.MEDECIN_CONSEIL;
    valeurDe(await affecter.executer(sociale(), d.dossierId, { role: 'CERCLE', utilisateurId: medecin.utilisateurId }));
    expect(await lit(medecin)).toBe(false);
    await consentir(outils, d.dossierId, { portee: 'ASSURANCE_MALADIE' });
    expect(await lit(medecin)).toBe(true);
    const csam = monde.agents.CSAM_SERVICE_SOCIAL;
    valeurDe(await affecter.executer(sociale(), d.dossierId, { role: 'CERCLE', utilisateurId: csam.utilisateurId }));
    expect(await lit(csam)).toBe(true);
    expect(notes.demandes.map((n) => n.type)).toEqual(['DOSSIER_CONFIE', 'DOSSIER_CONFIE']);
  });

  it('un partenaire n’entre, nommé ou comme service, qu’avec un accord', async () => {
    const capEmploi = monde.agents.CONSEILLER_CAP_EMPLOI;
    const nomme = { role: 'CERCLE', utilisateurId: capEmploi.utilisateurId } as const;
    const service = { role: 'SERVICE', unite: 'CAP_EMPLOI', organismeId: capEmploi.organismeId ?? '' } as const;
    expect(codeDe(await affecter.executer(sociale(), d.dossierId, nomme))).toBe('regle-metier');
    expect(codeDe(await affecter.executer(sociale(), d.dossierId, service))).toBe('regle-metier');
    expect(codeDe(await affecter.executer(sociale(), d.dossierId, { role: 'SERVICE', unite: 'SERVICE_SOCIAL' }))).toBe(
      'regle-metier',
    );
    expect(codeDe(await affecter.executer(sociale(), d.dossierId, { role: 'SERVICE', unite: 'CPAM' }))).toBe(
      'regle-metier',
    );
    await consentir(outils, d.dossierId, {
      portee: 'PARTENAIRE',
      unite: 'CAP_EMPLOI',
      organismeId: capEmploi.organismeId ?? undefined,
    });
    expect(codeDe(await affecter.executer(sociale(), d.dossierId, service))).toBe('ok');
    expect(codeDe(await affecter.executer(sociale(), d.dossierId, nomme))).toBe('ok');
    expect(await lit(capEmploi)).toBe(true);
  });

  it('qui ne voit pas le dossier reçoit 404, qui le lit sans le mener 403', async () => {
    const demande = { role: 'CERCLE', utilisateurId: monde.agents.CSAM_SERVICE_SOCIAL.utilisateurId } as const;
    expect(codeDe(await affecter.executer(monde.agents.COORDINATEUR, d.dossierId, demande))).toBe('introuvable');
    await lier(outils, d.dossierId, autre.utilisateurId, 'REVUE');
    expect(codeDe(await affecter.executer(autre, d.dossierId, demande))).toBe('acces-refuse');
  });

  it('finir un lien coupe l’accès et l’écran ; ni le référent, ni un lien né d’un accord ne s’enlèvent', async () => {
    const csam = monde.agents.CSAM_SERVICE_SOCIAL;
    const { id } = valeurDe(
      await affecter.executer(sociale(), d.dossierId, { role: 'CERCLE', utilisateurId: csam.utilisateurId }),
    );
    expect(codeDe(await terminer.executer(monde.agents.MEDECIN_TRAVAIL, id))).toBe('introuvable');
    expect(codeDe(await terminer.executer(sociale(), id, 'MISSION_TERMINEE'))).toBe('ok');
    expect(await lit(csam)).toBe(false);
    expect(valeurDe(await anciens.executer(sociale(), d.dossierId)).elements).toMatchObject([
      { id: csam.utilisateurId, role: 'CERCLE', motifFin: 'MISSION_TERMINEE' },
    ]);
    // La CPAM déduirait d'un départ qu'un accord a été repris.
    await consentir(outils, d.dossierId, { portee: 'ASSURANCE_MALADIE' });
    await lier(outils, d.dossierId, monde.agents.REFERENT_CPAM.utilisateurId);
    expect(valeurDe(await anciens.executer(monde.agents.REFERENT_CPAM, d.dossierId)).elements).toEqual([]);
    expect(codeDe(await anciens.executer(monde.agents.COORDINATEUR, d.dossierId))).toBe('introuvable');
    expect(outils.diffuse).toMatchObject([{ salle: `agent:${csam.utilisateurId}`, evenement: 'acces.retire' }]);
    expect(codeDe(await terminer.executer(sociale(), id))).toBe('introuvable');
    const referent = (await vue(sociale())).cercle.find((m) => m.role === 'REFERENT');
    expect(codeDe(await terminer.executer(sociale(), referent?.affectationId ?? ''))).toBe('regle-metier');
  });
});

describe('référent', () => {
  it('un dossier n’en a qu’un ; seul(e) un(e) assistant(e) de la plateforme peut l’être', async () => {
    expect(
      codeDe(await affecter.executer(sociale(), d.dossierId, { role: 'REFERENT', utilisateurId: autre.utilisateurId })),
    ).toBe('regle-metier');
    expect(
      codeDe(
        await transmettre.executer(sociale(), d.dossierId, { versId: monde.agents.CSAM_SERVICE_SOCIAL.utilisateurId }),
      ),
    ).toBe('regle-metier');
  });

  it('l’ancien garde le rôle jusqu’à l’acceptation, puis lit sans écrire le temps de la règle ; il n’y en a jamais deux', async () => {
    const proposee = valeurDe(
      await transmettre.executer(sociale(), d.dossierId, { versId: autre.utilisateurId, motif: 'congé' }),
    );
    expect(proposee).toMatchObject({
      etat: 'PROPOSEE',
      deId: sociale().utilisateurId,
      versId: autre.utilisateurId,
      version: 1,
    });
    expect([await lit(sociale()), await lit(autre)]).toEqual([true, false]);
    expect(codeDe(await repondre.executer(sociale(), proposee.id, 'ACCEPTEE', null))).toBe('introuvable');
    expect(codeDe(await repondre.executer(autre, proposee.id, 'ACCEPTEE', 7))).toBe('version-perimee');
    expect(valeurDe(await repondre.executer(autre, proposee.id, 'ACCEPTEE', 1)).etat).toBe('ACCEPTEE');
    expect((await vue(autre)).referent?.id).toBe(autre.utilisateurId);
    const grace = (await vue(autre)).cercle.find((membre) => membre.role === 'GRACE');
    const jours = (Date.parse(grace?.graceJusquA ?? '') - Date.parse(grace?.depuis ?? '')) / 86_400_000;
    expect([grace?.id, Math.round(jours)]).toEqual([sociale().utilisateurId, 15]);
    const relue = await vue(sociale());
    // Comme un invité de séance, il peut laisser une tâche à qui prend la suite ; rien d'autre.
    expect(relue.capacites).toEqual(['CREER_TACHE']);
    const relier = { role: 'CERCLE', utilisateurId: monde.agents.CSAM_SERVICE_SOCIAL.utilisateurId } as const;
    expect(codeDe(await affecter.executer(sociale(), d.dossierId, relier))).toBe('acces-refuse');
    await outils.sql(`UPDATE affectation_dossier SET fin = now() WHERE dossier_id = $1 AND role = 'GRACE'`, [
      d.dossierId,
    ]);
    expect([await lit(sociale()), await lit(autre)]).toEqual([false, true]);
    expect(notes.demandes.map((n) => n.type)).toEqual(['TRANSMISSION_PROPOSEE', 'TRANSMISSION_REPONDUE']);
    expect(codeDe(await repondre.executer(autre, proposee.id, 'ACCEPTEE', null))).toBe('transition-impossible');
  });

  it('un refus laisse tout en place ; une nouvelle proposition remplace celle restée sans réponse', async () => {
    const premiere = valeurDe(await transmettre.executer(sociale(), d.dossierId, { versId: autre.utilisateurId }));
    expect(codeDe(await transmettre.executer(sociale(), d.dossierId, { versId: autre.utilisateurId }))).toBe('conflit');
    expect(valeurDe(await repondre.executer(autre, premiere.id, 'REFUSEE', null)).etat).toBe('REFUSEE');
    expect((await vue(sociale())).referent?.id).toBe(sociale().utilisateurId);
    const seconde = valeurDe(await transmettre.executer(sociale(), d.dossierId, { versId: autre.utilisateurId }));
    const troisieme = await creerAgent(outils, {
      fonction: 'ASSISTANT_SERVICE_SOCIAL',
      plateformeId: monde.plateformeId,
      organismeId: null,
    });
    valeurDe(await transmettre.executer(sociale(), d.dossierId, { versId: troisieme.utilisateurId }));
    expect(codeDe(await repondre.executer(autre, seconde.id, 'ACCEPTEE', null))).toBe('transition-impossible');
  });

  it('deux acceptations à la fois : une seule aboutit', async () => {
    const { id } = valeurDe(await transmettre.executer(sociale(), d.dossierId, { versId: autre.utilisateurId }));
    const reponses: Resultat<TransmissionVue, ErreurMetier>[] = await Promise.all([
      repondre.executer(autre, id, 'ACCEPTEE', null),
      repondre.executer(autre, id, 'ACCEPTEE', null),
    ]);
    expect(reponses.map(codeDe).sort()).toEqual(['ok', 'transition-impossible']);
    expect(
      await outils.sql(
        `SELECT 1 FROM affectation_dossier WHERE dossier_id = $1 AND role = 'REFERENT' AND fin IS NULL`,
        [d.dossierId],
      ),
    ).toHaveLength(1);
  });
});
