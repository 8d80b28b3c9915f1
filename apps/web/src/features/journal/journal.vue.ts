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
  { value: 'ecriture.refusee', label: 'Écritures refusées' },
  { value: 'session.', label: 'Connexions' },
  { value: 'habilitation.', label: 'Habilitations' },
  { value: 'journal.', label: 'Consultations du journal' },
];

export const OPTIONS_RESULTAT = [
  { value: '', label: 'Tous' },
  { value: 'OK', label: 'Abouti' },
  { value: 'REFUS', label: 'Refusé' },
];

/** Rubriques, et traits d'identité qui différaient quand un code d'invitation a été refusé. */
const LIBELLES: Readonly<Record<string, string>> = {
  ...LIBELLES_CATEGORIE,
  nomNaissance: 'Nom de naissance différent',
  prenom: 'Prénom différent',
  dateNaissance: 'Date de naissance différente',
};

/** Rubriques lues ou écrites, en mots simples ; les trois premières, puis leur nombre. */
export function rubriquesEnClair(categories: readonly string[]): string {
  const noms = categories.map((categorie) => libelleDe(LIBELLES, categorie));
  return noms.length <= 3 ? noms.join(', ') : `${noms.slice(0, 3).join(', ')} et ${noms.length - 3} autres`;
}
