import type { DateCivile } from './date-civile.js';

/** Date du jour à Paris pour un instant : c'est elle qui fait foi pour une échéance. */
export const dateParis = (instant: Date): DateCivile => {
  const p = partiesParis(instant);
  return `${p.year}-${p.month}-${p.day}`;
};

/** Heure de Paris « 14:05 » pour un instant. */
export const heureParis = (instant: Date): HeureLocale => {
  const p = partiesParis(instant);
  return `${p.hour}:${p.minute}`;
};

/**
 * Instant d'une date et d'une heure de Paris. Une heure qui n'existe pas (passage à l'heure d'été)
 * glisse d'une heure en avant ; une heure double (passage à l'heure d'hiver) prend la première.
 */
export const instantParis = (date: DateCivile, heure: HeureLocale): Date => {
  const visee = Date.parse(`${date}T${heure}:00Z`);
  if (Number.isNaN(visee)) throw new RangeError('Date ou heure locale mal formée');
  const avant = visee - decalageParis(visee - 86_400_000);
  if (avant + decalageParis(avant) === visee) return new Date(avant);
  const apres = visee - decalageParis(visee + 86_400_000);
  return new Date(apres + decalageParis(apres) === visee ? apres : avant);
};

/** Écrit un instant en ISO 8601 UTC, forme stockée et échangée partout. */
export const enInstant = (date: Date): Instant => date.toISOString();

/** Donne l'heure ; toujours injectée, jamais `new Date()` dans une règle. */
export interface Horloge {
  maintenant(): Date;
}

/** Instant ISO 8601 UTC, à la milliseconde : `2026-11-22T13:00:00.000Z`. */
export type Instant = string;

/** Heure locale `HH:MM`, en heure de Paris. */
export type HeureLocale = string;

const FORMAT = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Paris',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

const partiesParis = (instant: Date): Record<string, string> =>
  Object.fromEntries(FORMAT.formatToParts(instant).map(({ type, value }) => [type, value]));

const decalageParis = (millisecondes: number): number => {
  const p = partiesParis(new Date(millisecondes));
  const local = Date.parse(`${p['year']}-${p['month']}-${p['day']}T${p['hour']}:${p['minute']}:${p['second']}Z`);
  return local - Math.floor(millisecondes / 1000) * 1000;
};
