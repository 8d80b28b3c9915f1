/** Sort de chaque ligne de la liste de la CPAM. */
export const SORTS_LIGNE = ['nouveau', 'connu', 'prolongation', 'dejaClos', 'horsCible', 'rejete'] as const;

export type SortLigne = (typeof SORTS_LIGNE)[number];

export type ImportVue = {
  readonly id: string;
  /** RECU → LECTURE → A_CONFIRMER → CONFIRMATION → CONFIRME ; ou ECHOUE, INTERROMPU. */
  readonly etat: string;
  readonly version: number;
  readonly nomFichier: string;
  readonly encodage: string | null;
  readonly separateur: string | null;
  readonly lignesLues: number;
  readonly lignesTotal: number | null;
  readonly octetsLus: number;
  readonly octetsTotal: number;
  readonly compte: Readonly<Record<SortLigne, number>>;
  readonly creeLe: string;
  readonly creePar: string;
  readonly confirmeLe: string | null;
  readonly dejaImporte: boolean;
  readonly erreur: string | null;
  readonly capacites: readonly string[];
};

/** Ligne d'aperçu (`GET /imports/{id}/lignes?sort=&limite=&curseur=`). */
export type LigneApercu = {
  readonly numero: number;
  readonly sort: SortLigne;
  readonly nomAffiche: string;
  readonly dateDebut: string | null;
  readonly dateFin: string | null;
  readonly risque: string | null;
  readonly raison: string | null;
};
