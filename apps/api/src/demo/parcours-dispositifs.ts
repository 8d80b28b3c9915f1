import type { NomChamp, TypeDispositif } from '@pdp/domain';

/** Un geste, ou un geste et ce qu'il change aux saisies ordinaires. */
export type PasDemo = string | readonly [geste: string, saisie: Readonly<Partial<Record<NomChamp, unknown>>>];

const accord = (partie: string, reponse = 'FAVORABLE'): PasDemo => ['repondre', { partie, reponse }];
const DEMANDE: readonly PasDemo[] = ['demander', 'evaluer', 'solliciterAccords'];
const COMPLET: readonly PasDemo[] = [
  ...DEMANDE,
  accord('MEDECIN_TRAITANT'),
  accord('ENTREPRISE'),
  accord('MEDECIN_TRAVAIL'),
  accord('MEDECIN_CONSEIL'),
];
const ESSAI: readonly PasDemo[] = [...COMPLET, 'autoriser', 'demarrer'];
const PREMIER_EXAMEN: readonly PasDemo[] = ['examiner'];
const AVIS: readonly PasDemo[] = [...PREMIER_EXAMEN, 'reexaminer', 'rendreAvis'];
const DEPOSE: readonly PasDemo[] = ['preparer', 'deposer', 'noterRecevable'];
const FORMATION: readonly PasDemo[] = [
  'accorderMedecinTraitant',
  'rendreAvisFavorable',
  'autoriser',
  'informerEmployeur',
  'demarrer',
];

/** Suites de gestes de chaque dispositif : jouées pas à pas, elles passent par tous ses états (l'essai de la démonstration le vérifie). */
export const PARCOURS_DISPOSITIFS: Readonly<Record<TypeDispositif, readonly (readonly PasDemo[])[]>> = {
  ESSAI_ENCADRE: [
    [...ESSAI, 'terminer', 'faireBilan'],
    [...DEMANDE, accord('MEDECIN_TRAITANT'), accord('ENTREPRISE', 'DEFAVORABLE')],
    [...COMPLET, 'refuser'],
    [...ESSAI, 'interrompre'],
    [...ESSAI, 'demanderRenouvellement'],
    ['abandonner'],
    ['annuler'],
  ],
  CRPE: [
    ['construire', 'soumettre', 'signer', 'demarrer', 'terminer'],
    ['construire', 'soumettre', 'refuser'],
    ['construire', 'soumettre', 'signer', 'demarrer', 'rompre'],
    ['abandonner'],
    ['annuler'],
  ],
  TEMPS_PARTIEL_THERAPEUTIQUE: [
    ['accepterEmployeur', 'demarrer', 'prolonger', 'terminer'],
    ['refuserEmployeur'],
    ['opposer'],
    ['abandonner'],
    ['annuler'],
  ],
  ACTION_PENDANT_ARRET: [
    [...FORMATION, 'terminer'],
    ['accorderMedecinTraitant', 'rendreAvisDefavorable', 'refuser'],
    ['refuserMedecinTraitant'],
    ['abandonner'],
    ['annuler'],
  ],
  PMSMP: [
    ['autoriser', 'signerConvention', 'demarrer', 'terminer'],
    ['autoriser', 'signerConvention', 'demarrer', 'interrompre'],
    ['abandonner'],
    ['annuler'],
  ],
  PROJET_TRANSITION_PRO: [
    ['demanderAbsence', 'deposer', 'financer', 'demarrer', 'terminer'],
    ['demanderAbsence', 'deposer', 'refuser'],
    ['abandonner'],
    ['annuler'],
  ],
  RQTH: [
    [...DEPOSE, 'accorder', 'deposerRenouvellement'],
    [...DEPOSE, 'refuser', 'contester'],
    [...DEPOSE, ['accorder', { debut: '2021-01-01', fin: '2023-12-31' }]],
    ['abandonner'],
    ['annuler'],
  ],
  INVALIDITE: [
    ['demander', 'rendreAvis', 'accorder', 'reviser', 'supprimer'],
    ['proposer'],
    ['demander', 'refuser', 'contester'],
    ['abandonner'],
    ['annuler'],
  ],
  INAPTITUDE: [
    [...AVIS, 'reclasser'],
    [...AVIS, 'licencier'],
    [...AVIS, 'orienterCrpe'],
    [...AVIS, 'contester'],
    ['abandonner'],
    ['annuler'],
  ],
  VISITE_REPRISE: [
    ['demander', 'planifier', 'realiser'],
    ['demander', 'planifier', 'manquer'],
    ['demander', 'planifier', ['realiser', { resultatReprise: 'INAPTITUDE' }]],
    ['abandonner'],
    ['annuler'],
  ],
  RENDEZ_VOUS_LIAISON: [
    ['proposer', 'accepter', 'tenir'],
    ['proposer', 'refuser'],
    ['demander', 'accepter'],
    ['abandonner'],
    ['annuler'],
  ],
};

/** Un essai tient dans ses quatorze jours ouvrables, à cheval sur aujourd'hui ; toute autre date est celle du geste. */
export const saisiesOrdinaires = (
  jour: (decalage: number) => string,
  le: string,
): Readonly<Partial<Record<NomChamp, unknown>>> => ({
  ...CHOIX,
  ...Object.fromEntries(DATES_DU_GESTE.map((champ) => [champ, le])),
  periodes: [
    { du: jour(-5), au: jour(2), moment: 'JOURNEE' },
    { du: jour(3), au: jour(9), moment: 'MATIN' },
  ],
  renouvellement: [{ du: jour(10), au: jour(16), moment: 'JOURNEE' }],
  debut: jour(-20),
  fin: jour(7),
  dateEffet: jour(30),
  repriseLe: jour(4),
  visiteLe: jour(9),
  liaisonLe: jour(6),
});

const DATES_DU_GESTE: readonly NomChamp[] = [
  'demandeSigneeLe',
  'evaluationLe',
  'pieceLe',
  'signeAssureLe',
  'signeEntrepriseLe',
  'signeOrganismeLe',
  'assurePrevenuLe',
  'employeurInformeLe',
  'autorisationLe',
  'absenceAutoriseeLe',
  'deposeLe',
  'recevableLe',
  'decisionLe',
  'examenLe',
  'secondExamenLe',
  'avisLe',
  'contesteLe',
  'visiteFaiteLe',
  'proposeLe',
  'liaisonTenueLe',
];

const CHOIX: Readonly<Partial<Record<NomChamp, unknown>>> = {
  entreprise: 'Atelier des Dunes',
  poste: 'accueil',
  motif: 'Les conditions ne sont pas réunies pour l’instant.',
  voiesDeRecours: 'Commission de recours amiable de la CPAM, dans les deux mois.',
  conclusionEssai: 'POSTE_A_AMENAGER',
  eligibilite: 'RISQUE_INAPTITUDE',
  issueCrpe: 'AUTRE_POSTE',
  quotite: 50,
  issueTempsPartiel: 'TEMPS_PLEIN',
  natureAction: 'ARPIJ',
  nomAction: 'Remobilisation',
  issueAction: 'PROJET_VALIDE',
  objetPmsmp: 'CONFIRMER_PROJET',
  prescripteur: 'Cap emploi',
  ancienneteMois: 96,
  ancienneteEntrepriseMois: 40,
  categorieInvalidite: 'CATEGORIE_1',
  reponse: 'FAVORABLE',
  etudes: ['ETUDE_POSTE', 'ETUDE_CONDITIONS', 'ECHANGE_EMPLOYEUR', 'ECHANGE_SALARIE'],
  typeAvis: 'AVEC_RECLASSEMENT',
  demandeurReprise: 'EMPLOYEUR',
  resultatReprise: 'REPRISE_AVEC_AMENAGEMENT',
  resultatLiaison: 'Un poste de jour est étudié, avec un retour progressif.',
};
