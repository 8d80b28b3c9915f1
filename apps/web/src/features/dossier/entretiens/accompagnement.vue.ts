import { LIBELLES_MODALITE_LUE } from '@pdp/domain';
import type { AccompagnementVue, DelaiRencontre, ModaliteLue } from '@pdp/domain';
import { dateMoyenne } from '../../../platform/format/dates';
import { pluriel } from '../../../platform/format/textes';

/** « 5 entretiens tenus : 2 à l’accueil, 3 par téléphone » ; les annulés n'y sont pas. */
export function direEntretiens({ total, parModalite }: AccompagnementVue['entretiens']): string {
  if (total === 0) return 'Aucun entretien tenu.';
  const detail = (Object.keys(LIBELLES_MODALITE_LUE) as ModaliteLue[])
    .filter((code) => (parModalite[code] ?? 0) > 0)
    .map((code) => `${parModalite[code]} ${minuscule(LIBELLES_MODALITE_LUE[code])}`);
  return `${pluriel(total, 'entretien tenu', 'entretiens tenus')}\u00a0: ${detail.join(', ')}.`;
}

/** Délai de rencontre, en une phrase ; `null` quand il n'y a rien à mesurer. */
export function direRencontre({ etat, jours, recuLe, premierEntretienLe }: DelaiRencontre): string | null {
  if (etat === 'SANS_SIGNALEMENT' || jours === null || recuLe === null) return null;
  const ouvres = jours === 0 ? 'le jour même' : pluriel(jours, 'jour ouvré', 'jours ouvrés');
  return etat === 'FAITE'
    ? `Délai de rencontre\u00a0: ${ouvres} (signalement du ${dateMoyenne(recuLe)}, premier entretien le ${dateMoyenne(premierEntretienLe ?? recuLe)}).`
    : `Pas encore d’entretien\u00a0: ${ouvres === 'le jour même' ? 'signalé ce jour' : `${ouvres} depuis le signalement du ${dateMoyenne(recuLe)}`}.`;
}

const minuscule = (texte: string): string => texte.charAt(0).toLocaleLowerCase('fr') + texte.slice(1);
