import {
  ROLES_EN_LECTURE,
  UNITE_DE_FONCTION,
  UNITES_ASSURANCE_MALADIE,
  UNITES_PARTENAIRES,
  type CategorieDonnee,
  type Fonction,
  type Unite,
} from '@pdp/domain';
import type { FaitsDossier } from './faits.js';
import type { Sujet } from './sujet.js';

/** Lien brut, tel que conservé. Lien de service : `utilisateurId` nul, `unite` remplie. */
export interface AffectationBrute {
  readonly utilisateurId: string | null;
  readonly unite: Unite | null;
  readonly organismeId: string | null;
  readonly role: 'REFERENT' | 'CERCLE' | 'SERVICE' | 'REVUE' | 'GRACE';
  readonly debut: Date;
  readonly fin: Date | null;
}

/** Accord brut, tel que conservé. */
export interface ConsentementBrut {
  readonly portee: 'ASSURANCE_MALADIE' | 'PARTENAIRE';
  readonly unite: Unite | null;
  readonly organismeId: string | null;
  readonly categories: readonly CategorieDonnee[];
  readonly debut: Date;
  readonly fin: Date | null;
  readonly retireLe: Date | null;
}

/** Mandat brut, tel que conservé. */
export interface MandatBrut {
  readonly mandataireId: string;
  readonly debut: Date;
  readonly fin: Date | null;
  readonly revoqueLe: Date | null;
}

/** Tout ce qu'il faut d'un dossier pour calculer les faits en mémoire. */
export interface DonneesDossier {
  readonly dossierId: string;
  readonly assureId: string;
  readonly plateformeId: string;
  readonly etat: string;
  readonly limite: boolean;
  readonly affectations: readonly AffectationBrute[];
  readonly consentements: readonly ConsentementBrut[];
  readonly mandats: readonly MandatBrut[];
  readonly maintenant: Date;
}

/** Jumeau en mémoire de `SQL_FAITS_DOSSIER` : mêmes faits pour les mêmes données, prouvé par l'essai différentiel. */
export function calculerFaits(sujet: Sujet, donnees: DonneesDossier): FaitsDossier {
  const liens = donnees.affectations.filter(
    (lien) => estEnCours(lien, donnees.maintenant) && estLienDe(lien, sujet, donnees.plateformeId),
  );
  const accords = donnees.consentements.filter(
    (accord) => accord.retireLe === null && estEnCours(accord, donnees.maintenant),
  );
  return {
    dossierId: donnees.dossierId,
    estConcerne: estConcerne(sujet, donnees),
    estAffecte: liens.length > 0,
    estAffecteEnEcriture: liens.some((lien) => !(ROLES_EN_LECTURE as readonly string[]).includes(lien.role)),
    partageActif: accords.some((accord) => accord.portee === 'ASSURANCE_MALADIE'),
    categoriesConsenties: categoriesDe(accords.filter((accord) => estAccordPour(accord, sujet))),
    estTriage: estTriage(sujet, donnees),
    plateformeId: donnees.plateformeId,
    etat: donnees.etat,
    limite: donnees.limite,
  };
}

/** Services que le consentement (a) relie sans nommer d'organisme : le lien vaut pour la plateforme du dossier. */
export const UNITES_A_LIEN_DE_PLATEFORME = [
  'SERVICE_MEDICAL',
  'CPAM',
  'COORDINATION',
] as const satisfies readonly Unite[];

/**
 * Liens de service dont une fonction peut se prévaloir : ceux de son organisme, ceux de la plateforme, ou aucun.
 * Au Service social, dont la colonne ouvre le social et les finances, il faut être nommé.
 */
export function liensDeServiceAdmis(fonction: Fonction): { readonly organisme: boolean; readonly plateforme: boolean } {
  const unite = UNITE_DE_FONCTION[fonction];
  const plateforme = estParmi(UNITES_A_LIEN_DE_PLATEFORME, unite);
  return { organisme: plateforme || estParmi(UNITES_PARTENAIRES, unite), plateforme };
}

/** État d'un dossier où le Service social trie encore : aucun partage n'a commencé. */
export const ETAT_DE_TRIAGE = 'OUVERT_SANS_PARTAGE';

/** Unité qui trie dans un dossier déjà ouvert ; les autres trient des signalements, avant le dossier. */
export const UNITE_DE_TRIAGE = 'SERVICE_SOCIAL' satisfies Unite;

const estParmi = (unites: readonly Unite[], unite: Unite | null): boolean => unite !== null && unites.includes(unite);

const estEnCours = (periode: { readonly debut: Date; readonly fin: Date | null }, maintenant: Date): boolean =>
  periode.debut <= maintenant && (periode.fin === null || periode.fin > maintenant);

function estLienDe(lien: AffectationBrute, sujet: Sujet, plateformeId: string): boolean {
  if (lien.utilisateurId !== null) return lien.utilisateurId === sujet.utilisateurId;
  const admis = liensDeServiceAdmis(sujet.fonction);
  if (lien.unite !== sujet.unite || sujet.unite === 'SERVICE_SOCIAL') return false;
  if (lien.organismeId !== null) return admis.organisme && lien.organismeId === sujet.organismeId;
  return admis.plateforme && estParmi(UNITES_A_LIEN_DE_PLATEFORME, lien.unite) && plateformeId === sujet.plateformeId;
}

function estAccordPour(accord: ConsentementBrut, sujet: Sujet): boolean {
  if (accord.portee === 'ASSURANCE_MALADIE') return estParmi(UNITES_ASSURANCE_MALADIE, sujet.unite);
  return accord.unite === sujet.unite && accord.organismeId !== null && accord.organismeId === sujet.organismeId;
}

const categoriesDe = (accords: readonly ConsentementBrut[]): readonly CategorieDonnee[] =>
  [...new Set(accords.flatMap((accord) => accord.categories))].sort();

function estConcerne(sujet: Sujet, { assureId, mandats, maintenant }: DonneesDossier): boolean {
  if (sujet.fonction === 'ASSURE') return sujet.assureId === assureId;
  if (sujet.fonction !== 'MANDATAIRE') return false;
  return mandats.some(
    (mandat) =>
      mandat.mandataireId === sujet.utilisateurId && mandat.revoqueLe === null && estEnCours(mandat, maintenant),
  );
}

const estTriage = (sujet: Sujet, { etat, plateformeId }: DonneesDossier): boolean =>
  sujet.unite === UNITE_DE_TRIAGE && etat === ETAT_DE_TRIAGE && plateformeId === sujet.plateformeId;
