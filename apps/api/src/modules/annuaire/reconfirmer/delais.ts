import { DELAIS_ADMINISTRATION } from '@pdp/domain';

const JOUR_MS = 86_400_000;

/** Échéance et suspension d'une liste ouverte à cet instant. */
export function delaisDepuis(instant: Date): { readonly echeance: Date; readonly suspensionLe: Date } {
  const echeance = dans(instant, DELAIS_ADMINISTRATION.reponseJours);
  return { echeance, suspensionLe: dans(echeance, DELAIS_ADMINISTRATION.graceJours) };
}

/** Cet instant plus tant de jours. */
export const dans = (instant: Date, jours: number): Date => new Date(instant.getTime() + jours * JOUR_MS);

/** Six mois avant cet instant, jour du calendrier pour jour du calendrier. */
export function periodePrecedente(instant: Date): Date {
  const avant = new Date(instant);
  avant.setUTCMonth(avant.getUTCMonth() - DELAIS_ADMINISTRATION.reconfirmationMois);
  return avant;
}
