import type { ActeurOuSysteme } from '../config/acteur.js';
import type { RequeteNommee } from '../database/lecture.js';

/** Ligne du journal : des identifiants et des noms de catégories, jamais de valeur. */
export type EntreeJournal = {
  readonly action: string;
  readonly ressource: string;
  readonly ressourceId?: string | null;
  readonly dossierId?: string | null;
  readonly categories?: readonly string[];
  readonly resultat?: 'OK' | 'REFUS';
};

type LigneAEcrire = { readonly acteur: ActeurOuSysteme; readonly entree: EntreeJournal };

/**
 * Écrit autant de lignes qu'en porte `$1` (`lotJournal`) et les enchaîne : un seul plan, une seule attente du disque par
 * groupe, une seule tête de chaîne tenue jusqu'à la validation (docs/adr, « Journal inviolable »).
 */
export const INSERTION_GROUPEE: RequeteNommee = { nom: 'journal-groupe', texte: 'SELECT journal_inscrire($1::json)' };

/** Paramètre de `INSERTION_GROUPEE` ; une clé absente est un NULL. */
export const lotJournal = (lignes: readonly LigneAEcrire[]): string =>
  JSON.stringify(
    lignes.map(({ acteur, entree }) => ({
      utilisateur_id: acteur.utilisateurId,
      session_id: acteur.sessionId,
      fonction: acteur.fonction,
      organisme_id: acteur.organismeId,
      action: entree.action,
      ressource: entree.ressource,
      ressource_id: entree.ressourceId,
      dossier_id: entree.dossierId,
      categories: entree.categories,
      correlation_id: acteur.correlationId,
      resultat: entree.resultat ?? 'OK',
    })),
  );
