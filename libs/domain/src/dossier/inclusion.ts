import { ajouterMois, estDateCivile, type DateCivile } from '../noyau/date-civile.js';
import { echec, succes, type Resultat } from '../noyau/resultat.js';

/** Ancienneté la plus grande d'un accompagnement repris, en mois : au-delà, l'année est sans doute fausse (docs/adr/0042). */
export const MOIS_DE_REPRISE = 36;

/**
 * Jour où l'accompagnement a commencé : aujourd'hui, ou plus tôt quand le dossier reprend un suivi tenu ailleurs. Il compte la
 * durée de l'accompagnement ; l'ouverture du dossier, elle, garde son heure. Rend la phrase à montrer si la date ne va pas.
 */
export const lireDateInclusion = (saisie: string | undefined, aujourdhui: DateCivile): Resultat<DateCivile, string> => {
  if (saisie === undefined) return succes(aujourdhui);
  if (!estDateCivile(saisie)) return echec('Cette date n’existe pas.');
  if (saisie > aujourdhui)
    return echec('Cette date est à venir : laissez vide si l’accompagnement commence aujourd’hui.');
  return saisie < ajouterMois(aujourdhui, -MOIS_DE_REPRISE)
    ? echec('Cette date a plus de trois ans : vérifiez l’année.')
    : succes(saisie);
};
