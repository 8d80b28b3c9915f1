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
