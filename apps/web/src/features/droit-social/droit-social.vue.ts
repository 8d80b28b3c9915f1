import { LIBELLES_ETAT_DROIT_SOCIAL } from '@pdp/domain';
import type { DroitSocialVue } from '@pdp/domain';
import { dateCourte } from '../../platform/format/dates';
import type { CouleurPuce } from '../../platform/ui/mise-en-page/puce';

const COULEURS: Readonly<Record<DroitSocialVue['etat'], CouleurPuce>> = {
  DEMANDE: 'bleu',
  OBTENU: 'vert',
  REFUSE: 'rouge',
  RENOUVELLEMENT: 'violet',
  FINI: 'gris',
  ANNULE: 'gris',
};

/** Où en est un droit : « expire bientôt » prime. */
export const puceDroit = ({
  etat,
  expireBientot,
}: Pick<DroitSocialVue, 'etat' | 'expireBientot'>): { readonly texte: string; readonly couleur: CouleurPuce } =>
  expireBientot
    ? { texte: 'Expire bientôt', couleur: 'ambre' }
    : { texte: LIBELLES_ETAT_DROIT_SOCIAL[etat], couleur: COULEURS[etat] };

/** Dates d'un droit, en une ligne. */
export const datesDroit = (
  { demandeLe, du, au, source }: Pick<DroitSocialVue, 'demandeLe' | 'du' | 'au' | 'source'>,
  aujourdhui: string,
): string =>
  [
    demandeLe && `demandé le ${dateCourte(demandeLe, aujourdhui)}`,
    du &&
      (au
        ? `du ${dateCourte(du, aujourdhui)} au ${dateCourte(au, aujourdhui)}`
        : `depuis le ${dateCourte(du, aujourdhui)}`),
    source === 'DISPOSITIF' && 'suivi dans l’onglet Dispositifs',
  ]
    .filter(Boolean)
    .join(' · ');
