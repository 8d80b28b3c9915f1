/** Rang de la ligne suivante (`+1`) ou précédente (`-1`), sans sortir de la liste. */
export function rangSuivant(actuel: number, pas: 1 | -1, total: number): number {
  if (total === 0) return -1;
  if (actuel < 0) return pas === 1 ? 0 : total - 1;
  return Math.min(Math.max(actuel + pas, 0), total - 1);
}
