import type { ErreurMetier } from '@pdp/domain';
import { peutActe, type FaitsDossier } from '@pdp/permissions';
import type { Acteur } from '../../platform/config/acteur.js';
import { accesRefuse } from '../../platform/http/probleme.exception.js';
import { refusDAcces } from '../../platform/permissions/acces.js';

/** Refus de constater ou de lire les mandats d'un dossier : qui recueille ses accords rencontre la personne, et voit le document. */
export const refusDeConstater = (acteur: Acteur, faits: FaitsDossier | null): ErreurMetier | null =>
  refusDAcces(acteur, faits, { action: 'ecrire', categorie: 'consentements', portee: 'recueil' }) ??
  (peutActe(acteur.fonction, 'mandat.constater') ? null : accesRefuse());
