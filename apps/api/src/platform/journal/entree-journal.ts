import type { ActeurOuSysteme } from '../config/acteur.js';

/** Ligne du journal : des identifiants et des noms de catégories, jamais de valeur. */
export type EntreeJournal = {
  readonly action: string;
  readonly ressource: string;
  readonly ressourceId?: string | null;
  readonly dossierId?: string | null;
  readonly categories?: readonly string[];
  readonly resultat?: 'OK' | 'REFUS';
};

const COLONNES = 11;

/** Texte et valeurs d'un INSERT de plusieurs lignes de journal ; une seule requête quel que soit leur nombre. */
export function insertionJournal(lignes: readonly { acteur: ActeurOuSysteme; entree: EntreeJournal }[]): { texte: string; valeurs: unknown[] } {
  const valeurs: unknown[] = [];
  const rangees = lignes.map(({ acteur, entree }, i) => {
    valeurs.push(
      acteur.utilisateurId,
      acteur.sessionId,
      acteur.fonction,
      acteur.organismeId,
      entree.action,
      entree.ressource,
      entree.ressourceId ?? null,
      entree.dossierId ?? null,
      entree.categories ?? null,
      acteur.correlationId,
      entree.resultat ?? 'OK',
    );
    return `(${Array.from({ length: COLONNES }, (_, c) => `$${i * COLONNES + c + 1}`).join(',')})`;
  });
  const texte = `INSERT INTO journal_acces (utilisateur_id, session_id, fonction, organisme_id, action, ressource, ressource_id, dossier_id, categories, correlation_id, resultat) VALUES ${rangees.join(',')}`;
  return { texte, valeurs };
}
