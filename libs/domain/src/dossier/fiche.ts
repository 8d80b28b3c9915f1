import type { CategorieFiche } from './categories.js';
import { coherences, type ContexteFiche } from './fiche-coherences.js';
import { SCHEMAS_FICHE, type ContenusFiche } from './fiche-schemas.js';
import type { ErreurChamp } from '../noyau/erreur.js';
import { jourArret, type DateCivile } from '../noyau/date-civile.js';
import { echec, succes, type Resultat } from '../noyau/resultat.js';
import { lireContenu } from '../noyau/schema.js';

/**
 * Contenu d'une catégorie prêt à conserver : schéma, puis cohérence entre champs.
 * C'est un remplacement entier : une clé absente est vidée.
 */
export const lireCategorie = <C extends CategorieFiche>(
  categorie: C,
  valeur: unknown,
  contexte: ContexteFiche,
): Resultat<ContenusFiche[C], readonly ErreurChamp[]> => {
  const lu = lireContenu(SCHEMAS_FICHE[categorie], valeur, contexte.aujourdhui);
  if (!lu.ok) return lu;
  const contenu = lu.valeur as ContenusFiche[C];
  const erreurs = coherences(categorie, contenu, contexte);
  return erreurs.length > 0 ? echec(erreurs) : succes(contenu);
};

/** Date de fin de l'arrêt, prolongations comprises ; `null` si aucune n'est connue. */
export const finArret = (arret: ContenusFiche['arret']): DateCivile | null => {
  const fins = [arret.dateFinPrescrite, ...arret.prolongations.map(({ dateFin }) => dateFin)].filter(
    (fin) => fin !== null,
  );
  return fins.sort().at(-1) ?? null;
};

/** Ce que lit un service qui n'a droit qu'à la durée de l'arrêt : ni risque, ni dates (domain.md 1.5, COO et ETM). */
export const dureeArret = (arret: ContenusFiche['arret'], aujourdhui: DateCivile): DureeArret => {
  const dernier = arret.dateReprise !== null && arret.dateReprise <= aujourdhui ? arret.dateReprise : null;
  return {
    jours: dernier ? jourArret(arret.dateDebut, dernier) - 1 : Math.max(0, jourArret(arret.dateDebut, aujourdhui)),
    enCours: dernier === null,
  };
};

/** Durée d'un arrêt, sans autre détail. */
export interface DureeArret {
  readonly jours: number;
  readonly enCours: boolean;
}
