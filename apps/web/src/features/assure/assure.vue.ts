import { ETATS_DOSSIER, LIBELLES_ALERTE, LIBELLES_ETAT_DOSSIER } from '@pdp/domain';
import type { Alerte, CompteursDossiers, DossierLigne } from '@pdp/domain';
import { risqueCourt } from '../../platform/format/libelles';

/** Options du filtre d'état ; un dossier effacé n'est plus à montrer. */
export const OPTIONS_ETAT = [
  { value: '', label: 'Tous les états' },
  ...ETATS_DOSSIER.filter((etat) => etat !== 'PURGE').map((etat) => ({
    value: etat,
    label: LIBELLES_ETAT_DOSSIER[etat],
  })),
];

/** Options du filtre d'alerte. */
export const OPTIONS_ALERTE = [
  { value: '', label: 'Toutes les situations' },
  ...(Object.keys(LIBELLES_ALERTE) as Alerte[]).map((alerte) => ({ value: alerte, label: LIBELLES_ALERTE[alerte] })),
];

const CARACTERES_NIR = /^[1-478][0-9AB]*$/;

/** Signes utiles d'une saisie qui peut être un NIR, même incomplet ; `null` si elle n'y ressemble pas. */
export function nirPossible(saisie: string): string | null {
  // Un numéro de dossier s'écrit avec ses tirets ; sans eux, une suite de chiffres est traitée comme un NIR, par prudence.
  if (/[-‑]/.test(saisie)) return null;
  const utiles = saisie.toUpperCase().replace(/[\s.\u00a0\u202f]/g, '');
  return utiles.length >= 5 && CARACTERES_NIR.test(utiles) ? utiles : null;
}

/** Vrai si la saisie est un NIR complet (13 signes, ou 15 avec la clé) : la recherche peut partir. */
export const estNirComplet = (utiles: string): boolean => utiles.length === 13 || utiles.length === 15;

/** « J 141 · maladie » ; rien si l'arrêt n'est pas ouvert au lecteur. */
export const arretLigne = (ligne: Pick<DossierLigne, 'jourArret' | 'risque'>): string =>
  [ligne.jourArret === null ? '' : `J ${ligne.jourArret}`, risqueCourt(ligne.risque)]
    .filter((mot) => mot !== '')
    .join(' · ');

/** Compteurs à montrer : les alertes présentes, dans l'ordre du domaine. */
export const compteursPresents = (
  compteurs: CompteursDossiers,
): readonly { readonly alerte: Alerte; readonly libelle: string; readonly nombre: number }[] =>
  (Object.keys(LIBELLES_ALERTE) as Alerte[])
    .map((alerte) => ({ alerte, libelle: LIBELLES_ALERTE[alerte], nombre: compteurs.alertes[alerte] ?? 0 }))
    .filter(({ nombre }) => nombre > 0);
