const MS_PAR_JOUR = 86_400_000;
const FUSEAU = 'Europe/Paris';

const JOUR_LONG = formateur({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const JOUR_MOYEN = formateur({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
const JOUR_COURT = formateur({ day: 'numeric', month: 'short' });
const JOUR_COURT_AN = formateur({ day: 'numeric', month: 'short', year: 'numeric' });
const CHIFFRES = formateur({ day: '2-digit', month: '2-digit', year: 'numeric' });
const JOUR_ISO = new Intl.DateTimeFormat('en-CA', { timeZone: FUSEAU });
const HEURE = new Intl.DateTimeFormat('fr-FR', {
  hour: 'numeric',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone: FUSEAU,
});

function formateur(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('fr-FR', { ...options, timeZone: FUSEAU });
}

/** Date civile `YYYY-MM-DD` ou instant ISO ; une date civile est lue à midi pour ne jamais glisser d'un jour. */
const enDate = (valeur: string): Date => new Date(valeur.length === 10 ? `${valeur}T12:00:00Z` : valeur);

const lisible = (valeur: string): boolean => !Number.isNaN(enDate(valeur).getTime());

function ecrire(format: Intl.DateTimeFormat, valeur: string): string {
  if (!lisible(valeur)) return '';
  return format.format(enDate(valeur)).replace(/(^|\s)1(?=\s\p{L})/u, '$11er');
}

/** « jeudi 3 décembre 2026 » : pour l'assuré et les titres. */
export const dateLongue = (valeur: string): string => ecrire(JOUR_LONG, valeur);

/** « jeu. 3 déc. 2026 » : pour les listes où l'année compte. */
export const dateMoyenne = (valeur: string): string => ecrire(JOUR_MOYEN, valeur);

/** « 3 déc. » si c'est cette année, « 3 déc. 2025 » sinon. */
export function dateCourte(valeur: string, aujourdhui: string): string {
  return ecrire(valeur.slice(0, 4) === aujourdhui.slice(0, 4) ? JOUR_COURT : JOUR_COURT_AN, valeur);
}

/** « 03/12/2026 ». */
export const dateChiffres = (valeur: string): string => ecrire(CHIFFRES, valeur).replace('1er', '1');

/** « 14 h » ou « 9 h 30 », à l'heure de Paris. */
export function heure(instant: string): string {
  if (!lisible(instant)) return '';
  const parties = Object.fromEntries(HEURE.formatToParts(enDate(instant)).map((p) => [p.type, p.value]));
  const minutes = parties['minute'] ?? '00';
  return `${Number(parties['hour'])} h${minutes === '00' ? '' : ` ${minutes}`}`;
}

/** « jeudi 3 décembre 2026, 9 h 30 ». */
export const dateHeureLongue = (instant: string): string => `${dateLongue(instant)}, ${heure(instant)}`;

/** « jeu. 3 déc. 2026, 9 h 30 ». */
export const dateHeureMoyenne = (instant: string): string => `${dateMoyenne(instant)}, ${heure(instant)}`;

/** Dernier jour d'une période dont la fin est l'instant, exclu, où elle cesse : minuit se dit par la veille. */
export const dernierJour = (fin: string): string => new Date(Date.parse(fin) - 1).toISOString();

/** Date civile d'un instant, à l'heure de Paris. */
export const jourDe = (instant: Date): string => JOUR_ISO.format(instant);

/** Nombre de jours de `debut` à `fin` (dates civiles) ; négatif si `fin` est avant. */
export const joursEntre = (debut: string, fin: string): number =>
  Math.round(
    (Date.parse(`${fin.slice(0, 10)}T00:00:00Z`) - Date.parse(`${debut.slice(0, 10)}T00:00:00Z`)) / MS_PAR_JOUR,
  );

/** Date civile décalée d'un nombre de jours. */
export const plusJours = (date: string, jours: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + jours * MS_PAR_JOUR).toISOString().slice(0, 10);

/** Urgence d'une échéance, pour sa couleur ; le texte la dit aussi. */
export type UrgenceEcheance = 'retard' | 'proche' | 'normale';

/** « en retard de 2 j », « aujourd’hui », « demain », sinon la date. */
export function echeanceEnClair(echeance: string, aujourdhui: string): { libelle: string; urgence: UrgenceEcheance } {
  const jours = joursEntre(aujourdhui, echeance);
  if (jours < 0) return { libelle: `en retard de ${-jours} j`, urgence: 'retard' };
  if (jours === 0) return { libelle: 'aujourd’hui', urgence: 'proche' };
  if (jours === 1) return { libelle: 'demain', urgence: 'proche' };
  return { libelle: dateCourte(echeance, aujourdhui), urgence: jours <= 3 ? 'proche' : 'normale' };
}

/** « à l’instant », « il y a 5 min », « il y a 3 h », « hier », sinon la date courte. */
export function ilYA(instant: string, maintenant: Date): string {
  if (!lisible(instant)) return '';
  const minutes = Math.floor((maintenant.getTime() - enDate(instant).getTime()) / 60_000);
  if (minutes < 1) return 'à l’instant';
  if (minutes < 60) return `il y a ${minutes} min`;
  const jours = joursEntre(jourDe(enDate(instant)), jourDe(maintenant));
  if (jours === 0) return `il y a ${Math.floor(minutes / 60)} h`;
  if (jours === 1) return 'hier';
  return dateCourte(jourDe(enDate(instant)), jourDe(maintenant));
}

/** Âge révolu à une date. */
export function age(dateNaissance: string, aujourdhui: string): number {
  const annees = Number(aujourdhui.slice(0, 4)) - Number(dateNaissance.slice(0, 4));
  return aujourdhui.slice(5, 10) < dateNaissance.slice(5, 10) ? annees - 1 : annees;
}
