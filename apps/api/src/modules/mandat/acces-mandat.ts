import type { ErreurMetier } from '@pdp/domain';
import { peutActe, type FaitsDossier } from '@pdp/permissions';
import type { Acteur } from '../../platform/config/acteur.js';
import { accesRefuse } from '../../platform/http/probleme.exception.js';
import { refusDAcces } from '../../platform/permissions/acces.js';

/** Refus de constater un mandat : qui recueille les accords d'un dossier rencontre la personne, et voit le document. */
export const refusDeConstater = (acteur: Acteur, faits: FaitsDossier | null): ErreurMetier | null =>
  refusSelon(acteur, faits, 'recueil');

/** Refus de lire les mandats d'un dossier ou d'en reprendre un : comme un accord, cela reste possible dossier gelé. */
export const refusDeReprendre = (acteur: Acteur, faits: FaitsDossier | null): ErreurMetier | null =>
  refusSelon(acteur, faits, 'retrait');

const refusSelon = (acteur: Acteur, faits: FaitsDossier | null, portee: 'recueil' | 'retrait'): ErreurMetier | null =>
  refusDAcces(acteur, faits, { action: 'ecrire', categorie: 'consentements', portee }) ??
  (peutActe(acteur.fonction, 'mandat.constater') ? null : accesRefuse());
