import type { ContenuDiagnostic, EtatDiagnostic, FaconAccord } from '@pdp/domain';
import type { Coffre } from '../../../platform/chiffrement/coffre.js';

/** Ce qui est scellé : les blocs, et la correction demandée par la personne. */
export type DiagnosticScelle = { readonly blocs: ContenuDiagnostic; readonly remarque: string | null };

/** Une version, ouverte. */
export type DiagnosticStocke = DiagnosticScelle & {
  readonly id: string;
  readonly dossierId: string;
  readonly numero: number;
  readonly etat: EtatDiagnostic;
  readonly version: number;
  readonly redigePar: string;
  readonly majLe: Date;
  readonly partageLe: Date | null;
  readonly valideLe: string | null;
  readonly facon: FaconAccord | null;
};

export type LigneDiagnostic = Omit<DiagnosticStocke, keyof DiagnosticScelle> & { readonly contenuScelle: string };

export const COLONNES_DIAGNOSTIC = `x.id, x.dossier_id AS "dossierId", x.numero, x.etat, x.version, x.maj_le AS "majLe", x.partage_le AS "partageLe",
  x.valide_le::text AS "valideLe", x.facon, x.contenu_scelle AS "contenuScelle",
  (SELECT trim(u.prenom || ' ' || u.nom) FROM utilisateur u WHERE u.id = x.redige_par) AS "redigePar"`;

const COLONNE = 'diagnostic_social.contenu_scelle';

export const scellerDiagnostic = (coffre: Coffre, id: string, { blocs, remarque }: DiagnosticScelle): string =>
  coffre.scellerJson(COLONNE, id, { blocs, remarque });

export const ouvrirDiagnostic = (coffre: Coffre, { contenuScelle, ...ligne }: LigneDiagnostic): DiagnosticStocke => ({
  ...ligne,
  ...coffre.ouvrirJson<DiagnosticScelle>(COLONNE, ligne.id, contenuScelle),
});
