import { estDateCivile, type DateCivile } from '../noyau/date-civile.js';
import type { ErreurChamp } from '../noyau/erreur.js';

/** Une décision possible : son libellé, et la phrase proposée à l'assuré (à relire par le référent). */
export interface ModeleDecision {
  readonly libelle: string;
  readonly phraseAssure: string;
}

/** Codes de décision (domain.md 6.2), phrases en langage clair, sans sigle ni jargon. */
export const DECISIONS = {
  POURSUIVRE: { libelle: 'Poursuivre', phraseAssure: 'Nous continuons ce qui est prévu avec vous.' },
  DEMANDER_PRE_REPRISE: {
    libelle: 'Demander une pré-reprise',
    phraseAssure:
      'Nous vous proposons de rencontrer le médecin du travail. Cette visite prépare votre retour. Elle ne décide de rien.',
  },
  PROPOSER_ESSAI_ENCADRE: {
    libelle: 'Proposer un essai encadré',
    phraseAssure:
      'Nous vous proposons d’essayer un poste pendant quelques jours. Vous restez en arrêt. Vos indemnités continuent.',
  },
  ORIENTER_ETM: {
    libelle: 'Orienter vers l’ETM',
    phraseAssure: 'Une équipe spécialisée dans l’emploi peut étudier votre situation. Nous vous le proposons.',
  },
  ORIENTER_CAP_EMPLOI: {
    libelle: 'Orienter vers Cap emploi',
    phraseAssure: 'Nous vous proposons l’aide d’un conseiller de Cap emploi. Rien n’est transmis sans votre accord.',
  },
  DEMANDER_AVIS_MC: {
    libelle: 'Demander l’avis du médecin conseil',
    phraseAssure: 'Nous demandons l’avis du médecin conseil de l’Assurance Maladie.',
  },
  CONTACTER_MEDECIN_TRAITANT: {
    libelle: 'Contacter le médecin traitant',
    phraseAssure: 'Votre référent vous aidera à en parler avec votre médecin traitant.',
  },
  CONTACTER_SPST: {
    libelle: 'Contacter la santé au travail',
    phraseAssure: 'Avec votre accord, nous prenons contact avec votre service de santé au travail.',
  },
  MOBILISER_REMOBILISATION: {
    libelle: 'Mobiliser une action de remobilisation',
    phraseAssure: 'Nous vous proposons une action pour préparer la suite pendant votre arrêt.',
  },
  ETUDIER_INVALIDITE: {
    libelle: 'Étudier l’invalidité',
    phraseAssure: 'Nous regardons avec vous si une pension peut vous aider.',
  },
  SUSPENDRE: {
    libelle: 'Suspendre',
    phraseAssure: 'Nous faisons une pause. Vous pouvez nous rappeler quand vous voulez.',
  },
  CLOTURER: { libelle: 'Clôturer', phraseAssure: 'Nous préparons avec vous la fin de l’accompagnement.' },
  REPRESENTER: { libelle: 'Représenter', phraseAssure: 'Nous reparlerons de votre situation à la prochaine réunion.' },
} as const satisfies Readonly<Record<string, ModeleDecision>>;

/** Code d'une décision de revue. */
export type CodeDecision = keyof typeof DECISIONS;

/** Tous les codes, dans l'ordre du tableau. */
export const CODES_DECISION = Object.keys(DECISIONS) as readonly CodeDecision[];

/** Décision telle qu'elle est saisie. */
export interface DecisionSaisie {
  readonly code: string;
  readonly texte: string;
  readonly actions: readonly { readonly quoi: string; readonly responsableId: string; readonly echeance: string }[];
  readonly phraseAssure: string;
  readonly prochainPassage?: string | undefined;
}

/** Défauts d'une décision ; vide si elle peut être validée. Une action a toujours quoi, qui et quand. */
export const defautsDecision = (decision: DecisionSaisie, aujourdhui: DateCivile): readonly ErreurChamp[] => {
  const defauts: ErreurChamp[] = [];
  if (!Object.hasOwn(DECISIONS, decision.code))
    defauts.push(defaut('code', 'inconnu', 'Choisissez une décision de la liste.'));
  if (decision.texte.trim() === '') defauts.push(defaut('texte', 'obligatoire', 'Écrivez la décision.'));
  if (decision.phraseAssure.trim() === '')
    defauts.push(defaut('phraseAssure', 'obligatoire', 'Écrivez la phrase que l’assuré lira.'));
  decision.actions.forEach((action, i) => defauts.push(...defautsAction(action, `actions.${i}`, aujourdhui)));
  if (decision.prochainPassage !== undefined && !estAVenir(decision.prochainPassage, aujourdhui)) {
    defauts.push(defaut('prochainPassage', 'date', 'Choisissez une date à venir.'));
  }
  return defauts;
};

const defautsAction = (
  action: DecisionSaisie['actions'][number],
  chemin: string,
  aujourdhui: DateCivile,
): readonly ErreurChamp[] => [
  ...(action.quoi.trim() === '' ? [defaut(`${chemin}.quoi`, 'obligatoire', 'Dites ce qu’il faut faire.')] : []),
  ...(action.responsableId === ''
    ? [defaut(`${chemin}.responsableId`, 'obligatoire', 'Choisissez qui s’en charge.')]
    : []),
  ...(estAVenir(action.echeance, aujourdhui)
    ? []
    : [defaut(`${chemin}.echeance`, 'date', 'Choisissez une échéance, aujourd’hui ou après.')]),
];

const estAVenir = (date: string, aujourdhui: DateCivile): boolean => estDateCivile(date) && date >= aujourdhui;

const defaut = (chemin: string, code: string, message: string): ErreurChamp => ({ chemin, code, message });
