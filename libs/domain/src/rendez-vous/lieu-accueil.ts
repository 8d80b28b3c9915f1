import type { ErreurChamp } from '../noyau/erreur.js';
import type { Resultat } from '../noyau/resultat.js';
import { champTexte, type Contenu } from '../noyau/schema-champs.js';
import { lireContenu } from '../noyau/schema.js';

/** Lieu d'accueil prêt à conserver. */
export const lireLieuAccueil = (valeur: unknown): Resultat<LieuAccueil, readonly ErreurChamp[]> =>
  lireContenu(SCHEMA_LIEU_ACCUEIL, valeur, '');

/** Champs d'un lieu d'accueil ; tous se lisent par l'assuré. */
export const SCHEMA_LIEU_ACCUEIL = {
  nom: champTexte('Nom', 80, { obligatoire: true }),
  adresse: champTexte('Adresse', 160, { obligatoire: true }),
  accessibilite: champTexte('Accessibilité', 200),
  horaires: champTexte('Horaires', 160),
} as const;

/** Lieu conservé. */
export type LieuAccueil = Contenu<typeof SCHEMA_LIEU_ACCUEIL>;
