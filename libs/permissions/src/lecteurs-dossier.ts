import {
  FONCTIONS,
  LIBELLES_FONCTION,
  LIBELLES_UNITE,
  UNITE_DE_FONCTION,
  UNITES_PARTENAIRES,
  type CategorieDonnee,
  type LecteurVue,
  type Unite,
} from '@pdp/domain';
import { calculerFaits, type DonneesDossier } from './calculer-faits.js';
import { PORTEES } from './cellules.js';
import { porteeDe } from './peut.js';
import { porteesPossibles } from './regles.js';
import type { Sujet } from './sujet.js';

/** Personne reliée à un dossier, ou tout agent d'un service relié ; `organisme` : son nom, pour le dire. */
export interface LecteurPossible {
  readonly sujet: Sujet;
  readonly organisme: string | null;
}

/** Ce qu'un partenaire lit à la place du nom des autres partenaires : leur présence dirait à qui la personne a dit oui. */
export const AUTRES_PARTENAIRES = 'tout autre partenaire que la personne autorise';

/**
 * « Qui lira ceci » : services et fonctions qui lisent cette catégorie, d'après les règles mêmes, les liens et les accords en
 * cours. `regard` : à qui on le dit ; un partenaire n'y apprend rien des autres (matrice 1.5, Consents « R own »).
 */
export function lecteursDuDossier(
  donnees: DonneesDossier,
  possibles: readonly LecteurPossible[],
  categorie: CategorieDonnee,
  regard: Sujet,
): readonly LecteurVue[] {
  const partenaire = estPartenaire(regard.unite);
  const dicibles = partenaire ? possibles.filter(({ sujet }) => !estAutrePartenaire(sujet, regard)) : possibles;
  const lectures = dicibles.flatMap((possible) => {
    const condition = conditionDe(possible.sujet, donnees, categorie);
    return condition === null ? [] : [{ ...possible, condition }];
  });
  return [
    ...enGroupes(lectures),
    ...(partenaire && ouvrableAUnPartenaire(categorie) ? [{ nom: AUTRES_PARTENAIRES, restriction: null }] : []),
  ];
}

type Lecture = LecteurPossible & { readonly condition: string };

const EN_ENTIER = '';
const SIENS_SEULEMENT = 'seulement ce dont il est l’auteur ou le destinataire';

/** Ce que ce sujet lirait ; vide : tout. `null` : rien. */
function conditionDe(sujet: Sujet, donnees: DonneesDossier, categorie: CategorieDonnee): string | null {
  const faits = calculerFaits(sujet, donnees);
  const entiere = porteeDe(sujet, 'lire', { categorie, faits });
  if (entiere !== null) return entiere === 'complete' ? EN_ENTIER : PORTEES[entiere];
  const element = { estAuteur: true, estDestinataire: true };
  const siens = porteeDe(sujet, 'lire', { categorie, faits, element });
  if (siens === null) return null;
  return siens === 'complete' ? SIENS_SEULEMENT : PORTEES[siens];
}

/** Un service entier quand toutes ses fonctions lisent de même, sinon fonction par fonction. */
function enGroupes(lectures: readonly Lecture[]): readonly LecteurVue[] {
  const dits = new Map<string, LecteurVue>();
  for (const { sujet, organisme, condition } of [...lectures].sort(ordre)) {
    const pairs = lectures.filter(
      (autre) => autre.sujet.unite === sujet.unite && autre.organisme === organisme && autre.condition === condition,
    );
    const fonctions = new Set(pairs.map((pair) => pair.sujet.fonction));
    const entier = FONCTIONS.every((f) => UNITE_DE_FONCTION[f] !== sujet.unite || fonctions.has(f));
    const nom = nommer(sujet, organisme, entier);
    const restriction = condition === EN_ENTIER ? null : condition;
    dits.set(`${nom}|${condition}`, { nom, restriction });
  }
  return [...dits.values()];
}

const ordre = (a: Lecture, b: Lecture): number =>
  FONCTIONS.indexOf(a.sujet.fonction) - FONCTIONS.indexOf(b.sujet.fonction);

function nommer({ fonction, unite }: Sujet, organisme: string | null, entier: boolean): string {
  if (fonction === 'ASSURE') return 'la personne elle-même';
  if (fonction === 'MANDATAIRE') return 'la personne qui l’aide dans ses démarches';
  const nom = entier ? LIBELLES_UNITE[unite] : LIBELLES_FONCTION[fonction];
  if (organisme === null || !estPartenaire(unite)) return nom;
  return organisme.toLowerCase().startsWith(nom.toLowerCase()) ? organisme : `${nom} (${organisme})`;
}

const estPartenaire = (unite: Unite): boolean => UNITES_PARTENAIRES.some((partenaire) => partenaire === unite);

const estAutrePartenaire = (sujet: Sujet, regard: Sujet): boolean =>
  estPartenaire(sujet.unite) && (sujet.unite !== regard.unite || sujet.organismeId !== regard.organismeId);

const ouvrableAUnPartenaire = (categorie: CategorieDonnee): boolean =>
  FONCTIONS.some(
    (fonction) =>
      estPartenaire(UNITE_DE_FONCTION[fonction]) && porteesPossibles(fonction, 'lire', categorie).length > 0,
  );
