import { peut, type FaitsDossier } from '@pdp/permissions';
import type { Acteur } from '../../platform/config/acteur.js';

/**
 * Lit-il cette demande ? Les finances en entier ; ou, pour la CPAM, la seule demande qui lui est adressée : une fois soumise à la
 * Commission, jamais celle qu'on a retirée avant (domain.md 1.5, « O (ASS aid request) »).
 */
export const litAide = (
  acteur: Acteur,
  faits: FaitsDossier,
  { soumiseLe }: { readonly soumiseLe: string | null },
): boolean =>
  peut(acteur, 'lire', {
    categorie: 'finances',
    faits,
    // « Les siens » d'un agent de l'Assurance Maladie n'exigent aucun lien : celui-ci le demande.
    element: { estAuteur: false, estDestinataire: soumiseLe !== null && faits.estAffecte && faits.partageActif },
  });

/** Prépare, soumet et note la décision : écrire les finances. */
export const meneAide = (acteur: Acteur, faits: FaitsDossier): boolean =>
  acteur.fonction === 'ASSISTANT_SERVICE_SOCIAL' &&
  !faits.limite &&
  peut(acteur, 'ecrire', { categorie: 'finances', faits });
