import { erreurMetier, type ErreurMetier } from '@pdp/domain';
import type { ActeurOuSysteme } from '../config/acteur.js';

type Sql = <T extends object>(texte: string, valeurs?: readonly unknown[]) => Promise<T[]>;

// Chaque dossier où l'acte laisse une ligne de journal doit avoir un mandat en cours qui permet d'agir.
const SANS_MANDAT_POUR_AGIR = `SELECT 1 AS un FROM unnest($1::uuid[]) AS vise(id) WHERE NOT EXISTS (
  SELECT 1 FROM mandat m WHERE m.dossier_id = vise.id AND m.mandataire_id = $2::uuid AND m.portee = 'AGIR'
    AND m.revoque_le IS NULL AND m.debut <= now() AND (m.fin IS NULL OR m.fin > now())) LIMIT 1`;

/**
 * Refus d'une écriture faite par un mandataire dont le mandat ne permet que de lire ; `null` si elle est permise. Vérifié au moment de
 * valider, sur ce que l'acte a journalisé : aucune route ne peut l'oublier.
 */
export async function refusDuMandat(
  sql: Sql,
  acteur: ActeurOuSysteme,
  dossiers: readonly string[],
): Promise<ErreurMetier | null> {
  if (acteur.fonction !== 'MANDATAIRE' || dossiers.length === 0) return null;
  const lignes = await sql(SANS_MANDAT_POUR_AGIR, [dossiers, acteur.utilisateurId]);
  return lignes.length === 0 ? null : erreurMetier('acces-refuse', 'Votre mandat permet de lire, pas d’agir.');
}
