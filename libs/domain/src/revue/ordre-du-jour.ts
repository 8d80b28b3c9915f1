import { depasse, seuilEnVigueur, SEUILS, type Seuil } from '../dossier/seuils.js';
import { estDossierOuvert, type EtatDossier } from '../dossier/dossier.js';
import { joursEntre, type DateCivile } from '../noyau/date-civile.js';
import type { TypeRevue } from './revue.js';

/**
 * Dossiers que l'ordre du jour propose de lui-même, chacun avec ses raisons, du plus pressant au moins pressant.
 * Sans accord à l'accompagnement coordonné, un dossier n'est jamais proposé (domain.md 1.3.1).
 */
export const proposerOrdreDuJour = <C extends FaitsCandidat>(
  candidats: readonly C[],
  seance: SeancePreparee,
  catalogue: readonly Seuil[] = SEUILS,
): readonly Proposition<C>[] =>
  candidats
    .filter(({ etat, aConsentement }) => aConsentement && estDossierOuvert(etat))
    .map((candidat) => ({ candidat, raisons: raisonsDe(candidat, seance, catalogue) }))
    .filter(({ raisons }) => raisons.length > 0)
    .sort(comparer);

/** Raisons d'un dossier, de la plus pressante à la moins pressante. */
export const raisonsDe = (
  candidat: FaitsCandidat,
  seance: SeancePreparee,
  catalogue: readonly Seuil[] = SEUILS,
): readonly Raison[] => RAISONS_PAR_TYPE[seance.type].filter((raison) => REGLES[raison](candidat, seance, catalogue));

/** Raisons, dans l'ordre de traitement d'une séance (domain.md 6.2). */
export const RAISONS = [
  'ORIENTATION_ACCEPTEE',
  'DECISION_ECHUE',
  'A_REPRESENTER',
  'ACTION_EN_RETARD',
  'PRE_REPRISE_RECUE',
  'FIN_DROITS_PROCHE',
  'FIN_ARRET_PROCHE',
  'FIN_ESSAI_PROCHE',
  'NOUVELLE_INCLUSION',
  'SANS_REFERENT',
  'SANS_NOUVELLE',
  'PROPOSE_CLOTURE',
] as const;

/** Code d'une raison. */
export type Raison = (typeof RAISONS)[number];

// Une équipe technique n'étudie que ce qu'on lui a adressé et qu'elle a accepté.
const SANS_ORIENTATION = RAISONS.filter((raison) => raison !== 'ORIENTATION_ACCEPTEE');
const RAISONS_PAR_TYPE: Readonly<Record<TypeRevue, readonly Raison[]>> = {
  REVUE: SANS_ORIENTATION,
  POINT_PARTENAIRE: SANS_ORIENTATION,
  ETM: ['ORIENTATION_ACCEPTEE'],
};

/** Libellés des raisons, tels que montrés à côté du nom. */
export const LIBELLES_RAISON: Readonly<Record<Raison, string>> = {
  ORIENTATION_ACCEPTEE: 'orientation acceptée',
  DECISION_ECHUE: 'décision échue',
  A_REPRESENTER: 'à représenter',
  ACTION_EN_RETARD: 'action en retard',
  PRE_REPRISE_RECUE: 'pré-reprise reçue',
  FIN_DROITS_PROCHE: 'fin de droits proche',
  FIN_ARRET_PROCHE: 'fin d’arrêt proche',
  FIN_ESSAI_PROCHE: 'fin d’essai proche',
  NOUVELLE_INCLUSION: 'nouvelle inclusion',
  SANS_REFERENT: 'sans référent',
  SANS_NOUVELLE: 'sans nouvelle',
  PROPOSE_CLOTURE: 'proposé à la clôture',
};

/** Dates qui bornent la séance préparée. */
export interface SeancePreparee {
  readonly type: TypeRevue;
  readonly date: DateCivile;
  readonly precedente: DateCivile;
  readonly suivante: DateCivile;
}

/** Faits d'un dossier dont dépendent les raisons ; tous obligatoires. */
export interface FaitsCandidat {
  readonly numero: string;
  readonly etat: EtatDossier;
  readonly aConsentement: boolean;
  readonly ouvertLe: DateCivile;
  readonly referentId: string | null;
  readonly dernierContactLe: DateCivile | null;
  readonly finArretLe: DateCivile | null;
  readonly finDroitsLe: DateCivile | null;
  readonly finEssaiLe: DateCivile | null;
  /** Prochain passage demandé par la dernière décision. */
  readonly prochainPassageLe: DateCivile | null;
  readonly preRepriseRecueLe: DateCivile | null;
  /** Son dernier passage n'a pas abouti : reporté, laissé sans décision, pas atteint, ou décision « représenter ». */
  readonly aRepresenter: boolean;
  /** Une orientation vers l'équipe technique est acceptée et n'a pas encore son résultat. */
  readonly orientationAccepteeLe: DateCivile | null;
  readonly plusAncienneEcheance: DateCivile | null;
}

/** Un candidat et ses raisons. */
export interface Proposition<C> {
  readonly candidat: C;
  readonly raisons: readonly Raison[];
}

type Regle = (candidat: FaitsCandidat, seance: SeancePreparee, catalogue: readonly Seuil[]) => boolean;

// « Avant la prochaine revue » : après elle, il serait trop tard pour agir.
const avantLaSuivante = (date: DateCivile | null, { date: jour, suivante }: SeancePreparee): boolean =>
  date !== null && date >= jour && date < suivante;

const REGLES: Readonly<Record<Raison, Regle>> = {
  ORIENTATION_ACCEPTEE: ({ orientationAccepteeLe }) => orientationAccepteeLe !== null,
  DECISION_ECHUE: ({ prochainPassageLe }, { date }) => prochainPassageLe !== null && prochainPassageLe <= date,
  A_REPRESENTER: ({ aRepresenter }) => aRepresenter,
  ACTION_EN_RETARD: ({ plusAncienneEcheance }, { date }) =>
    plusAncienneEcheance !== null && plusAncienneEcheance < date,
  PRE_REPRISE_RECUE: ({ preRepriseRecueLe }, { precedente }) =>
    preRepriseRecueLe !== null && preRepriseRecueLe >= precedente,
  FIN_DROITS_PROCHE: ({ finDroitsLe }, seance) => avantLaSuivante(finDroitsLe, seance),
  FIN_ARRET_PROCHE: ({ finArretLe }, seance) => avantLaSuivante(finArretLe, seance),
  FIN_ESSAI_PROCHE: ({ finEssaiLe }, seance) => avantLaSuivante(finEssaiLe, seance),
  NOUVELLE_INCLUSION: ({ ouvertLe }, { precedente }) => ouvertLe >= precedente,
  SANS_REFERENT: ({ referentId }) => referentId === null,
  SANS_NOUVELLE: ({ dernierContactLe, ouvertLe }, { date }, catalogue) =>
    depasse(seuilEnVigueur('SANS_NOUVELLE', date, catalogue), joursEntre(dernierContactLe ?? ouvertLe, date)),
  PROPOSE_CLOTURE: ({ etat }) => etat === 'EN_CLOTURE',
};

// La raison la plus pressante d'abord, puis le nombre de raisons, puis la date qui presse, puis le numéro.
const comparer = (a: Proposition<FaitsCandidat>, b: Proposition<FaitsCandidat>): number =>
  rang(a) - rang(b) ||
  b.raisons.length - a.raisons.length ||
  comparerTextes(dateQuiPresse(a.candidat), dateQuiPresse(b.candidat)) ||
  comparerTextes(a.candidat.numero, b.candidat.numero);

const rang = ({ raisons }: Proposition<FaitsCandidat>): number =>
  raisons[0] ? RAISONS.indexOf(raisons[0]) : RAISONS.length;

const comparerTextes = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const dateQuiPresse = ({ finDroitsLe, finArretLe, finEssaiLe }: FaitsCandidat): DateCivile =>
  [finDroitsLe, finArretLe, finEssaiLe].filter((date) => date !== null).sort()[0] ?? '9999-12-31';
