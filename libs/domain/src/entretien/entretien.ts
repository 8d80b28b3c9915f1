import { LIMITES_TEXTE } from '../contrats/commun.contrat.js';
import type { DateCivile } from '../noyau/date-civile.js';
import type { ErreurChamp } from '../noyau/erreur.js';
import type { Resultat } from '../noyau/resultat.js';
import { champChoix, champDate, champEntier, champTexte, type Contenu } from '../noyau/schema-champs.js';
import { lireContenu } from '../noyau/schema.js';

/** Entretien prêt à conserver ; un entretien se note une fois tenu, jamais d'avance. */
export const lireEntretien = (valeur: unknown, aujourdhui: DateCivile): Resultat<Entretien, readonly ErreurChamp[]> =>
  lireContenu(SCHEMA_ENTRETIEN, valeur, aujourdhui);

/** Façons de tenir un entretien, telles qu'elles se saisissent. */
export const LIBELLES_MODALITE = {
  ACCUEIL: 'À l’accueil',
  DOMICILE: 'À domicile',
  TELEPHONE: 'Par téléphone',
  VISIO: 'En visio',
} as const;

/** Code d'une modalité. */
export type Modalite = keyof typeof LIBELLES_MODALITE;

/** Toutes celles qui se lisent : d'anciens entretiens disent « en face à face » sans dire où. */
export const LIBELLES_MODALITE_LUE = { ...LIBELLES_MODALITE, PHYSIQUE: 'En face à face' } as const;

/** Code d'une modalité lue. */
export type ModaliteLue = keyof typeof LIBELLES_MODALITE_LUE;

/** Modalités que comptent les bilans (domain.md 7.5). */
export type ModaliteComptee = 'PHYSIQUE' | 'TELEPHONE' | 'VISIO';

/** Sous quelle modalité un entretien se compte : à l'accueil ou à domicile, c'est en face à face. */
export const modaliteComptee = (modalite: ModaliteLue): ModaliteComptee =>
  modalite === 'TELEPHONE' || modalite === 'VISIO' ? modalite : 'PHYSIQUE';

/** Pourquoi un entretien ou un contact noté ne compte plus ; la ligne reste, rien n'est effacé. */
export const LIBELLES_MOTIF_ANNULATION = {
  DOUBLON: 'Noté deux fois',
  MAUVAIS_DOSSIER: 'Noté sur le mauvais dossier',
  NON_TENU: 'N’a pas eu lieu',
} as const;

/** Code d'un motif d'annulation. */
export type MotifAnnulation = keyof typeof LIBELLES_MOTIF_ANNULATION;

/** Motif lu : annulé, ou remplacé par une ligne corrigée. */
export const LIBELLES_MOTIF_LU = { ...LIBELLES_MOTIF_ANNULATION, CORRIGE: 'Corrigé' } as const;

/** Champs d'un entretien ; le résumé relève de la situation sociale, lue par le Service social seul. */
export const SCHEMA_ENTRETIEN = {
  date: champDate('Date', { obligatoire: true, pasFuture: true }),
  modalite: champChoix('Modalité', LIBELLES_MODALITE, { obligatoire: true }),
  dureeMinutes: champEntier('Durée en minutes', 1, 480),
  resume: champTexte('Résumé', LIMITES_TEXTE.notes, { multiligne: true }),
} as const;

/** Entretien conservé. */
export type Entretien = Contenu<typeof SCHEMA_ENTRETIEN>;
