import { dateEnLettres, joursEntre, type DateCivile } from '../noyau/date-civile.js';
import type { FaitsCandidat, Raison, SeancePreparee } from './ordre-du-jour.js';

/**
 * Raison dite en clair à côté du candidat : depuis quand, dans combien de jours. Sans `arretEntier`, le lecteur ne lit pas
 * les dates de l'arrêt (domain.md 1.5, « duration only ») : la phrase dit que cela presse, jamais la date.
 */
export const expliquerRaison = (
  raison: Raison,
  faits: FaitsCandidat,
  seance: SeancePreparee,
  { arretEntier }: { readonly arretEntier: boolean },
): string => {
  const avecArret = DE_L_ARRET.includes(raison) && !arretEntier;
  return avecArret ? SANS_DATE : PHRASES[raison](faits, seance);
};

/** Question proposée pour la raison la plus pressante ; la coordination l'accepte telle quelle ou l'écrit mieux. */
export const questionProposee = (raisons: readonly Raison[]): string =>
  raisons[0] === undefined ? '' : QUESTIONS[raisons[0]];

const SANS_DATE = 'avant la prochaine séance';
const DE_L_ARRET: readonly Raison[] = ['FIN_ARRET_PROCHE', 'FIN_DROITS_PROCHE'];

type Phrase = (faits: FaitsCandidat, seance: SeancePreparee) => string;

const PHRASES: Readonly<Record<Raison, Phrase>> = {
  ORIENTATION_ACCEPTEE: ({ orientationAccepteeLe }) => le(orientationAccepteeLe),
  DECISION_ECHUE: ({ prochainPassageLe }, { date }) => depuis(prochainPassageLe, date, 'prévue ce jour'),
  A_REPRESENTER: () => 'pas conclu la dernière fois',
  ACTION_EN_RETARD: ({ plusAncienneEcheance }, { date }) => depuis(plusAncienneEcheance, date, ''),
  PRE_REPRISE_RECUE: ({ preRepriseRecueLe }) => le(preRepriseRecueLe),
  FIN_DROITS_PROCHE: ({ finDroitsLe }, { date }) => dans(finDroitsLe, date),
  FIN_ARRET_PROCHE: ({ finArretLe }, { date }) => dans(finArretLe, date),
  FIN_ESSAI_PROCHE: ({ finEssaiLe }, { date }) => dans(finEssaiLe, date),
  NOUVELLE_INCLUSION: ({ ouvertLe }) => le(ouvertLe),
  SANS_REFERENT: () => 'personne ne mène ce dossier',
  SANS_NOUVELLE: ({ dernierContactLe, ouvertLe }, { date }) =>
    dernierContactLe === null ? 'aucun contact noté' : pluriel(joursEntre(dernierContactLe ?? ouvertLe, date)),
  PROPOSE_CLOTURE: () => 'le référent propose de clore',
};

const QUESTIONS: Readonly<Record<Raison, string>> = {
  ORIENTATION_ACCEPTEE: 'Que peut proposer l’équipe technique pour le maintien en emploi ?',
  DECISION_ECHUE: 'Où en est la dernière décision, et quelle est la suite ?',
  A_REPRESENTER: 'Que décide-t-on, faute d’avoir conclu la dernière fois ?',
  ACTION_EN_RETARD: 'Qu’est-ce qui bloque l’action en retard, et qui la reprend ?',
  PRE_REPRISE_RECUE: 'Quelle suite donner à la visite de pré-reprise ?',
  FIN_DROITS_PROCHE: 'Que préparer avant la fin des droits ?',
  FIN_ARRET_PROCHE: 'Que préparer avant la fin de l’arrêt ?',
  FIN_ESSAI_PROCHE: 'Quelle suite donner à l’essai encadré ?',
  NOUVELLE_INCLUSION: 'Par quoi commencer l’accompagnement ?',
  SANS_REFERENT: 'Qui devient référent ?',
  SANS_NOUVELLE: 'Comment reprendre contact ?',
  PROPOSE_CLOTURE: 'Peut-on clore l’accompagnement, et qui prend le relais ?',
};

const le = (date: DateCivile | null): string => (date === null ? '' : `le ${dateEnLettres(date)}`);

const pluriel = (jours: number): string => `${jours} jour${jours > 1 ? 's' : ''}`;

const dans = (date: DateCivile | null, jour: DateCivile): string => {
  if (date === null) return '';
  const jours = joursEntre(jour, date);
  return jours === 0 ? `${le(date)}, jour de la séance` : `${le(date)}, ${pluriel(jours)} après la séance`;
};

const depuis = (date: DateCivile | null, jour: DateCivile, leJour: string): string => {
  if (date === null) return '';
  const jours = joursEntre(date, jour);
  return jours === 0 ? leJour : `depuis ${pluriel(jours)}`;
};
