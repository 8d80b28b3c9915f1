import { ajouterJours, jourSemaine, type DateCivile } from './date-civile.js';

/** Jours fériés légaux de France (L.3133-1 CT) d'une année ; l'Alsace-Moselle en a deux de plus. */
export const joursFeries = (annee: number, alsaceMoselle = false): readonly DateCivile[] => {
  const paques = dimanchePaques(annee);
  const fixes = [
    '01-01',
    '05-01',
    '05-08',
    '07-14',
    '08-15',
    '11-01',
    '11-11',
    '12-25',
    ...(alsaceMoselle ? ['12-26'] : []),
  ];
  const mobiles = [1, 39, 50, ...(alsaceMoselle ? [-2] : [])];
  return [...fixes.map((jour) => `${annee}-${jour}`), ...mobiles.map((ecart) => ajouterJours(paques, ecart))].sort();
};

/** Vrai pour un jour férié légal. */
export const estFerie = (date: DateCivile, alsaceMoselle = false): boolean =>
  joursFeries(Number(date.slice(0, 4)), alsaceMoselle).includes(date);

/** Vrai du lundi au vendredi hors jours fériés. */
export const estJourTravaille = (date: DateCivile, alsaceMoselle = false): boolean =>
  jourSemaine(date) <= 5 && !estFerie(date, alsaceMoselle);

/** Jour ouvrable au sens du droit du travail : tous les jours sauf le dimanche et les jours fériés. */
export const estJourOuvrable = (date: DateCivile, alsaceMoselle = false): boolean =>
  jourSemaine(date) <= 6 && !estFerie(date, alsaceMoselle);

/** Jours ouvrables d'une période, bornes comprises : c'est ainsi que se compte un essai encadré (D.323-6-4 CSS). */
export const joursOuvrables = (du: DateCivile, au: DateCivile, alsaceMoselle = false): number => {
  let nombre = 0;
  for (let jour = du; jour <= au; jour = ajouterJours(jour, 1)) if (estJourOuvrable(jour, alsaceMoselle)) nombre += 1;
  return nombre;
};

/** Vrai en Alsace et en Moselle : Vendredi saint et 26 décembre fériés (L.3134-13 CT). */
export const estAlsaceMoselle = (departement: string): boolean => ['57', '67', '68'].includes(departement);

/** Jours fériés d'une année dans un département (code INSEE « 56 », « 2A », « 974 ») : Alsace-Moselle et outre-mer compris. */
export const feriesDuDepartement = (annee: number, departement: string): readonly DateCivile[] => {
  const local = FERIES_OUTRE_MER[departement];
  return [
    ...joursFeries(annee, estAlsaceMoselle(departement)),
    ...(local === undefined ? [] : [`${annee}-${local}`]),
  ].sort();
};

/** Jour ouvrable dans un département : ni dimanche, ni jour férié de ce département. */
export const estOuvrableDans = (date: DateCivile, departement: string): boolean =>
  jourSemaine(date) <= 6 && !feriesDuDepartement(Number(date.slice(0, 4)), departement).includes(date);

// Commémoration de l'abolition de l'esclavage (L.3422-2 CT ; décret 83-1003).
const FERIES_OUTRE_MER: Readonly<Record<string, string>> = {
  '971': '05-27',
  '972': '05-22',
  '973': '06-10',
  '974': '12-20',
  '976': '04-27',
  '977': '10-09',
  '978': '05-28',
};

// Calcul grégorien de Pâques (Meeus, Jones et Butcher).
const dimanchePaques = (annee: number): DateCivile => {
  const a = annee % 19;
  const b = Math.floor(annee / 100);
  const c = annee % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  const mois = String(Math.floor(f / 31)).padStart(2, '0');
  return `${annee}-${mois}-${String((f % 31) + 1).padStart(2, '0')}`;
};
