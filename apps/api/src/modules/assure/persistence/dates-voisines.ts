import { estDateCivile, type DateCivile } from '@pdp/domain';

/** Dates qu'une faute de frappe sépare d'une date : sur-ensemble de ce que `sontProches` accepte, pour rester sur l'index. */
export function datesVoisines(date: DateCivile): DateCivile[] {
  const voisines = new Set([date, `${date.slice(0, 4)}-${date.slice(8)}-${date.slice(5, 7)}`]);
  for (const [rang, chiffre] of [...date].entries()) {
    if (chiffre === '-') continue;
    for (let autre = 0; autre <= 9; autre++) voisines.add(`${date.slice(0, rang)}${autre}${date.slice(rang + 1)}`);
  }
  return [...voisines].filter(estDateCivile);
}
