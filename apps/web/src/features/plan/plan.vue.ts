import { LIBELLES_FACON_ACCORD } from '@pdp/domain';
import type { EtatFeuille, FeuilleVue, StatutAction } from '@pdp/domain';
import { dateCourte } from '../../platform/format/dates';

const FACON_ESPACE = 'dans son espace';

/** « Version 2, acceptée le 3 mars, en entretien ». */
export function titreFeuille({ numero, accepteeLe, facon, proposeeLe, etat }: FeuilleVue, aujourdhui: string): string {
  if (etat === 'PROPOSEE') return `Version ${numero}, proposée le ${dateCourte(proposeeLe, aujourdhui)}`;
  if (accepteeLe === null) return `Version ${numero}`;
  const comment = facon === null || facon === 'ESPACE' ? FACON_ESPACE : LIBELLES_FACON_ACCORD[facon].toLowerCase();
  return `Version ${numero}, acceptée le ${dateCourte(accepteeLe, aujourdhui)}, ${comment}`;
}

export const COULEURS_FEUILLE: Readonly<Record<EtatFeuille, 'vert' | 'ambre' | 'gris'>> = {
  PROPOSEE: 'ambre',
  ACCEPTEE: 'vert',
  A_REVOIR: 'ambre',
  RETIREE: 'gris',
  REMPLACEE: 'gris',
};

export const COULEURS_ACTION: Readonly<Record<StatutAction, 'vert' | 'bleu' | 'ambre' | 'gris'>> = {
  A_FAIRE: 'bleu',
  EN_COURS: 'bleu',
  BLOQUEE: 'ambre',
  FAITE: 'vert',
  SANS_OBJET: 'gris',
};
