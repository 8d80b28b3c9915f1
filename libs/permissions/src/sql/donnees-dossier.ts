import type { AffectationBrute, ConsentementBrut, DonneesDossier, MandatBrut } from '../calculer-faits.js';
import { enCours } from './faits-sql.js';

/** Dossier tel que `donneesDossierSql` le rend : ses liens, accords et mandats en cours, sans leurs dates. */
export type DonneesLues = Omit<DonneesDossier, 'affectations' | 'consentements' | 'mandats' | 'maintenant'> & {
  readonly affectations: readonly Omit<AffectationBrute, 'debut' | 'fin'>[];
  readonly consentements: readonly Omit<ConsentementBrut, 'debut' | 'fin' | 'retireLe'>[];
  readonly mandats: readonly Pick<MandatBrut, 'mandataireId'>[];
};

const liste = (objet: string, table: string, condition: string): string =>
  `coalesce((SELECT json_agg(json_build_object(${objet})) FROM ${table} x WHERE ${condition} AND ${enCours('x')}), '[]'::json)`;

/**
 * Objet JSON (`DonneesLues`) de ce qu'il faut savoir du dossier d'alias `d` pour calculer en mémoire les faits de n'importe qui : une
 * salle de douze personnes lit ses liens une fois, non douze. À lire au nom du système.
 */
export const donneesDossierSql = (d: string): string => `json_build_object(
  'dossierId', ${d}.id, 'assureId', ${d}.assure_id, 'plateformeId', ${d}.plateforme_id, 'etat', ${d}.etat, 'limite', ${d}.limite,
  'affectations', ${liste(`'utilisateurId', x.utilisateur_id, 'unite', x.unite, 'organismeId', x.organisme_id, 'role', x.role`, 'affectation_dossier', `x.dossier_id = ${d}.id`)},
  'consentements', ${liste(`'portee', x.portee, 'unite', x.unite, 'organismeId', x.organisme_id, 'categories', x.categories`, 'consentement', `x.dossier_id = ${d}.id AND x.retire_le IS NULL`)},
  'mandats', ${liste(`'mandataireId', x.mandataire_id`, 'mandat', `x.dossier_id = ${d}.id AND x.revoque_le IS NULL`)})`;

/** Rend à ces données la forme que `calculerFaits` attend ; la base n'a gardé que ce qui est en cours, à son horloge. */
export function donneesEnCours(lues: DonneesLues, maintenant: Date): DonneesDossier {
  const enCoursIci = { debut: maintenant, fin: null };
  return {
    ...lues,
    maintenant,
    affectations: lues.affectations.map((lien) => ({ ...lien, ...enCoursIci })),
    consentements: lues.consentements.map((accord) => ({ ...accord, ...enCoursIci, retireLe: null })),
    mandats: lues.mandats.map((mandat) => ({ ...mandat, ...enCoursIci, revoqueLe: null })),
  };
}
