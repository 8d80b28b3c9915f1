import type { Acteur } from '../../noyau/machine.js';
import type { NomChamp } from '../champs-dispositif.js';
import { DISPOSITIFS } from '../catalogue-dispositifs.js';
import { partiesDe } from '../exigences-dispositif.js';
import type { ContexteDispositif } from '../situation-dispositif.js';
import type { TypeDispositif } from '../types-dispositif.js';

/** Contexte d'essai : Morbihan, un employeur, un arrêt fini. */
export const CONTEXTE: ContexteDispositif = {
  aujourdhui: '2026-11-22',
  departement: '56',
  sansEmployeur: false,
  debutArretLe: '2026-01-05',
  finArretLe: null,
  autres: [],
};

const JUSTES: Readonly<Partial<Record<NomChamp, unknown>>> = {
  entreprise: 'Atelier de Vannes',
  poste: 'Accueil',
  periodes: [{ du: '2026-11-23', au: '2026-11-28', moment: 'JOURNEE' }],
  renouvellement: [{ du: '2026-11-30', au: '2026-12-05', moment: 'MATIN' }],
  demandeSigneeLe: '2026-09-01',
  evaluationLe: '2026-11-03',
  pieceLe: '2026-11-10',
  motif: 'Les conditions ne sont pas réunies.',
  voiesDeRecours: 'Commission de recours amiable, dans les deux mois.',
  conclusionEssai: 'POSTE_COMPATIBLE',
  debut: '2026-10-01',
  fin: '2026-10-20',
  eligibilite: 'RISQUE_INAPTITUDE',
  signeAssureLe: '2026-11-01',
  signeEntrepriseLe: '2026-11-02',
  signeOrganismeLe: '2026-11-03',
  issueCrpe: 'AUTRE_POSTE',
  quotite: 50,
  issueTempsPartiel: 'TEMPS_PLEIN',
  natureAction: 'ARPIJ',
  assurePrevenuLe: '2026-11-01',
  employeurInformeLe: '2026-11-12',
  issueAction: 'PROJET_VALIDE',
  objetPmsmp: 'CONFIRMER_PROJET',
  prescripteur: 'Cap emploi 56',
  autorisationLe: '2026-11-05',
  finRenouvellement: '2026-10-30',
  ancienneteMois: 60,
  ancienneteEntrepriseMois: 24,
  absenceAutoriseeLe: '2026-11-01',
  deposeLe: '2026-06-01',
  recevableLe: '2026-06-10',
  categorieInvalidite: 'CATEGORIE_1',
  dateEffet: '2026-12-01',
  decisionLe: '2026-11-15',
  examenLe: '2026-11-02',
  secondExamenLe: '2026-11-12',
  etudes: ['ETUDE_POSTE', 'ETUDE_CONDITIONS', 'ECHANGE_EMPLOYEUR', 'ECHANGE_SALARIE'],
  typeAvis: 'AVEC_RECLASSEMENT',
  avisLe: '2026-11-13',
  contesteLe: '2026-11-20',
  repriseLe: '2026-11-30',
  demandeurReprise: 'EMPLOYEUR',
  visiteLe: '2026-12-03',
  visiteFaiteLe: '2026-11-20',
  resultatReprise: 'REPRISE_AVEC_AMENAGEMENT',
  proposeLe: '2026-11-10',
  liaisonLe: '2026-11-20',
  liaisonTenueLe: '2026-11-20',
  resultatLiaison: 'Un poste de jour est étudié.',
};

const choisir = (champs: readonly NomChamp[]): Record<string, unknown> =>
  Object.fromEntries(champs.filter((champ) => champ in JUSTES).map((champ) => [champ, JUSTES[champ]]));

/** Saisies justes de chaque geste, une par réponse possible. */
export const SAISIES = {
  ouverture: (type: TypeDispositif): unknown => choisir(DISPOSITIFS[type].champs),
  geste: (type: TypeDispositif, geste: string, acteur: Acteur): readonly unknown[] => {
    const champs = DISPOSITIFS[type].gestes[geste]?.champs ?? [];
    const base = choisir(champs);
    // Un droit encore ouvert, et un droit déjà fini, qui expire aussitôt.
    if (type === 'RQTH' && geste === 'accorder') return [base, { ...base, fin: '2031-10-01' }];
    if (!champs.includes('reponse')) return [base];
    const parties = champs.includes('partie') ? partiesDe(acteur) : [undefined];
    return parties.flatMap((partie) =>
      // Le favorable plus souvent : sans lui, peu de parcours dépassent les accords.
      ['FAVORABLE', 'FAVORABLE', 'FAVORABLE', 'DEFAVORABLE'].map((reponse) => ({
        ...base,
        ...(partie && { partie }),
        reponse,
      })),
    );
  },
};
