import type { ResteDeSession } from '@pdp/domain';

/** Avertissement donné avant la fin de session (RGAA 13.1). */
export const PREAVIS_MS = 2 * 60_000;

/** Une action de l'utilisateur dans ce délai renouvelle la session sans rien demander. */
export const ACTIVITE_RECENTE_MS = 5 * 60_000;

/** Le serveur n'écrit la dernière activité qu'à une minute près. */
const PAS_DE_VUE_MS = 60_000;

/** Fin de session vue d'ici (ms) ; `absolue` : rien ne peut plus la repousser. */
export type FinDeSession = { readonly instant: number; readonly absolue: boolean };

/** Fin de session d'après ce que le serveur en a dit à `lueA`, et la dernière demande faite depuis. */
export function finDeSession(etat: { lueA: number; reste: ResteDeSession; derniereDemande: number }): FinDeSession {
  const parDemande = etat.derniereDemande + etat.reste.permiseS * 1000 - PAS_DE_VUE_MS;
  const inactive = Math.max(etat.lueA + etat.reste.inactiviteS * 1000, parDemande);
  const absolue = etat.lueA + etat.reste.absolueS * 1000;
  return { instant: Math.min(inactive, absolue), absolue: absolue <= inactive };
}

/** Temps restant annoncé à un lecteur d'écran : trois paliers, pour ne pas parler chaque seconde. */
export function palierDuReste(ms: number): string {
  if (ms > 60_000) return 'Il reste moins de deux minutes.';
  return ms > 20_000 ? 'Il reste moins d’une minute.' : 'Il reste moins de vingt secondes.';
}

/** Ce qu'il faut faire maintenant de la session. */
export type ConduiteSession = 'rien' | 'renouveler' | 'prevenir' | 'expiree';

/** Décide sans horloge propre ; `dejaTente` : un renouvellement n'a pas repoussé cette échéance. */
export function conduiteSession(etat: {
  maintenant: number;
  expireA: number;
  derniereActivite: number;
  dejaTente: boolean;
}): ConduiteSession {
  const reste = etat.expireA - etat.maintenant;
  if (reste <= 0) return 'expiree';
  if (reste > PREAVIS_MS) return 'rien';
  const actif = etat.maintenant - etat.derniereActivite <= ACTIVITE_RECENTE_MS;
  return actif && !etat.dejaTente ? 'renouveler' : 'prevenir';
}

/** Temps restant dit en français : « 1 min 20 s », « 45 s ». */
export function resteEnClair(ms: number): string {
  const secondes = Math.max(0, Math.ceil(ms / 1000));
  const minutes = Math.floor(secondes / 60);
  return minutes > 0 ? `${minutes} min ${String(secondes % 60).padStart(2, '0')} s` : `${secondes} s`;
}
