import type { AffectationBrute, ConsentementBrut, DonneesDossier } from './calculer-faits.js';
import { calculerFaits } from './calculer-faits.js';
import { faitsDeConsentement, faitsDeTache } from './faits-element.js';
import type { Sujet } from './sujet.js';

const maintenant = new Date('2026-11-15T10:00:00Z');
const avant = new Date('2026-01-01T00:00:00Z');
const medecin: Sujet = {
  utilisateurId: 'u1',
  fonction: 'MEDECIN_CONSEIL',
  unite: 'SERVICE_MEDICAL',
  organismeId: 'cpam',
  plateformeId: 'p1',
  assureId: null,
};
const dossier: DonneesDossier = {
  dossierId: 'd1',
  assureId: 'a1',
  plateformeId: 'p1',
  etat: 'EN_COURS',
  limite: false,
  affectations: [],
  consentements: [],
  mandats: [],
  maintenant,
};
const service: AffectationBrute = {
  utilisateurId: null,
  unite: 'SERVICE_MEDICAL',
  organismeId: null,
  role: 'SERVICE',
  debut: avant,
  fin: null,
};
const accord: ConsentementBrut = {
  portee: 'PARTENAIRE',
  unite: 'SPST',
  organismeId: 'amiem',
  categories: ['emploi'],
  debut: avant,
  fin: null,
  retireLe: null,
};
const affecte = (sujet: Sujet, lien: AffectationBrute): boolean =>
  calculerFaits(sujet, { ...dossier, affectations: [lien] }).estAffecte;

it('un lien de service vaut pour son unité, dans la plateforme du dossier', () => {
  expect(affecte(medecin, service)).toBe(true);
  expect(affecte({ ...medecin, plateformeId: 'p2' }, service)).toBe(false);
  expect(affecte({ ...medecin, plateformeId: null }, service)).toBe(false);
  expect(affecte({ ...medecin, unite: 'CPAM', fonction: 'REFERENT_CPAM' }, service)).toBe(false);
});

it('la CPAM n’entre pas par le lien du Service médical, même organisme', () => {
  const cpam: Sujet = { ...medecin, fonction: 'REFERENT_CPAM', unite: 'CPAM' };
  expect(affecte(cpam, { ...service, organismeId: 'cpam' })).toBe(false);
});

it('un lien de service ne vaut jamais pour le Service social : il faut être nommé', () => {
  const ass: Sujet = {
    ...medecin,
    fonction: 'ASSISTANT_SERVICE_SOCIAL',
    unite: 'SERVICE_SOCIAL',
    organismeId: 'carsat',
  };
  expect(affecte(ass, { ...service, unite: 'SERVICE_SOCIAL' })).toBe(false);
  expect(affecte(ass, { ...service, unite: 'SERVICE_SOCIAL', organismeId: 'carsat' })).toBe(false);
  expect(affecte(ass, { ...service, unite: null, utilisateurId: 'u1', role: 'REFERENT' })).toBe(true);
});

it('un lien de partenaire sans organisme ne relie personne', () => {
  const spst: Sujet = { ...medecin, fonction: 'MEDECIN_TRAVAIL', unite: 'SPST', organismeId: 'amiem' };
  expect(affecte(spst, { ...service, unite: 'SPST' })).toBe(false);
  expect(affecte(spst, { ...service, unite: 'SPST', organismeId: 'amiem' })).toBe(true);
  expect(affecte({ ...spst, organismeId: null }, { ...service, unite: 'SPST' })).toBe(false);
});

it('un lien de revue ne permet pas d’écrire ; un lien fini à l’instant même ne vaut plus', () => {
  const revue: AffectationBrute = { ...service, unite: null, utilisateurId: 'u1', role: 'REVUE' };
  const faits = calculerFaits(medecin, { ...dossier, affectations: [revue] });
  expect([faits.estAffecte, faits.estAffecteEnEcriture]).toEqual([true, false]);
  expect(affecte(medecin, { ...service, fin: maintenant })).toBe(false);
  expect(affecte(medecin, { ...service, debut: maintenant })).toBe(true);
});

it('les deux casquettes d’AMIEM ne partagent pas leurs accords', () => {
  const donnees = { ...dossier, consentements: [accord] };
  const spst: Sujet = { ...medecin, fonction: 'MEDECIN_TRAVAIL', unite: 'SPST', organismeId: 'amiem' };
  const etm: Sujet = { ...spst, fonction: 'COORDINATEUR_ETM', unite: 'ETM' };
  expect(calculerFaits(spst, donnees).categoriesConsenties).toEqual(['emploi']);
  expect(calculerFaits(etm, donnees).categoriesConsenties).toEqual([]);
});

it('un accord de partenaire sans organisme ne vaut pour personne, même sans organisme', () => {
  const spst: Sujet = { ...medecin, fonction: 'MEDECIN_TRAVAIL', unite: 'SPST', organismeId: null };
  const donnees = { ...dossier, consentements: [{ ...accord, organismeId: null }] };
  expect(calculerFaits(spst, donnees).categoriesConsenties).toEqual([]);
});

it('le mandataire n’entre que par un mandat en cours, et pas dans son propre dossier', () => {
  const mandataire: Sujet = { ...medecin, fonction: 'MANDATAIRE', unite: 'ASSURE', assureId: 'a1' };
  const mandat = { mandataireId: 'u1', debut: avant, fin: null, revoqueLe: null };
  expect(calculerFaits(mandataire, dossier).estConcerne).toBe(false);
  expect(calculerFaits(mandataire, { ...dossier, mandats: [mandat] }).estConcerne).toBe(true);
  expect(calculerFaits(mandataire, { ...dossier, mandats: [{ ...mandat, revoqueLe: avant }] }).estConcerne).toBe(false);
  expect(
    calculerFaits({ ...mandataire, fonction: 'ASSURE', assureId: null }, { ...dossier, mandats: [mandat] }).estConcerne,
  ).toBe(false);
});

it('un agent qui est aussi assuré n’entre pas dans son dossier sous sa fonction d’agent', () => {
  expect(calculerFaits({ ...medecin, assureId: 'a1' }, dossier).estConcerne).toBe(false);
});

it('le triage d’un dossier ouvert est l’affaire du Service social de la plateforme', () => {
  const sansPartage = { ...dossier, etat: 'OUVERT_SANS_PARTAGE' };
  const csam: Sujet = { ...medecin, fonction: 'CSAM_SERVICE_SOCIAL', unite: 'SERVICE_SOCIAL' };
  expect(calculerFaits(csam, sansPartage).estTriage).toBe(true);
  expect(calculerFaits(csam, dossier).estTriage).toBe(false);
  expect(calculerFaits({ ...csam, plateformeId: 'p2' }, sansPartage).estTriage).toBe(false);
  // Le Service médical ne doit pas apprendre qu'un accord a été repris (domain.md 1.3).
  expect(calculerFaits(medecin, sansPartage).estTriage).toBe(false);
});

it('une tâche est adressée à une personne, sinon à la file de son service', () => {
  const file = { auteurId: null, responsableId: null, responsableOrganismeId: null, plateformeId: 'p1' };
  expect(faitsDeTache(medecin, { ...file, responsableUnite: 'SERVICE_MEDICAL' }).estDestinataire).toBe(true);
  expect(faitsDeTache(medecin, { ...file, responsableUnite: 'CPAM' }).estDestinataire).toBe(false);
  expect(
    faitsDeTache(medecin, { ...file, responsableUnite: 'SERVICE_MEDICAL', responsableId: 'u2' }).estDestinataire,
  ).toBe(false);
  const spst: Sujet = { ...medecin, unite: 'SPST', organismeId: 'amiem' };
  expect(faitsDeTache(spst, { ...file, responsableUnite: 'SPST' }).estDestinataire).toBe(false);
});

it('un accord est adressé à l’unité et à l’organisme qu’il nomme', () => {
  const spst: Sujet = { ...medecin, unite: 'SPST', organismeId: 'amiem' };
  expect(faitsDeConsentement(spst, accord).estDestinataire).toBe(true);
  expect(faitsDeConsentement({ ...spst, unite: 'ETM' }, accord).estDestinataire).toBe(false);
  expect(faitsDeConsentement({ ...spst, organismeId: null }, { ...accord, organismeId: null }).estDestinataire).toBe(
    false,
  );
});

it('un mandat ne vaut que pour un mandataire : porté par un agent, il n’ouvre rien', () => {
  const mandat = { mandataireId: 'u1', debut: avant, fin: null, revoqueLe: null };
  const concerne = (sujet: Sujet): boolean => calculerFaits(sujet, { ...dossier, mandats: [mandat] }).estConcerne;
  expect(concerne(medecin)).toBe(false);
  expect(concerne({ ...medecin, fonction: 'MANDATAIRE', unite: 'ASSURE' })).toBe(true);
});
