import { CODES_DROIT_SOCIAL, DROITS_SOCIAUX, type DroitSocial } from '@pdp/domain';
import { peut, porteeDe, type FaitsDossier } from '@pdp/permissions';
import type { Acteur } from '../../platform/config/acteur.js';
import { estOuvert } from '../../platform/permissions/mener.js';

/** Lit-il ce droit ? Sa catégorie entière : la CPAM, qui ne lit que l'invalidité, ne lit ni l'AAH ni la rente. */
export const litDroit = (acteur: Acteur, faits: FaitsDossier, type: DroitSocial): boolean =>
  porteeDe(acteur, 'lire', { categorie: DROITS_SOCIAUX[type].categorie, faits }) === 'complete';

/** Le note-t-il ? Écrire sa catégorie, dans un dossier qui n'est pas gelé. */
export const ecritDroit = (acteur: Acteur, faits: FaitsDossier, type: DroitSocial): boolean =>
  !faits.limite && peut(acteur, 'ecrire', { categorie: DROITS_SOCIAUX[type].categorie, faits });

/** Droits que cet acteur peut noter dans ce dossier. */
export const notables = (acteur: Acteur, faits: FaitsDossier): readonly DroitSocial[] =>
  acteur.fonction === 'ASSISTANT_SERVICE_SOCIAL' && estOuvert(faits)
    ? CODES_DROIT_SOCIAL.filter((type) => ecritDroit(acteur, faits, type))
    : [];
