import type { Fonction } from '../annuaire/fonctions.js';
import { erreurRegle, type ErreurRegle } from './erreur.js';
import { echec, succes, type Resultat } from './resultat.js';

/**
 * État suivant, ou le premier refus rencontré : état, puis acteur, puis exigences.
 * Une exigence dont l'appelant ne dit rien n'est pas remplie.
 */
export const appliquer = <E extends string, N extends string, X extends string>(
  machine: Machine<E, N, X>,
  etat: E,
  demande: DemandeTransition<N, X>,
): Resultat<E, ErreurTransition> => {
  const regle = transitionDe(machine, demande.transition);
  if (!regle) return refus('TRANSITION_INCONNUE', 'Cette action n’existe pas.');
  if (!regle.de.includes(etat))
    return refus('TRANSITION_IMPOSSIBLE', 'Cette action n’est plus possible dans l’état actuel.');
  if (!regle.par.includes(demande.acteur))
    return refus('ACTEUR_NON_HABILITE', 'Votre fonction ne permet pas cette action.');
  const manquantes = (regle.exige ?? []).filter((exigence) => demande.remplies?.[exigence] !== true);
  if (manquantes.length > 0) return exigencesManquantes(machine, manquantes);
  return succes(regle.vers);
};

/** Transitions qu'un acteur peut tenter depuis un état, dans l'ordre de la table ; les exigences restent à vérifier. */
export const transitionsPossibles = <E extends string, N extends string, X extends string>(
  machine: Machine<E, N, X>,
  etat: E,
  acteur?: Acteur,
): readonly N[] =>
  noms(machine).filter((nom) => {
    const regle = machine.transitions[nom];
    return regle.de.includes(etat) && (acteur === undefined || regle.par.includes(acteur));
  });

/** États que l'on peut atteindre depuis l'état initial, celui-ci compris. */
export const etatsAtteignables = <E extends string, N extends string, X extends string>(
  machine: Machine<E, N, X>,
): ReadonlySet<E> => {
  const atteints = new Set<E>([machine.initial]);
  for (const etat of atteints)
    for (const nom of transitionsPossibles(machine, etat)) atteints.add(machine.transitions[nom].vers);
  return atteints;
};

/** Défauts de construction d'une machine, pour les tests ; une liste vide est la seule réponse acceptable. */
export const defautsMachine = <E extends string, N extends string, X extends string>(
  machine: Machine<E, N, X>,
): readonly string[] => {
  const atteints = etatsAtteignables(machine);
  const inconnu = (etat: E) => !machine.etats.includes(etat);
  return [
    ...machine.etats.filter((etat) => !atteints.has(etat)).map((etat) => `état jamais atteint : ${etat}`),
    ...machine.etats
      .filter((etat) => transitionsPossibles(machine, etat).length === 0 && !machine.finals.includes(etat))
      .map((etat) => `état sans issue non déclaré final : ${etat}`),
    ...machine.finals
      .filter((etat) => transitionsPossibles(machine, etat).length > 0)
      .map((etat) => `état final dont on sort : ${etat}`),
    ...noms(machine).flatMap((nom) => {
      const { de, vers, par } = machine.transitions[nom];
      return [
        ...[...de, vers].filter(inconnu).map((etat) => `${nom} cite un état inconnu : ${etat}`),
        ...(de.length === 0 ? [`${nom} ne part de nulle part`] : []),
        ...(par.length === 0 ? [`${nom} n’est permise à personne`] : []),
      ];
    }),
  ];
};

/** Vrai quand plus aucune transition ne part de cet état. */
export const estFinal = <E extends string, N extends string, X extends string>(
  machine: Machine<E, N, X>,
  etat: E,
): boolean => machine.finals.includes(etat);

/** Qui agit : une fonction, ou la plateforme elle-même. */
export type Acteur = Fonction | 'SYSTEME';

/** Une ligne de la table : d'où, vers où, par qui, à quelles conditions nommées. */
export interface Transition<E extends string, X extends string = never> {
  readonly de: readonly E[];
  readonly vers: E;
  readonly par: readonly Acteur[];
  readonly exige?: readonly X[];
}

/** Machine à états décrite comme une donnée : les tests et les écrans la lisent comme le code. */
export interface Machine<E extends string, N extends string, X extends string = never> {
  readonly etats: readonly E[];
  readonly initial: E;
  readonly finals: readonly E[];
  readonly transitions: Readonly<Record<N, Transition<E, X>>>;
  /** Phrase française de chaque exigence, montrée quand elle manque. */
  readonly exigences: Readonly<Record<X, string>>;
}

/** Ce qu'un acteur demande, avec les exigences que l'appelant a vérifiées. */
export interface DemandeTransition<N extends string, X extends string = never> {
  readonly transition: N;
  readonly acteur: Acteur;
  readonly remplies?: Partial<Readonly<Record<X, boolean>>>;
}

/** Codes d'un refus de transition. */
export type CodeErreurTransition =
  'TRANSITION_INCONNUE' | 'TRANSITION_IMPOSSIBLE' | 'ACTEUR_NON_HABILITE' | 'EXIGENCE_NON_REMPLIE';

/** Refus d'une transition ; `champs` nomme chaque exigence manquante. */
export type ErreurTransition = ErreurRegle<CodeErreurTransition>;

const refus = (code: CodeErreurTransition, message: string) => echec(erreurRegle(code, message));

const noms = <E extends string, N extends string, X extends string>(machine: Machine<E, N, X>): readonly N[] =>
  Object.keys(machine.transitions) as N[];

// Le nom peut venir d'une requête : on ne lit que les clés propres de la table (`constructor`, `__proto__`).
const transitionDe = <E extends string, N extends string, X extends string>(
  machine: Machine<E, N, X>,
  nom: N,
): Transition<E, X> | undefined => (Object.hasOwn(machine.transitions, nom) ? machine.transitions[nom] : undefined);

const exigencesManquantes = <E extends string, N extends string, X extends string>(
  machine: Machine<E, N, X>,
  manquantes: readonly X[],
) => {
  const champs = manquantes.map((exigence) => ({
    chemin: exigence,
    code: exigence,
    message: machine.exigences[exigence],
  }));
  return echec(erreurRegle('EXIGENCE_NON_REMPLIE' as const, champs.map(({ message }) => message).join(' '), champs));
};
