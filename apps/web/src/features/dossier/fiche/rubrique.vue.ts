import type { CapaciteDossier, CategorieFiche } from '@pdp/domain';

/** « statutSante » → « ECRIRE_STATUT_SANTE ». */
export const capaciteEcrire = (categorie: CategorieFiche): CapaciteDossier =>
  `ECRIRE_${categorie.replace(/[A-Z]/g, (lettre) => `_${lettre}`).toUpperCase()}` as CapaciteDossier;
