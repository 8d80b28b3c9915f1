import {
  LIBELLES_TYPE_REVUE,
  UNITES_PARTENAIRES,
  erreurMetier,
  peutPlanifier,
  type ErreurMetier,
  type Fonction,
  type TypeRevue,
} from '@pdp/domain';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import { regleDeChamp } from '../revue.erreurs.js';

/** Séance où l'on invite ; `organismeId` : le partenaire d'un point partenaire. */
export type SeanceAInviter = {
  readonly id: string;
  readonly plateformeId: string;
  readonly organismeId: string | null;
};

const PARTENAIRES = UNITES_PARTENAIRES.map((unite) => `'${unite}'`).join(', ');

/**
 * Ajoute des participants sous leur habilitation en cours dans cette plateforme ; rend ceux qui en ont une. Un point
 * partenaire n'accueille, de l'extérieur, que les agents de ce partenaire.
 */
export async function inviter(
  tx: Transaction,
  { id, plateformeId, organismeId }: SeanceAInviter,
  utilisateurs: readonly string[],
): Promise<string[]> {
  const lignes = await tx.sql<{ utilisateur_id: string }>(
    `WITH h AS (
       SELECT DISTINCT ON (h.utilisateur_id) h.utilisateur_id, h.id FROM habilitation h JOIN utilisateur u ON u.id = h.utilisateur_id AND u.actif
       WHERE h.utilisateur_id = ANY($3::uuid[]) AND h.plateforme_id = $2::uuid AND h.debut <= now() AND (h.fin IS NULL OR h.fin > now())
         AND ($4::uuid IS NULL OR h.unite NOT IN (${PARTENAIRES}) OR h.organisme_id = $4::uuid)
       ORDER BY h.utilisateur_id, (h.unite = 'COORDINATION'), h.debut),
     ajout AS (INSERT INTO revue_participant (revue_id, utilisateur_id, habilitation_id) SELECT $1::uuid, utilisateur_id, id FROM h ON CONFLICT DO NOTHING)
     SELECT utilisateur_id FROM h`,
    [id, plateformeId, [...new Set(utilisateurs)], organismeId],
  );
  return lignes.map((l) => l.utilisateur_id);
}

/** Quelqu'un de la liste n'a pas sa place dans la séance. */
export const participantInconnu = (organismeId: string | null): ErreurMetier =>
  erreurMetier('regle-metier', 'Un participant n’a pas d’habilitation en cours pour cette séance.', {
    champs: [
      {
        chemin: 'participants',
        code: 'sans-habilitation',
        message:
          organismeId === null
            ? 'Choisissez des personnes de l’annuaire de la plateforme.'
            : 'Choisissez des personnes de l’Assurance Maladie ou de ce partenaire.',
      },
    ],
  });

type SeanceVoulue = { readonly type: TypeRevue; readonly organismeId: string | null; readonly plateformeId: string };

/** Refus de planifier : ce type n'est pas de cette fonction, ou un point partenaire ne nomme pas un partenaire d'ici. */
export async function refusDePlanifier(
  tx: Transaction,
  fonction: Fonction,
  { type, organismeId, plateformeId }: SeanceVoulue,
): Promise<ErreurMetier | null> {
  if (!peutPlanifier(fonction, type))
    return erreurMetier('acces-refuse', `« ${LIBELLES_TYPE_REVUE[type]} » : votre fonction n’en planifie pas.`);
  if (type !== 'POINT_PARTENAIRE') return null;
  const partenaire =
    organismeId !== null &&
    (await tx.sql(
      `SELECT 1 AS un FROM organisme o WHERE o.id = $1 AND o.plateforme_id = $2 AND o.unites && ARRAY[${PARTENAIRES}]::text[]`,
      [organismeId, plateformeId],
    ));
  return partenaire && partenaire.length > 0
    ? null
    : regleDeChamp('organismeId', 'partenaire', 'Choisissez le partenaire de cette séance.');
}
