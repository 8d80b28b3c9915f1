import type { TypeNotification } from '../contrats/notification.contrat.js';

/**
 * Phrase de chaque sorte de notification dans l'application. Elle ne nomme ni assuré, ni dispositif, ni service :
 * le contenu se lit derrière le lien, avec les droits du moment.
 */
export const PHRASES_NOTIFICATION: Readonly<Record<TypeNotification, string>> = {
  SIGNALEMENT_RECU: 'Un signalement est arrivé dans votre service.',
  SIGNALEMENT_SUITE: 'Un de vos signalements a une suite.',
  TACHE_CONFIEE: 'Une tâche vous est confiée.',
  DECISION_REVUE: 'Une décision vous concerne.',
  DECISION_ANNULEE: 'Une décision qui vous concernait est annulée.',
  CONVOCATION_REVUE: 'Vous êtes invité à une séance.',
  SEANCE_CHANGEE: 'Une séance est annulée ou déplacée.',
  ORIENTATION_ETM: 'Une orientation a du nouveau.',
  VISITE_DEMANDEE: 'Une visite est demandée.',
  VISITE_RESULTAT: 'Une visite a du nouveau.',
  LIVRET_PUBLIE: 'Votre livret a changé.',
  QUESTION_ASSURE: 'Une question vous est posée.',
  REPONSE_QUESTION: 'Une réponse à votre question est arrivée.',
  MOT_PARTAGE: 'Une personne que vous suivez partage des mots avec vous.',
  CONSENTEMENT_RETIRE: 'Un accord vient d’être retiré.',
  CONSENTEMENT_ECHU: 'Un accord est arrivé à son terme.',
  DOSSIER_CONFIE: 'Un dossier vous est confié.',
  TRANSMISSION_PROPOSEE: 'On vous propose de devenir référent d’un dossier.',
  TRANSMISSION_REPONDUE: 'Votre proposition de transmission a une réponse.',
  ACCES_INHABITUEL: 'Un compte lit plus de dossiers que d’habitude.',
  RECONFIRMATION: 'Des habilitations sont à reconfirmer.',
  SUPPLEANCE: 'Une suppléance vous concerne.',
  DEMANDE_DROIT: 'Une demande de droit a du nouveau.',
  REPONSE_DROIT: 'Votre demande a une réponse.',
  DROIT_A_CORRIGER: 'Une correction est demandée sur un dossier.',
  FICHIER_REFUSE: 'Un fichier que vous avez déposé a été refusé.',
  SUIVI_DEMANDE: 'Quelques questions vous attendent, en une minute.',
  REPONSE_TIERS: 'Une demande de réponse a du nouveau.',
  RENDEZ_VOUS: 'Un rendez-vous a du nouveau.',
  RAPPEL_RENDEZ_VOUS: 'Un rendez-vous approche.',
};

/** Sortes qui partent tout de suite, même pour qui a choisi le récapitulatif quotidien. */
export const NOTIFICATIONS_URGENTES: readonly TypeNotification[] = [
  'CONSENTEMENT_RETIRE',
  'TRANSMISSION_PROPOSEE',
  'ACCES_INHABITUEL',
  // Trois messages au plus, à deux semaines d'écart : perdus dans un récapitulatif, ils ne seraient pas lus.
  'SUIVI_DEMANDE',
  'RAPPEL_RENDEZ_VOUS',
];

/** Vrai si cette sorte ne peut pas attendre le récapitulatif. */
export const estUrgente = (type: TypeNotification): boolean => NOTIFICATIONS_URGENTES.includes(type);
