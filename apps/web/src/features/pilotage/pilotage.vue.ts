import type { CasePubliee, FinDePassage, ResumeRevues, TypeRevue } from '@pdp/domain';

/** Nom des séances d'un type, au pluriel. */
export const SEANCES: Readonly<Record<TypeRevue, string>> = {
  REVUE: 'Revues de dossiers',
  POINT_PARTENAIRE: 'Points partenaires',
  ETM: 'Séances ETM',
};

/** Libellés des fins d'un dossier examiné, avec leur définition. */
export const FINS: Readonly<Record<FinDePassage, { readonly libelle: string; readonly definition: string }>> = {
  COMPLETE: {
    libelle: 'Décision, responsable et échéance',
    definition: 'Une décision, au moins une action, et pour chaque action qui la fait et pour quand.',
  },
  DECISION_SEULE: {
    libelle: 'Décision sans action datée',
    definition: 'Une décision, mais rien à faire par personne.',
  },
  SANS_DECISION: { libelle: 'Sans décision', definition: 'Discuté, sans décision ou à représenter.' },
};

/** Part en pour cent entier, son dénominateur dit à côté ; une borne s'arrondit au-dessous. */
export function partLisible(publiee: CasePubliee, total: number | null): string {
  if (publiee === null || total === null || total === 0) return '–';
  if ('nombre' in publiee) return `${Math.round((publiee.nombre / total) * 100)}\u00a0%`;
  return `au moins ${Math.floor((publiee.auMoins / total) * 100)}\u00a0%`;
}

/** Effectif d'une case, ou ce qu'il vaut au moins, ou « masqué ». */
export function caseLisible(publiee: CasePubliee): string {
  if (publiee === null) return 'masqué';
  return 'nombre' in publiee ? String(publiee.nombre) : `au moins ${publiee.auMoins}`;
}

/** Nombre, ou « masqué » s'il est trop petit pour être montré. */
export const nombreLisible = (nombre: number | null): string => (nombre === null ? 'masqué' : String(nombre));

/** Minutes arrondies ; sous une minute, on le dit. */
export const minutesLisibles = (secondes: number): string =>
  secondes < 60 ? 'moins d’une minute' : `${Math.round(secondes / 60)}\u00a0min`;

/** Le résumé a-t-il quelque chose à montrer ? */
export const estVide = ({ seances }: Pick<ResumeRevues, 'seances'>): boolean => seances === 0;
