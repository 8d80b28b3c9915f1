import {
  COLONNE_DE_FONCTION,
  UNITE_DE_FONCTION,
  ajouterJours,
  echec,
  erreurMetier,
  estDateCivile,
  instantParis,
  lireDateCivile,
  succes,
  type ErreurMetier,
  type Fonction,
  type Resultat,
  type Unite,
} from '@pdp/domain';
import { MATRICE } from '@pdp/permissions';

/**
 * Cette fonction ouvre-t-elle des dossiers, ou leur journal ? Un administrateur ne peut pas se la donner : celui qui règle
 * les droits n'est pas celui qui les exerce. Se déduit de la matrice, pour suivre ses changements.
 */
export function litDesDossiers(fonction: Fonction): boolean {
  const colonne = COLONNE_DE_FONCTION[fonction];
  // Le délégué à la protection des données lit le journal nominatif des dossiers.
  if (colonne === null) return true;
  return Object.values(MATRICE).some((ligne) => ligne[colonne].droits.some(({ voie }) => voie !== 'plateforme'));
}

/** L'organisme exerce-t-il l'unité de cette fonction ? Sans unités déclarées, il les exerce toutes. */
export const exerce = (unites: readonly Unite[], fonction: Fonction): boolean =>
  unites.length === 0 || unites.includes(UNITE_DE_FONCTION[fonction]);

/** Un compte d'assuré ou de mandataire naît d'un dossier, jamais de l'administration. */
export const estCoteAssure = (fonction: Fonction): boolean => UNITE_DE_FONCTION[fonction] === 'ASSURE';

/** Borne d'une période : un jour (`YYYY-MM-DD`, heure de Paris ; la fin est comprise) ou un instant ISO 8601. */
export function lireBorne(texte: string, champ: 'debut' | 'fin'): Resultat<Date, ErreurMetier> {
  const jour = texte.slice(0, 10);
  if (texte === jour && estDateCivile(jour))
    return succes(instantParis(champ === 'fin' ? ajouterJours(jour, 1) : jour, '00:00'));
  const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(texte) ? new Date(texte) : new Date(Number.NaN);
  const estConnu = !Number.isNaN(instant.getTime()) && lireDateCivile(jour) !== null;
  return estConnu
    ? succes(instant)
    : echec(
        erreurMetier('requete-invalide', 'Certains champs sont à corriger.', {
          champs: [{ chemin: champ, code: 'date', message: 'Une date est attendue, par exemple 2026-03-03.' }],
        }),
      );
}

/** Refus d'une règle de l'administration, attaché à un champ du formulaire. */
export const refusDeRegle = (chemin: string, code: string, message: string): ErreurMetier =>
  erreurMetier('regle-metier', message, { champs: [{ chemin, code, message }] });
