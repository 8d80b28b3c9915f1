/** Avertissement donné avant la fin de session (RGAA 13.1). */
export const PREAVIS_MS = 2 * 60_000;

/** Une action de l'utilisateur dans ce délai renouvelle la session sans rien demander. */
export const ACTIVITE_RECENTE_MS = 5 * 60_000;

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
