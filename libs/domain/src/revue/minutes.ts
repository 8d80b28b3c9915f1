import type { Instant } from '../noyau/horloge.js';
import { echec, succes, type Resultat } from '../noyau/resultat.js';
import type { EtatPassage, EtatRevue } from './revue.js';

/**
 * Minutes d'une séance, rejouées depuis ses événements : mêmes événements, mêmes minutes, à l'octet près.
 * L'ordre et les répétitions de la liste reçue n'y changent rien ; un trou de séquence est refusé.
 */
export const rejouerRevue = (evenements: readonly EvenementSeance[]): Resultat<Minutes, ErreurRejeu> => {
  const suite = [...new Map(evenements.map((evenement) => [evenement.sequence, evenement])).values()].sort(
    (a, b) => a.sequence - b.sequence,
  );
  const trou = suite.findIndex(({ sequence }, rang) => sequence !== rang + 1);
  if (trou !== -1) return echec({ code: 'SEQUENCE_INCOMPLETE', attendue: trou + 1 });
  const seance = suite.reduce(appliquerEvenement, VIDE);
  const passages = [...seance.passages.values()]
    .filter(({ etat }) => etat !== 'RETIRE')
    .sort((a, b) => a.rang - b.rang)
    .map(({ rang: _rang, ...passage }, rang) => ({ ordre: rang + 1, ...passage }));
  return succes({ ...seance, presents: [...seance.presents.values()], passages, sequence: suite.length });
};

/** Ce que la séance écrit au fil de l'eau ; `donnees` dépend de la sorte. */
export interface EvenementSeance {
  readonly sequence: number;
  readonly type: string;
  readonly le: Instant;
  readonly passageId: string | null;
  readonly dossierId: string | null;
  readonly auteurId: string | null;
  readonly donnees: Readonly<Record<string, unknown>>;
}

/** Minutes sans contenu de dossier : ce que chacun en lit est projeté ensuite selon ses droits. */
export interface Minutes {
  readonly etat: EtatRevue;
  readonly demarreeLe: Instant | null;
  readonly termineeLe: Instant | null;
  readonly valideeLe: Instant | null;
  /** Qui a conduit, dans l'ordre des reprises. */
  readonly conducteurs: readonly string[];
  readonly presents: readonly Present[];
  readonly passages: readonly PassageMinute[];
  readonly sequence: number;
}

/** Personne venue en séance, à sa première arrivée. */
export interface Present {
  readonly agentId: string;
  readonly fonction: string;
  readonly arriveLe: Instant;
}

/** Un dossier dans les minutes, dans l'ordre où la séance l'a pris. */
export interface PassageMinute {
  readonly ordre: number;
  readonly passageId: string;
  readonly dossierId: string | null;
  readonly etat: EtatPassage;
  readonly commenceLe: Instant | null;
  readonly concluLe: Instant | null;
  readonly dureeSecondes: number | null;
  readonly decisionId: string | null;
  readonly codeDecision: string | null;
}

/** Suite d'événements que l'on ne peut pas rejouer. */
export interface ErreurRejeu {
  readonly code: 'SEQUENCE_INCOMPLETE';
  readonly attendue: number;
}

type PassageRejoue = Omit<PassageMinute, 'ordre'> & { readonly rang: number };
type Seance = Omit<Minutes, 'presents' | 'passages' | 'sequence'> & {
  readonly presents: ReadonlyMap<string, Present>;
  readonly passages: ReadonlyMap<string, PassageRejoue>;
};

const VIDE: Seance = {
  etat: 'PLANIFIEE',
  demarreeLe: null,
  termineeLe: null,
  valideeLe: null,
  conducteurs: [],
  presents: new Map(),
  passages: new Map(),
};

const ETAT_DE_SEANCE: Readonly<Record<string, EtatRevue>> = {
  'ordre-du-jour-ouvert': 'ORDRE_DU_JOUR_OUVERT',
  'ordre-du-jour-fige': 'ORDRE_DU_JOUR_FIGE',
  'revue-demarree': 'EN_COURS',
  'revue-terminee': 'TERMINEE',
  'compte-rendu-valide': 'COMPTE_RENDU_VALIDE',
  'revue-annulee': 'ANNULEE',
  'revue-reportee': 'REPORTEE',
};

const ETAT_DE_PASSAGE: Readonly<Record<string, EtatPassage>> = {
  'passage-inscrit': 'INSCRIT',
  'passage-retenu': 'RETENU',
  'passage-commence': 'EN_DISCUSSION',
  'passage-reporte': 'REPORTE',
  'passage-retire': 'RETIRE',
  'passage-sans-decision': 'SANS_DECISION',
  'passage-a-representer': 'A_REPRESENTER',
  'decision-prise': 'DECISION_PRISE',
};

const appliquerEvenement = (seance: Seance, evenement: EvenementSeance): Seance => {
  const etatSeance = ETAT_DE_SEANCE[evenement.type];
  if (etatSeance)
    return changerSeance(
      etatSeance === 'TERMINEE' ? laisserLaDiscussion(seance, evenement) : seance,
      etatSeance,
      evenement,
    );
  const etatPassage = ETAT_DE_PASSAGE[evenement.type];
  if (etatPassage && evenement.passageId !== null) {
    const avant = etatPassage === 'EN_DISCUSSION' ? laisserLaDiscussion(seance, evenement) : seance;
    return { ...avant, passages: changerPassage(avant.passages, evenement.passageId, etatPassage, evenement) };
  }
  if (evenement.type === 'conduite-prise')
    return { ...seance, conducteurs: avec(seance.conducteurs, texteDe(evenement, 'conducteur')) };
  return evenement.type === 'participant-arrive'
    ? { ...seance, presents: arriver(seance.presents, evenement) }
    : seance;
};

// Un seul dossier est en discussion : passer à un autre, ou terminer, laisse le précédent sans décision.
const laisserLaDiscussion = (seance: Seance, evenement: EvenementSeance): Seance => {
  const laisses = [...seance.passages.values()].filter(
    ({ passageId, etat }) => etat === 'EN_DISCUSSION' && passageId !== evenement.passageId,
  );
  return laisses.reduce(
    (suite, { passageId, dossierId }) => ({
      ...suite,
      passages: changerPassage(suite.passages, passageId, 'SANS_DECISION', { ...evenement, dossierId }),
    }),
    seance,
  );
};

const changerSeance = (seance: Seance, etat: EtatRevue, { le, auteurId }: EvenementSeance): Seance => ({
  ...seance,
  etat,
  demarreeLe: etat === 'EN_COURS' ? le : seance.demarreeLe,
  termineeLe: etat === 'TERMINEE' ? le : seance.termineeLe,
  valideeLe: etat === 'COMPTE_RENDU_VALIDE' ? le : seance.valideeLe,
  conducteurs: etat === 'EN_COURS' ? avec(seance.conducteurs, auteurId) : seance.conducteurs,
});

const changerPassage = (
  passages: Seance['passages'],
  passageId: string,
  etat: EtatPassage,
  evenement: EvenementSeance,
): Seance['passages'] => {
  const ancien = passages.get(passageId);
  const commenceLe = etat === 'EN_DISCUSSION' ? (ancien?.commenceLe ?? evenement.le) : (ancien?.commenceLe ?? null);
  const estConclu = etat !== 'INSCRIT' && etat !== 'RETENU' && etat !== 'EN_DISCUSSION';
  const passage: PassageRejoue = {
    passageId,
    dossierId: evenement.dossierId ?? ancien?.dossierId ?? null,
    etat,
    commenceLe,
    concluLe: estConclu ? evenement.le : null,
    dureeSecondes:
      estConclu && commenceLe !== null ? Math.round((Date.parse(evenement.le) - Date.parse(commenceLe)) / 1000) : null,
    decisionId: etat === 'DECISION_PRISE' ? texteDe(evenement, 'decisionId') : null,
    codeDecision: etat === 'DECISION_PRISE' ? texteDe(evenement, 'code') : null,
    // Un dossier prend rang quand la séance le commence ; les autres suivent, dans l'ordre de leur inscription.
    rang:
      etat === 'EN_DISCUSSION' && (ancien?.commenceLe ?? null) === null
        ? evenement.sequence
        : (ancien?.rang ?? SANS_RANG + evenement.sequence),
  };
  return new Map([...passages, [passageId, passage]]);
};

const SANS_RANG = 1_000_000;

const arriver = (presents: Seance['presents'], evenement: EvenementSeance): Seance['presents'] => {
  const agentId = texteDe(evenement, 'agent') ?? evenement.auteurId;
  if (agentId === null || presents.has(agentId)) return presents;
  const fonction = texteDe(evenement, 'fonction') ?? '';
  return new Map([...presents, [agentId, { agentId, fonction, arriveLe: evenement.le }]]);
};

const avec = (conducteurs: readonly string[], agent: string | null): readonly string[] =>
  agent === null || conducteurs.at(-1) === agent ? conducteurs : [...conducteurs, agent];

const texteDe = ({ donnees }: EvenementSeance, cle: string): string | null => {
  const valeur = donnees[cle];
  return typeof valeur === 'string' ? valeur : null;
};
