import type { CategorieDonnee } from '@pdp/domain';
import type { Sujet } from './sujet.js';

/** Ce qu'il faut savoir d'un dossier pour un sujet donné ; tous les champs sont obligatoires. */
export interface FaitsDossier {
  readonly dossierId: string;
  /** Le sujet est l'assuré de ce dossier, ou son mandataire en cours de mandat. */
  readonly estConcerne: boolean;
  /** Lien actif, nominatif ou de service. */
  readonly estAffecte: boolean;
  /** Lien actif autre que celui, en lecture seule, d'une revue. */
  readonly estAffecteEnEcriture: boolean;
  /** L'assuré a donné et n'a pas repris son accord à l'accompagnement coordonné (domain.md 1.3 a). */
  readonly partageActif: boolean;
  /** Catégories couvertes par un accord en cours pour l'unité et l'organisme du sujet. */
  readonly categoriesConsenties: readonly CategorieDonnee[];
  /** L'unité du sujet est en train de trier un signalement de cet assuré. */
  readonly estTriage: boolean;
  readonly plateformeId: string;
  readonly etat: string;
  /** Traitement limité (art. 18 RGPD) : plus aucune écriture. */
  readonly limite: boolean;
}

/** Ce qu'il faut savoir d'un élément (tâche, décision, document, avis, note) pour un sujet donné. */
export interface FaitsElement {
  readonly estAuteur: boolean;
  readonly estDestinataire: boolean;
}

/** Tout ce dont un fait peut dépendre. */
export interface ContexteFait {
  readonly sujet: Sujet;
  readonly categorie: CategorieDonnee;
  readonly faits: FaitsDossier;
  readonly element: FaitsElement;
}

/** Champ non chargé : un bogue de l'appelant, jamais un refus silencieux ni un accès. */
export class FaitNonCharge extends Error {
  constructor(readonly champ: string) {
    super(`Fait non chargé : « ${champ} ». Une autorisation ne se décide pas sur une donnée absente.`);
    this.name = 'FaitNonCharge';
  }
}

/** États d'un dossier où l'on peut encore écrire ; tout état inconnu est traité comme figé. */
export const ETATS_MODIFIABLES: readonly string[] = [
  'OUVERT_SANS_PARTAGE',
  'EN_EVALUATION',
  'PLAN_ETABLI',
  'EN_COURS',
  'SUSPENDU',
  'EN_CLOTURE',
  'CLOS',
];

/** Faits nommés, les seuls dont une règle peut dépendre. Chacun a un jumeau SQL de même nom. */
export const FAITS = {
  estAffecte: ({ faits }) => charge(faits, 'estAffecte'),
  estAffecteEnEcriture: ({ faits }) => charge(faits, 'estAffecteEnEcriture'),
  aPartageActif: ({ faits }) => charge(faits, 'partageActif'),
  aConsentementPour: ({ faits, categorie }) => charge(faits, 'categoriesConsenties').includes(categorie),
  estAuteur: ({ element }) => charge(element, 'estAuteur'),
  estDestinataire: ({ element }) => charge(element, 'estDestinataire'),
  estTriage: ({ faits }) => charge(faits, 'estTriage'),
  estConcerne: ({ faits }) => charge(faits, 'estConcerne'),
  estDeLaPlateforme: ({ sujet, faits }) => {
    const plateformeId = charge(sujet, 'plateformeId');
    return charge(faits, 'plateformeId') === plateformeId && plateformeId !== '';
  },
  estModifiable: ({ faits }) => ETATS_MODIFIABLES.includes(charge(faits, 'etat')) && charge(faits, 'limite') === false,
} as const satisfies Record<string, (contexte: ContexteFait) => boolean>;

/** Nom d'un fait. */
export type NomFait = keyof typeof FAITS;

/** Tous les noms de faits, dans un ordre fixe. */
export const NOMS_FAITS = Object.keys(FAITS) as readonly NomFait[];

/** Un élément absent n'est ni de lui ni pour lui : seuls les droits sur tout le dossier jouent. */
export const AUCUN_ELEMENT: FaitsElement = { estAuteur: false, estDestinataire: false };

/** Libellés des faits, pour la page de documentation. */
export const LIBELLES_FAITS: Readonly<Record<NomFait, string>> = {
  estAffecte: 'un lien actif relie l’agent, ou son service, au dossier',
  estAffecteEnEcriture: 'ce lien est autre que celui, en lecture seule, d’une revue',
  aPartageActif: 'l’assuré a donné son accord à l’accompagnement coordonné et ne l’a pas repris',
  aConsentementPour: 'l’assuré a donné un accord en cours pour cette catégorie, cette unité et cet organisme',
  estAuteur: 'la personne est l’auteur de l’élément',
  estDestinataire: 'l’élément est adressé à la personne ou à son service',
  estTriage: 'l’unité de l’agent trie un signalement de cet assuré',
  estConcerne: 'la personne est l’assuré du dossier, ou son mandataire en cours de mandat',
  estDeLaPlateforme: 'le dossier relève de la plateforme de la personne',
  estModifiable: 'le dossier n’est ni archivé, ni purgé, ni limité (art. 18 RGPD)',
};

/** Faits pour un agrégat ou un journal de plateforme, hors de tout dossier : aucun lien, aucun accord. */
export function faitsDePlateforme(plateformeId: string): FaitsDossier {
  return {
    dossierId: '',
    estConcerne: false,
    estAffecte: false,
    estAffecteEnEcriture: false,
    partageActif: false,
    categoriesConsenties: [],
    estTriage: false,
    plateformeId,
    etat: '',
    limite: false,
  };
}

/** Faits d'un signalement non encore accepté : `estTriage` si l'unité du sujet est celle qui le trie. */
export function faitsDeTriage(plateformeId: string, estTriage: boolean): FaitsDossier {
  return { ...faitsDePlateforme(plateformeId), etat: 'OUVERT_SANS_PARTAGE', estTriage };
}

function charge<T extends object, C extends keyof T & string>(objet: T, champ: C): T[C] {
  const valeur = objet[champ];
  if (valeur === undefined) throw new FaitNonCharge(champ);
  return valeur;
}
