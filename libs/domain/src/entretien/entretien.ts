import { LIMITES_TEXTE } from '../contrats/commun.contrat.js';
import type { DateCivile } from '../noyau/date-civile.js';
import type { ErreurChamp } from '../noyau/erreur.js';
import type { Resultat } from '../noyau/resultat.js';
import { champChoix, champDate, champEntier, champTexte, type Contenu } from '../noyau/schema-champs.js';
import { lireContenu } from '../noyau/schema.js';

/** Entretien prêt à conserver ; un entretien se note une fois tenu, jamais d'avance. */
export const lireEntretien = (valeur: unknown, aujourdhui: DateCivile): Resultat<Entretien, readonly ErreurChamp[]> =>
  lireContenu(SCHEMA_ENTRETIEN, valeur, aujourdhui);

/** Façons de tenir un entretien. */
export const LIBELLES_MODALITE = { PHYSIQUE: 'En face à face', TELEPHONE: 'Par téléphone', VISIO: 'En visio' } as const;

/** Code d'une modalité. */
export type Modalite = keyof typeof LIBELLES_MODALITE;

/** Champs d'un entretien ; le résumé relève de la situation sociale, lue par le Service social seul. */
export const SCHEMA_ENTRETIEN = {
  date: champDate('Date', { obligatoire: true, pasFuture: true }),
  modalite: champChoix('Modalité', LIBELLES_MODALITE, { obligatoire: true }),
  dureeMinutes: champEntier('Durée en minutes', 1, 480),
  resume: champTexte('Résumé', LIMITES_TEXTE.notes, { multiligne: true }),
} as const;

/** Entretien conservé. */
export type Entretien = Contenu<typeof SCHEMA_ENTRETIEN>;
