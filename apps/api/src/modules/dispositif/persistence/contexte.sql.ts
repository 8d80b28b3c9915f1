import type { LigneRegle, StatutEmploi } from '@pdp/domain';

/** Ce qu'il faut savoir du dossier `$1` pour compter ses dispositifs. */
export const CONTEXTE_DISPOSITIF = `SELECT p.departement,
    (SELECT c.contenu->>'statutEmploi' FROM categorie_dossier c WHERE c.dossier_id = d.id AND c.categorie = 'emploi') AS "statutEmploi",
    (SELECT nullif(trim(c.contenu->>'serviceSanteTravail'), '') IS NOT NULL FROM categorie_dossier c WHERE c.dossier_id = d.id AND c.categorie = 'emploi') IS TRUE
      OR EXISTS (SELECT 1 FROM consentement k WHERE k.dossier_id = d.id AND k.unite = 'SPST' AND k.retire_le IS NULL AND k.debut <= now() AND (k.fin IS NULL OR k.fin > now())) AS "aSpst",
    (SELECT max(a.date_debut)::text FROM arret_travail a WHERE a.assure_id = d.assure_id) AS "debutArretLe",
    (SELECT max(a.date_fin_prescrite)::text FROM arret_travail a WHERE a.assure_id = d.assure_id) AS "finArretLe",
    (SELECT coalesce(json_agg(json_build_object('code', r.code, 'valeur', r.valeur, 'valideDu', r.valide_du, 'source', r.source)
      ORDER BY r.valide_du, r.cree_le, r.id), '[]'::json) FROM regle_plateforme r WHERE r.plateforme_id = d.plateforme_id) AS regles
  FROM dossier d JOIN plateforme p ON p.id = d.plateforme_id WHERE d.id = $1::uuid`;

/** Ce qui rend une visite de reprise due : le dossier, son référent, la reprise écrite dans la fiche, l'arrêt qu'elle clôt. */
export const RETOUR_PREVU = `SELECT d.plateforme_id AS "plateformeId", d.referent_id AS "referentId", d.etat, d.limite,
    (SELECT c.contenu->>'dateReprise' FROM categorie_dossier c WHERE c.dossier_id = d.id AND c.categorie = 'arret') AS "repriseLe",
    (SELECT a.risque FROM arret_travail a WHERE a.assure_id = d.assure_id ORDER BY a.date_debut DESC, a.id DESC LIMIT 1) AS risque
  FROM dossier d WHERE d.id = $1::uuid`;

export type LigneRetour = {
  readonly plateformeId: string;
  readonly referentId: string | null;
  readonly etat: string;
  readonly limite: boolean;
  readonly repriseLe: string | null;
  readonly risque: string | null;
};

export type LigneContexte = {
  readonly departement: string;
  readonly statutEmploi: StatutEmploi | null;
  /** Un service de santé au travail est nommé dans la fiche, ou relié par un accord. */
  readonly aSpst: boolean;
  readonly debutArretLe: string | null;
  readonly finArretLe: string | null;
  /** Règles ajoutées par la plateforme du dossier, dans l'ordre où elles comptent. */
  readonly regles: readonly LigneRegle[];
};

/** Statuts où aucun employeur ne peut répondre. */
export const SANS_EMPLOYEUR: readonly string[] = [
  'TRAVAILLEUR_INDEPENDANT',
  'DEMANDEUR_EMPLOI',
] satisfies readonly StatutEmploi[];
