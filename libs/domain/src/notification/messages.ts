import type { CanalEnvoi, PreferencesNotification } from '../contrats/notification.contrat.js';

/** Courriel ou SMS qui annonce un message : le même pour tout le monde et pour toute chose (domain.md 4). */
export const messageNeutre = (adresse: string, nombre = 1): MessageNeutre => ({
  objet: nombre > 1 ? 'Nouveaux messages' : 'Nouveau message',
  texte: `${
    nombre > 1
      ? `Vous avez ${nombre} nouveaux messages dans votre espace.`
      : 'Vous avez un nouveau message dans votre espace.'
  } Connectez-vous\u00a0: ${adresse}`,
});

/** Canaux par lesquels prévenir maintenant ; vide, la notification attend le récapitulatif ou reste dans l'application. */
export const canauxImmediats = (
  { courriel, sms }: PreferencesNotification,
  urgente: boolean,
): readonly CanalEnvoi[] => {
  const parCourriel = courriel === 'IMMEDIAT' || (urgente && courriel === 'QUOTIDIEN');
  return [...(parCourriel ? (['COURRIEL'] as const) : []), ...(sms && urgente ? (['SMS'] as const) : [])];
};

/** Préférences de qui n'a rien choisi : un récapitulatif par jour, rien par SMS. */
export const PREFERENCES_PAR_DEFAUT: PreferencesNotification = { courriel: 'QUOTIDIEN', sms: false };

/** Message sans contenu de dossier. */
export interface MessageNeutre {
  readonly objet: string;
  readonly texte: string;
}
