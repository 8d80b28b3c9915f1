import { lireEntretien } from '@pdp/domain';
import type { CreerEntretienRequete, DateCivile } from '@pdp/domain';
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
