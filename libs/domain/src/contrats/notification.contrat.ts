import type { EtatNotification } from '../notification/notification.js';
import type { Page } from './commun.contrat.js';

/** Ce qui peut être notifié ; le texte affiché dépend du type seul, jamais du dossier. */
export const TYPES_NOTIFICATION = [
  'SIGNALEMENT_RECU',
  'SIGNALEMENT_SUITE',
  'TACHE_CONFIEE',
  'DECISION_REVUE',
  'DECISION_ANNULEE',
  'CONVOCATION_REVUE',
  'SEANCE_CHANGEE',
  'ORIENTATION_ETM',
  'VISITE_DEMANDEE',
  'VISITE_RESULTAT',
  'LIVRET_PUBLIE',
  'QUESTION_ASSURE',
  'REPONSE_QUESTION',
  'MOT_PARTAGE',
  'CONSENTEMENT_RETIRE',
  'CONSENTEMENT_ECHU',
  'DOSSIER_CONFIE',
  'TRANSMISSION_PROPOSEE',
  'TRANSMISSION_REPONDUE',
  'ACCES_INHABITUEL',
  'RECONFIRMATION',
  'SUPPLEANCE',
  'DEMANDE_DROIT',
  'REPONSE_DROIT',
  'DROIT_A_CORRIGER',
  'FICHIER_REFUSE',
  'SUIVI_DEMANDE',
  'REPONSE_TIERS',
  'RENDEZ_VOUS',
  'RAPPEL_RENDEZ_VOUS',
] as const;

export type TypeNotification = (typeof TYPES_NOTIFICATION)[number];

/** Notification dans l'application : sans contenu de dossier, avec un lien interne. */
export type NotificationVue = {
  readonly id: string;
  readonly type: TypeNotification;
  readonly texte: string;
  readonly lien: string | null;
  readonly creeLe: string;
  readonly lueLe: string | null;
};

export type NotificationsPage = Page<NotificationVue> & { readonly nonLues: number };

export type CanalEnvoi = 'COURRIEL' | 'SMS';

/** Rythme des courriels : jamais, un par jour, ou tout de suite. Ce qui est urgent part tout de suite, sauf à AUCUN. */
export const RYTHMES_COURRIEL = ['AUCUN', 'QUOTIDIEN', 'IMMEDIAT'] as const;

/** Préférences : récapitulatif quotidien par défaut, urgent tout de suite. */
export type PreferencesNotification = { readonly courriel: (typeof RYTHMES_COURRIEL)[number]; readonly sms: boolean };

/** Message confié à un canal, visible dans « Boîte d'envoi » et dans les échecs. Jamais de contenu de dossier. */
export type EnvoiVue = {
  readonly id: string;
  readonly canal: CanalEnvoi;
  readonly destinataire: string;
  readonly objet: string;
  readonly texte: string;
  readonly etat: EtatNotification;
  readonly tentatives: number;
  readonly derniereErreur: string | null;
  readonly creeLe: string;
  readonly envoyeLe: string | null;
  /** Instant du prochain essai tout seul ; null s'il n'y en aura pas. */
  readonly prochainEssai: string | null;
};

export type EnvoisPage = Page<EnvoiVue>;
