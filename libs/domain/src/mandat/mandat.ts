import { LIMITES_TEXTE } from '../contrats/commun.contrat.js';
import { ajouterMois, type DateCivile } from '../noyau/date-civile.js';
import type { ErreurChamp } from '../noyau/erreur.js';
import { echec, succes, type Resultat } from '../noyau/resultat.js';
import { champChoix, champDate, champTexte, type Contenu } from '../noyau/schema-champs.js';
import { lireContenu } from '../noyau/schema.js';

/** Ce qu'une procuration permet : lire le livret, ou lire et agir à la place de la personne. */
export const LIBELLES_PORTEE_MANDAT = { LIRE: 'Lire seulement', AGIR: 'Lire et agir' } as const;

/** Portée d'un mandat. */
export type PorteeMandat = keyof typeof LIBELLES_PORTEE_MANDAT;

/** D'où vient un mandat : donné par la personne dans son livret, ou constaté sur un document. */
export const LIBELLES_CANAL_MANDAT = {
  LIVRET: 'donné dans le livret',
  PROCURATION: 'constaté sur un document',
} as const;

/** Provenance d'un mandat. */
export type CanalMandat = keyof typeof LIBELLES_CANAL_MANDAT;

/** Où en est un mandat ; seul `EN_COURS` ouvre quelque chose. */
export type EtatMandat = 'A_VENIR' | 'EN_COURS' | 'FINI' | 'REVOQUE';

/** Durée la plus longue, en mois : celle d'une mesure de protection juridique avant son renouvellement (art. 441 du code civil). */
export const MOIS_DE_MANDAT = 60;

/** État d'un mandat à cet instant. */
export function etatDeMandat(
  { debut, fin, revoqueLe }: { readonly debut: Date; readonly fin: Date | null; readonly revoqueLe: Date | null },
  maintenant: Date,
): EtatMandat {
  if (revoqueLe !== null) return 'REVOQUE';
  if (debut > maintenant) return 'A_VENIR';
  return fin !== null && fin <= maintenant ? 'FINI' : 'EN_COURS';
}

/** Champs d'une procuration : qui, pour faire quoi, jusqu'à quand. */
export const SCHEMA_MANDAT = {
  civilite: champChoix('Civilité', { Mme: 'Mme', 'M.': 'M.' }, { obligatoire: true }),
  nomNaissance: champTexte('Nom de naissance', LIMITES_TEXTE.nom, { obligatoire: true }),
  prenom: champTexte('Prénom', LIMITES_TEXTE.nom, { obligatoire: true }),
  dateNaissance: champDate('Date de naissance', { obligatoire: true, pasFuture: true }),
  portee: champChoix('Ce que cette personne peut faire', LIBELLES_PORTEE_MANDAT, { obligatoire: true }),
  debut: champDate('À partir du', { obligatoire: true }),
  fin: champDate('Jusqu’au', { obligatoire: true }),
} as const;

/** Procuration lue et contrôlée. */
export type MandatLu = Contenu<typeof SCHEMA_MANDAT>;

/** Lit une procuration : une personne majeure, des dates qui se suivent, cinq ans au plus, rien dans le passé. */
export function lireMandat(valeur: unknown, aujourdhui: DateCivile): Resultat<MandatLu, readonly ErreurChamp[]> {
  const lu = lireContenu(SCHEMA_MANDAT, valeur, aujourdhui);
  if (!lu.ok) return lu;
  const { dateNaissance, debut, fin } = lu.valeur;
  const defauts = [
    ...si(ajouterMois(dateNaissance, 18 * 12) > aujourdhui, 'dateNaissance', 'Cette personne doit être majeure.'),
    ...si(debut < aujourdhui, 'debut', 'Le mandat ne commence pas dans le passé.'),
    ...si(fin <= debut, 'fin', 'La fin vient après le début.'),
    ...si(fin > ajouterMois(debut, MOIS_DE_MANDAT), 'fin', 'Cinq ans au plus.'),
  ];
  return defauts.length > 0 ? echec(defauts) : succes(lu.valeur);
}

const si = (faute: boolean, chemin: string, message: string): ErreurChamp[] =>
  faute ? [{ chemin, code: 'REGLE', message }] : [];
