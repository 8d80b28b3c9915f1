import { LIBELLES_MODALITE_LUE } from '@pdp/domain';
import type { ModaliteComptee, RecitDossier } from '@pdp/domain';
import { pluriel } from '../../../platform/format/textes';

/** « moins d’un mois », « 7 mois ». */
export const dureeLisible = (mois: number): string => (mois === 0 ? 'moins d’un mois' : `${mois}\u00a0mois`);

/** « 2 en face à face, 3 par téléphone » ; vide sans entretien. */
export const modalitesLisibles = ({ parModalite }: NonNullable<RecitDossier['entretiens']>): string =>
  (Object.entries(parModalite) as [ModaliteComptee, number][])
    .filter(([, nombre]) => nombre > 0)
    .map(([modalite, nombre]) => `${nombre} ${LIBELLES_MODALITE_LUE[modalite].toLocaleLowerCase('fr')}`)
    .join(', ');

/** Le parcours en une phrase, à partir de ce que le lecteur en lit. */
export function phraseRecit({ mois, closLe, entretiens, partenaires }: RecitDossier): string {
  const duree = closLe === null ? `Ouvert depuis ${dureeLisible(mois)}` : `Terminé après ${dureeLisible(mois)}`;
  const suite = [
    entretiens && (entretiens.total === 0 ? 'aucun entretien noté' : pluriel(entretiens.total, 'entretien')),
    partenaires && partenaires.length > 0 && pluriel(partenaires.length, 'partenaire'),
  ].filter(Boolean);
  return `${[duree, ...suite].join(', ')}.`;
}
