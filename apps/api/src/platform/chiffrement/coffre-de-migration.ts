import type { DataSource } from 'typeorm';
import type { Coffre } from './coffre.js';
import { FichierDeClesRefuse } from './trousseau.js';

const coffres = new WeakMap<DataSource, () => Coffre>();

/** Confie à une source les clés dont ses migrations auront besoin : TypeORM les construit sans rien leur donner. */
export const confierCoffre = (source: DataSource, coffre: () => Coffre): void => void coffres.set(source, coffre);

/** Coffre d'une migration ; une base déjà remplie ne se chiffre pas sans lui. */
export function coffreDeMigration(source: DataSource): Coffre {
  const coffre = coffres.get(source);
  if (!coffre) throw new FichierDeClesRefuse('PDP_FICHIER_CLES : obligatoire pour chiffrer les données de cette base.');
  return coffre();
}
