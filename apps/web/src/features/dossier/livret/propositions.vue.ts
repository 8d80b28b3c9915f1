import type { LivretVue } from '@pdp/domain';

type Proposition = LivretVue['propositions'][number];

const SOURCES: Readonly<Record<Proposition['source'], string>> = {
  DECISION: 'décidé en revue',
  VISITE: 'après une visite',
  DISPOSITIF: 'une aide avance',
  TACHE: 'action faite',
  ETAPE: 'étape du parcours',
};

/** D'où vient une proposition, en deux ou trois mots. */
export const sourceEnClair = ({ source }: Pick<Proposition, 'source'>): string => SOURCES[source];

/** Ce que la reprendre ferait au livret. */
export const effetDeReprise = ({ cible }: Pick<Proposition, 'cible'>): string =>
  cible === 'ETAPES' ? 'Étape faite, dans «\u00a0Mes étapes\u00a0»' : 'Phrase, dans «\u00a0Ce qui a été décidé\u00a0»';
