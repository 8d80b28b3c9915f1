import { lireEntretien } from '@pdp/domain';
import type { CreerEntretienRequete, DateCivile, EntretienVue } from '@pdp/domain';
import type { ErreursParChamp } from '../../../platform/ui/formulaire/erreurs';

/** Saisie d'un entretien, toute en textes. */
export type SaisieEntretien = { date: string; modalite: string; dureeMinutes: string; resume: string };

/** Libellés, dans l'ordre de l'écran. */
export const LIBELLES_ENTRETIEN = {
  date: 'Date',
  modalite: 'Modalité',
  dureeMinutes: 'Durée en minutes',
  resume: 'Résumé',
};

/** Saisie de départ : vide, ou celle de l'entretien corrigé ; un ancien « face à face » demande où il a eu lieu. */
export const saisieEntretien = (entretien: EntretienVue | undefined, aujourdhui: string): SaisieEntretien => ({
  date: entretien?.date ?? aujourdhui,
  modalite: entretien === undefined || entretien.modalite === 'PHYSIQUE' ? 'ACCUEIL' : entretien.modalite,
  dureeMinutes: entretien?.dureeMinutes == null ? '' : String(entretien.dureeMinutes),
  resume: entretien?.resume ?? '',
});

/** Corps à envoyer : ce qui est vide n'y est pas. */
export const corpsEntretien = ({ date, modalite, dureeMinutes, resume }: SaisieEntretien): CreerEntretienRequete => ({
  date,
  modalite: modalite as CreerEntretienRequete['modalite'],
  ...(dureeMinutes.trim() === '' ? {} : { dureeMinutes: Number(dureeMinutes) }),
  ...(resume.trim() === '' ? {} : { resume }),
});

/** Fautes, par les règles du serveur. */
export function fautesEntretien(saisie: SaisieEntretien, aujourdhui: string): ErreursParChamp {
  const lu = lireEntretien(corpsEntretien(saisie), aujourdhui as DateCivile);
  return Object.fromEntries((lu.ok ? [] : lu.erreur).map(({ chemin, message }) => [chemin, message]));
}
