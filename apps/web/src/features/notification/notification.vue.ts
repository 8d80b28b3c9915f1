import { MACHINE_NOTIFICATION, transitionsPossibles } from '@pdp/domain';
import type { EnvoiVue, EtatNotification, Fonction, NotificationVue, PreferencesNotification } from '@pdp/domain';
import { dateHeureMoyenne, dateLongue, jourDe, plusJours } from '../../platform/format/dates';
import { capitale } from '../../platform/format/textes';
import type { CouleurPuce } from '../../platform/ui/mise-en-page/puce';

/** Notifications d'un même jour. */
export type JourDeNotifications = {
  readonly jour: string;
  readonly titre: string;
  readonly notifications: readonly NotificationVue[];
};

/** « Aujourd'hui », « Hier », sinon la date en entier. */
export function titreDuJour(jour: string, aujourdhui: string): string {
  if (jour === aujourdhui) return 'Aujourd’hui';
  return jour === plusJours(aujourdhui, -1) ? 'Hier' : capitale(dateLongue(jour));
}

/** Groupe par jour, à l'heure de Paris, sans changer l'ordre. */
export function parJour(notifications: readonly NotificationVue[], aujourdhui: string): readonly JourDeNotifications[] {
  const jours = new Map<string, NotificationVue[]>();
  for (const notification of notifications) {
    const jour = jourDe(new Date(notification.creeLe));
    jours.set(jour, [...(jours.get(jour) ?? []), notification]);
  }
  return [...jours].map(([jour, groupe]) => ({ jour, titre: titreDuJour(jour, aujourdhui), notifications: groupe }));
}

/** Rythmes de courriel, dans l'ordre où ils se choisissent. */
export const RYTHMES: readonly {
  readonly value: PreferencesNotification['courriel'];
  readonly libelle: string;
  readonly explication: string;
}[] = [
  {
    value: 'QUOTIDIEN',
    libelle: 'Un récapitulatif par jour',
    explication: 'Ce qui est urgent part tout de suite.',
  },
  { value: 'IMMEDIAT', libelle: 'Tout de suite', explication: 'Un courriel à chaque nouveauté.' },
  { value: 'AUCUN', libelle: 'Aucun courriel', explication: 'Tout reste dans l’application, même l’urgent.' },
];

const COULEURS: Readonly<Record<EtatNotification, CouleurPuce>> = {
  EN_FILE: 'bleu',
  ENVOYEE: 'vert',
  DELIVREE: 'vert',
  LUE: 'vert',
  ECHEC: 'ambre',
  ABANDONNEE: 'rouge',
  ANNULEE: 'gris',
};

/** Couleur de la puce d'un envoi. */
export const couleurEnvoi = (etat: EtatNotification): CouleurPuce => COULEURS[etat];

/** Vrai si cette fonction peut relancer cet envoi. */
export const peutRenvoyer = ({ etat }: EnvoiVue, fonction: Fonction): boolean =>
  transitionsPossibles(MACHINE_NOTIFICATION, etat, fonction).includes('renvoyer');

/** Ce qui va se passer pour un message qui n'est pas parti. */
export function suiteEnvoi({ etat, prochainEssai }: Pick<EnvoiVue, 'etat' | 'prochainEssai'>): string {
  if (prochainEssai !== null) return `Prochain essai\u00a0: ${dateHeureMoyenne(prochainEssai)}.`;
  return etat === 'ECHEC'
    ? 'Un nouvel essai est prévu.'
    : 'Plus aucun essai n’est prévu. La notification reste dans l’application.';
}

/** Libellés des canaux. */
export const LIBELLES_CANAL: Readonly<Record<string, string>> = { COURRIEL: 'Courriel', SMS: 'SMS' };
