import { ajouterJours } from '../noyau/date-civile.js';
import { dateParis, heureParis, instantParis } from '../noyau/horloge.js';
import { estJourTravaille } from '../noyau/jours-feries.js';

/** Jours ouvrés pleins entre la clôture de l'ordre du jour et la séance (domain.md 6.2). */
export const JOURS_OUVRES_AVANT = 2;

/** Instant où l'ordre du jour se fige : deux jours ouvrés avant, à l'heure de la séance (Paris). */
export const limiteOrdreDuJour = (debut: Date, alsaceMoselle = false): Date => {
  let jour = dateParis(debut);
  for (let reste = JOURS_OUVRES_AVANT; reste > 0;) {
    jour = ajouterJours(jour, -1);
    if (estJourTravaille(jour, alsaceMoselle)) reste -= 1;
  }
  return instantParis(jour, heureParis(debut));
};
