import type { Unite } from '../annuaire/fonctions.js';
import type { CategorieDonnee } from '../dossier/categories.js';
import type { Instant } from '../noyau/horloge.js';
import type { CategorieAccordInterne, UnitePartenaire } from './propositions.js';

/** Vrai si l'accord vaut à cet instant : commencé, ni fini ni retiré. La fin et le retrait sont des instants exclus. */
export const estActif = ({ debut, fin, retrait }: Periode, instant: Date): boolean => {
  const t = instant.getTime();
  return (
    Date.parse(debut) <= t && (fin === null || t < Date.parse(fin)) && (retrait === null || t < Date.parse(retrait.le))
  );
};

/**
 * Vrai si un accord actif couvre cette catégorie pour ce destinataire : l'accord (a), le Service social et les seules
 * catégories où il le nomme (décision 0017) ; un accord partenaire, son unité, son organisme et les catégories dites.
 */
export const couvre = (
  consentement: Consentement,
  { unite, organismeId, categorie }: Destinataire,
  instant: Date,
): boolean => {
  if (!estActif(consentement, instant)) return false;
  if (consentement.portee === 'ASSURANCE_MALADIE')
    return unite === 'SERVICE_SOCIAL' && consentement.categories.some((nommee) => nommee === categorie);
  return (
    consentement.unite === unite &&
    consentement.organismeId === organismeId &&
    consentement.categories.includes(categorie)
  );
};

/** Les deux niveaux d'accord (domain.md 1.3) : jamais de case globale. */
export const PORTEES_CONSENTEMENT = ['ASSURANCE_MALADIE', 'PARTENAIRE'] as const;

/** Façons de recueillir un accord ; la preuve est le texte montré, sa version, la date et l'agent. */
export const LIBELLES_CANAL_CONSENTEMENT = {
  SIGNATURE_MANUSCRITE: 'Signature sur papier',
  FORMULAIRE_NUMERISE: 'Formulaire signé, numérisé',
  SIGNATURE_ELECTRONIQUE: 'Signature électronique',
  ORAL_ATTESTE: 'Accord oral, attesté par l’agent',
} as const;

/** Code d'une façon de recueillir un accord. */
export type CanalConsentement = keyof typeof LIBELLES_CANAL_CONSENTEMENT;

/** Façons de retirer un accord. */
export const LIBELLES_CANAL_RETRAIT = {
  LIVRET: 'Depuis le livret',
  COURRIER: 'Par courrier',
  TELEPHONE: 'Par téléphone',
  ENTRETIEN: 'En entretien',
} as const;

/** Code d'une façon de retirer. */
export type CanalRetrait = keyof typeof LIBELLES_CANAL_RETRAIT;

/** Accord d'un assuré, immuable sauf le retrait. */
export type Consentement = ConsentementInterne | ConsentementPartenaire;

/** Ce qui fait qu'un accord vaut à un instant. */
export interface Periode {
  readonly debut: Instant;
  readonly fin: Instant | null;
  readonly retrait: Retrait | null;
}

interface Preuve extends Periode {
  readonly canal: CanalConsentement;
  readonly versionTexte: string;
  /** Agent qui a recueilli l'accord ; `null` si l'assuré l'a donné seul. */
  readonly recueilliPar: string | null;
}

/** Accord à l'accompagnement coordonné entre les services de l'Assurance Maladie. */
export interface ConsentementInterne extends Preuve {
  readonly portee: 'ASSURANCE_MALADIE';
  /** Ce que la personne ouvre en plus, en le nommant, au Service social ; vide par défaut. */
  readonly categories: readonly CategorieAccordInterne[];
}

/** Accord pour un partenaire et des catégories. */
export interface ConsentementPartenaire extends Preuve {
  readonly portee: 'PARTENAIRE';
  readonly unite: UnitePartenaire;
  readonly organismeId: string;
  readonly categories: readonly CategorieDonnee[];
}

/** Retrait : possible à tout moment, sans effet sur les droits. */
export interface Retrait {
  readonly le: Instant;
  readonly canal: CanalRetrait;
  readonly par: string;
}

/** Lecteur et catégorie pour lesquels on cherche un accord. */
export interface Destinataire {
  readonly unite: Unite;
  readonly organismeId: string | null;
  readonly categorie: CategorieDonnee;
}
