import { LIBELLES_CATEGORIE } from '@pdp/domain';
import { libelleDe } from '../../platform/format/libelles';

/** Actes proposés dans le filtre : une famille finit par un point, et prend tout ce qui commence ainsi. */
export const OPTIONS_ACTE = [
  { value: '', label: 'Tous les actes' },
  { value: 'lecture', label: 'Dossier ouvert' },
  { value: 'dossier.ecrire', label: 'Rubrique modifiée' },
  { value: 'dossier.', label: 'Tout acte sur un dossier' },
  { value: 'consentement.', label: 'Accords' },
  { value: 'revue.', label: 'Revues' },
  { value: 'livret.', label: 'Livret' },
  { value: 'signalement.', label: 'Signalements' },
  { value: 'session.', label: 'Connexions' },
  { value: 'habilitation.', label: 'Habilitations' },
  { value: 'journal.', label: 'Consultations du journal' },
];

export const OPTIONS_RESULTAT = [
  { value: '', label: 'Tous' },
  { value: 'OK', label: 'Abouti' },
  { value: 'REFUS', label: 'Refusé' },
];

/** Rubriques lues ou écrites, en mots simples ; les trois premières, puis leur nombre. */
export function rubriquesEnClair(categories: readonly string[]): string {
  const noms = categories.map((categorie) => libelleDe(LIBELLES_CATEGORIE, categorie));
  return noms.length <= 3 ? noms.join(', ') : `${noms.slice(0, 3).join(', ')} et ${noms.length - 3} autres`;
}
