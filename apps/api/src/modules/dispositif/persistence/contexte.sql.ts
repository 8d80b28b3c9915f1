import type { StatutEmploi } from '@pdp/domain';

/** Ce qu'il faut savoir du dossier `$1` pour compter ses dispositifs. */
export const CONTEXTE_DISPOSITIF = `SELECT p.departement,
    (SELECT c.contenu->>'statutEmploi' FROM categorie_dossier c WHERE c.dossier_id = d.id AND c.categorie = 'emploi') AS "statutEmploi",
    (SELECT max(a.date_debut)::text FROM arret_travail a WHERE a.assure_id = d.assure_id) AS "debutArretLe",
    (SELECT max(a.date_fin_prescrite)::text FROM arret_travail a WHERE a.assure_id = d.assure_id) AS "finArretLe"
  FROM dossier d JOIN plateforme p ON p.id = d.plateforme_id WHERE d.id = $1::uuid`;

export type LigneContexte = {
  readonly departement: string;
  readonly statutEmploi: StatutEmploi | null;
  readonly debutArretLe: string | null;
  readonly finArretLe: string | null;
};

/** Statuts où aucun employeur ne peut répondre. */
export const SANS_EMPLOYEUR: readonly string[] = [
  'TRAVAILLEUR_INDEPENDANT',
  'DEMANDEUR_EMPLOI',
] satisfies readonly StatutEmploi[];
