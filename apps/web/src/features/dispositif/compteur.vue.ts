import type { Compteur, UniteRegle } from '@pdp/domain';
import { dateMoyenne } from '../../platform/format/dates';

const UNITES: Readonly<Record<UniteRegle, readonly [un: string, plusieurs: string]>> = {
  JOURS_OUVRABLES: ['jour ouvrable', 'jours ouvrables'],
  JOURS: ['jour', 'jours'],
  SEMAINES: ['semaine', 'semaines'],
  MOIS: ['mois', 'mois'],
  FOIS: ['fois', 'fois'],
  PERSONNES: ['personne', 'personnes'],
};

/** « 2,5 jours ouvrables ». */
export const quantite = (valeur: number, unite: UniteRegle): string =>
  `${String(valeur).replace('.', ',')} ${UNITES[unite][valeur >= 2 ? 1 : 0]}`;

/** Chaque nombre d'un compteur et ce qu'il veut dire, dans l'ordre où l'on se le demande. */
export const lignesCompteur = ({
  unite,
  utilise,
  prevu,
  total,
  restant,
  depasse,
  jusquAu,
  manque,
}: Compteur): readonly (readonly [titre: string, valeur: string])[] => [
  ['Utilisé', quantite(utilise, unite)],
  ['Prévu en tout', `${quantite(prevu, unite)} sur ${total}`],
  ['Reste', depasse ? 'rien, c’est dépassé' : quantite(restant, unite)],
  ['Jusqu’au', jusquAu === null ? 'aucune date à compter' : dateMoyenne(jusquAu)],
  ['Il manque', manque.length === 0 ? 'rien' : manque.join(', ')],
];
