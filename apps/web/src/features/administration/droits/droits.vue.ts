import { FONCTIONS, LIBELLES_CATEGORIE, LIBELLES_FONCTION } from '@pdp/domain';
import type { CategorieSimulee, DroitSimule } from '@pdp/domain';

/** Choix de l'écran ; tout est texte, comme dans l'adresse de la requête. */
export type ChoixSituation = {
  readonly fonction: string;
  readonly lien: string;
  readonly accompagnement: string;
  readonly accord: string;
  readonly etat: string;
};

export const SITUATION_DE_DEPART: ChoixSituation = {
  fonction: 'MEDECIN_CONSEIL',
  lien: 'DOSSIER',
  accompagnement: 'oui',
  accord: 'non',
  etat: 'EN_COURS',
};

export const OPTIONS_TEST_FONCTION = FONCTIONS.map((value) => ({ value, label: LIBELLES_FONCTION[value] }));
export const OPTIONS_LIEN = [
  { value: 'DOSSIER', label: 'Relié au dossier' },
  { value: 'REVUE', label: 'Le temps d’une revue (lecture)' },
  { value: 'AUCUN', label: 'Aucun lien' },
];
export const OPTIONS_ACCOMPAGNEMENT = [
  { value: 'oui', label: 'Donné' },
  { value: 'non', label: 'Pas donné, ou retiré' },
];
export const OPTIONS_ETAT = [
  { value: 'EN_COURS', label: 'En cours' },
  { value: 'ARCHIVE', label: 'Archivé' },
  { value: 'LIMITE', label: 'Traitement limité' },
];

/** Réponse d'une case : oui, non, ou oui en partie, avec sa raison s'il y en a une à dire. */
export function caseEnClair({ accorde, phrase }: DroitSimule): {
  readonly mot: string;
  readonly raison: string | null;
} {
  const raison = phrase === 'Autorisé.' ? null : phrase.replace(/^Autorisé : /, '');
  if (!accorde) return { mot: 'Non', raison };
  return { mot: raison === null ? 'Oui' : 'En partie', raison };
}

/** Nom d'une catégorie. */
export const nomDe = ({ categorie }: CategorieSimulee): string => LIBELLES_CATEGORIE[categorie];

/** « Lu : 12 sur 22 » : ce que le dossier fictif montrerait. */
export const nombreLu = (categories: readonly CategorieSimulee[]): number =>
  categories.filter(({ lire }) => lire.accorde).length;
