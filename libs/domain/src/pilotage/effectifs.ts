/** Plus petit effectif publié (domain.md 7.6) ; en dessous, le chiffre pourrait désigner quelqu'un. */
export const EFFECTIF_MINIMAL = 5;

/** Nombre publiable : lui-même, ou `null` s'il est masqué. */
export const publierEffectif = (nombre: number, minimum = EFFECTIF_MINIMAL): number | null =>
  nombre > 0 && nombre < minimum ? null : nombre;

/** Case publiée : son nombre, ou ce qu'il vaut au moins, ou rien. */
export type CasePubliee = { readonly nombre: number } | { readonly auMoins: number } | null;

/**
 * Cases publiables d'un total partagé en classes qui ne se recouvrent pas : les petites sont masquées (`null`). Si une seule
 * l'est, la plus petite des autres ne se dit qu'« au moins », sans quoi le total rendrait la masquée. Un zéro se publie.
 */
export function publierRepartition<C extends string>(
  classes: Readonly<Record<C, number>>,
  minimum = EFFECTIF_MINIMAL,
): Readonly<Record<C, CasePubliee>> {
  const cases = Object.entries(classes) as [C, number][];
  const petites = cases.filter(([, n]) => publierEffectif(n, minimum) === null);
  const [petite] = petites;
  const [voisine] = cases.filter(([, n]) => n >= minimum).toSorted(([, a], [, b]) => a - b);
  const publier = ([c, n]: [C, number]): [C, CasePubliee] => {
    if (publierEffectif(n, minimum) === null) return [c, null];
    // Le reste du total, si la masquée était aussi grande qu'une masquée peut l'être.
    const borne = petites.length === 1 && petite && c === voisine?.[0];
    return [c, borne ? { auMoins: n + petite[1] - (minimum - 1) } : { nombre: n }];
  };
  return Object.fromEntries(cases.map(publier)) as Record<C, CasePubliee>;
}
