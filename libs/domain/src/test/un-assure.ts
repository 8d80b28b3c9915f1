import type { ContenusFiche } from '../dossier/fiche-schemas.js';
import type { SaisieSignalement } from '../signalement/emettre-signalement.js';
import { nirSynthetique } from './identifiants.js';

/** Assuré inventé, reproductible par son rang ; `{ ...unAssure(3), prenom: 'Alan' }` en change un trait. */
export const unAssure = (rang = 1): AssureEssai => {
  const sexe = rang % 2 === 0 ? 'M' : 'F';
  const annee = 1965 + (rang % 40);
  return {
    nir: nirSynthetique(rang, sexe, annee),
    nomNaissance: NOMS[rang % NOMS.length] ?? 'Le Gall',
    nomUsage: null,
    prenom: (sexe === 'F' ? PRENOMS_F : PRENOMS_M)[rang % 6] ?? 'Claude',
    dateNaissance: `${annee}-0${1 + (rang % 9)}-1${rang % 9}`,
    sexe,
    regime: 'GENERAL',
    representantLegal: null,
  };
};

/** Formulaire de signalement complet pour un assuré d'essai. */
export const uneSaisieSignalement = (rang = 1, ecart: Partial<SaisieSignalement> = {}): SaisieSignalement => {
  const { nir, nomNaissance, nomUsage, prenom, dateNaissance, sexe } = unAssure(rang);
  return {
    motif: 'ARRET_LONG',
    commentaire: null,
    assureInforme: true,
    assure: {
      nir,
      nomNaissance,
      nomUsage,
      prenom,
      dateNaissance,
      sexe,
      telephone: '+33612345678',
      courriel: null,
      codePostal: '56000',
    },
    arret: { dateDebut: '2026-07-05', risque: 'MALADIE', dateFinPrescrite: '2027-02-15' },
    ...ecart,
  };
};

/** Identité et NIR d'un assuré d'essai. */
export type AssureEssai = ContenusFiche['identite'] & ContenusFiche['nir'];

const NOMS = [
  'Guéguen',
  'Le Roux',
  'Éveno',
  'Cadiou',
  'Diallo',
  'Le Nézet',
  'O’Brien',
  'René-Corail',
  'Bensaïd',
  'Allain',
  'Robic',
];
const PRENOMS_F = ['Sophie', 'Gwenaëlle', 'Nadia', 'Maëlys', 'Rose', 'Anne-Marie'];
const PRENOMS_M = ['Yann', 'Alan', 'Paul', 'Jean-François', 'Éric', 'Mamadou'];
