import type { DonneesDispositif, GestePasse, TypeDispositif } from '@pdp/domain';
import type { Coffre } from '../../../platform/chiffrement/coffre.js';

/** Tâche née d'un prochain pas ; `cle` dit lequel, pour la clore quand il est fait. */
export type TacheSuivie = { readonly id: string; readonly cle: string };

/** Ce qui est scellé : les saisies et les réponses, chaque geste passé du plus ancien au plus récent, les tâches en attente. */
export type ContenuDispositif = {
  readonly donnees: DonneesDispositif;
  readonly historique: readonly GestePasse[];
  readonly taches: readonly TacheSuivie[];
};

/** Un dispositif ouvert, tel que les cas d'usage le lisent. */
export type DispositifStocke = ContenuDispositif & {
  readonly id: string;
  readonly dossierId: string;
  readonly type: TypeDispositif;
  readonly etat: string;
  readonly version: number;
  readonly etatDepuis: string;
  readonly creePar: string;
};

/** Ligne lue en base, avant ouverture du sceau. */
export type LigneDispositif = Omit<DispositifStocke, keyof ContenuDispositif> & { readonly contenuScelle: string };

export const COLONNES_DISPOSITIF = `x.id, x.dossier_id AS "dossierId", x.type, x.etat, x.version, x.etat_depuis::text AS "etatDepuis",
  x.cree_par AS "creePar", x.contenu_scelle AS "contenuScelle"`;

const COLONNE = 'dispositif.contenu_scelle';

export const scellerContenu = (
  coffre: Coffre,
  id: string,
  { donnees, historique, taches }: ContenuDispositif,
): string => coffre.scellerJson(COLONNE, id, { donnees, historique, taches });

export const ouvrirLigne = (coffre: Coffre, { contenuScelle, ...ligne }: LigneDispositif): DispositifStocke => ({
  ...ligne,
  ...coffre.ouvrirJson<ContenuDispositif>(COLONNE, ligne.id, contenuScelle),
});
