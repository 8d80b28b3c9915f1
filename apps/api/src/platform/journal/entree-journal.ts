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

const NOMS =
  'utilisateur_id, session_id, fonction, organisme_id, action, ressource, ressource_id, dossier_id, categories, correlation_id, resultat';

type LigneAEcrire = { readonly acteur: ActeurOuSysteme; readonly entree: EntreeJournal };

/** INSERT d'autant de lignes qu'en porte `$1` (`lotJournal`) : un seul plan, une seule attente du disque par groupe. */
export const INSERTION_GROUPEE: RequeteNommee = {
  nom: 'journal-groupe',
  texte: `INSERT INTO journal_acces (${NOMS}) SELECT ${NOMS} FROM json_to_recordset($1::json) AS t(utilisateur_id uuid, session_id uuid,
    fonction text, organisme_id uuid, action text, ressource text, ressource_id uuid, dossier_id uuid, categories text[], correlation_id text, resultat text)`,
};

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
