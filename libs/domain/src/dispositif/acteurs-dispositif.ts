import type { Acteur } from '../noyau/machine.js';

/** Qui agit sur les dispositifs ; les droits sur le dossier s'ajoutent (libs/permissions). */
export const ASSURE: readonly Acteur[] = ['ASSURE', 'MANDATAIRE'];
export const SOCIAL: readonly Acteur[] = ['ASSISTANT_SERVICE_SOCIAL'];
/** Organismes de placement spécialisés et Comète : ils agissent sur ce qu'ils ont eux-mêmes proposé (D.323-6-3 CSS). */
export const PROPOSANTS: readonly Acteur[] = ['CONSEILLER_CAP_EMPLOI', 'EQUIPE_COMETE'];
export const TRAVAIL: readonly Acteur[] = ['MEDECIN_TRAVAIL'];
export const CONSEIL: readonly Acteur[] = ['MEDECIN_CONSEIL'];
export const TRAITANT: readonly Acteur[] = ['MEDECIN_TRAITANT'];
export const CAISSE: readonly Acteur[] = ['REFERENT_CPAM'];
