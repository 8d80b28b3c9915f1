import type { Page } from './commun.contrat.js';

/** Notification dans l'application : sans contenu de dossier, avec un lien interne. */
export type NotificationVue = {
  readonly id: string;
  readonly type: string;
  readonly texte: string;
  readonly lien: string | null;
  readonly creeLe: string;
  readonly lueLe: string | null;
};

export type NotificationsPage = Page<NotificationVue> & { readonly nonLues: number };

export type CanalEnvoi = 'COURRIEL' | 'SMS';

/** Préférences : récapitulatif quotidien par défaut, urgent tout de suite. */
export type PreferencesNotification = { readonly courriel: 'AUCUN' | 'QUOTIDIEN' | 'IMMEDIAT'; readonly sms: boolean };

/** Message confié à un canal, visible dans « Boîte d'envoi » et dans les échecs. Jamais de contenu de dossier. */
export type EnvoiVue = {
  readonly id: string;
  readonly canal: CanalEnvoi;
  readonly destinataire: string;
  readonly objet: string;
  readonly texte: string;
  readonly etat: string;
  readonly tentatives: number;
  readonly derniereErreur: string | null;
  readonly creeLe: string;
  readonly envoyeLe: string | null;
};
