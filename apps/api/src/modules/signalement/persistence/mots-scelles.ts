import type { Coffre } from '../../../platform/chiffrement/coffre.js';
import type { MotsRecus } from '../mots-recus.js';

const COLONNE = 'signalement.recu_scelle';

type Coordonnees = Pick<MotsRecus, 'telephone' | 'codePostal'>;

/** Mots reçus sans leurs coordonnées : elles sont scellées à part, pour que la recherche par nom reste possible. */
export type MotsEnClair = Omit<MotsRecus, keyof Coordonnees>;

export function scellerMots(
  coffre: Coffre,
  signalementId: string,
  { telephone, codePostal, ...recu }: MotsRecus,
): { readonly recu: MotsEnClair; readonly recuScelle: string } {
  return { recu, recuScelle: coffre.scellerJson(COLONNE, signalementId, { telephone, codePostal }) };
}

export const ouvrirMots = (coffre: Coffre, signalementId: string, sceau: string): Coordonnees =>
  coffre.ouvrirJson<Coordonnees>(COLONNE, signalementId, sceau);
