import {
  CATEGORIES,
  CATEGORIES_FICHE,
  ETATS_DOSSIER,
  UNITE_DE_FONCTION,
  type CategorieDonnee,
  type Fonction,
} from '@pdp/domain';
import {
  categoriesLisibles,
  expressionsFiche,
  faitsDePlateforme,
  voitDossier,
  type ExpressionsFiche,
  type FaitsDossier,
  type NomFait,
  type PlaceDeLaFiche,
  type Sujet,
} from '@pdp/permissions';

/** Expressions de lecture d'une fonction, et ce qui ne dépend que d'elle. */
export type DroitsFonction = ExpressionsFiche & {
  /** Vrai si le lecteur lit au moins une catégorie du dossier : sinon il n'existe pas pour lui (404). */
  readonly visible: string;
  /** Vrai si cette fonction ne lit jamais rien d'un dossier sans accord d'accompagnement en cours. */
  readonly exigePartage: boolean;
  /** Catégories que `masque` peut nommer, dans l'ordre de la matrice. */
  readonly nommables: readonly CategorieDonnee[];
  /** Catégories que cette fonction peut lire quand tout lui est ouvert : ce que la ligne de journal annonce. */
  readonly plafond: readonly CategorieDonnee[];
};

/** Faits dont dépendent aussi les écritures ; ils voyagent avec la lecture pour calculer `capacites` sans autre requête. */
export const FAITS_CAPACITES = [
  'estAffecte',
  'estAffecteEnEcriture',
  'aPartageActif',
  'aConsentementPour',
  'estTriage',
  'estConcerne',
] as const satisfies readonly NomFait[];

/** Droits de lecture d'une fonction, compilés pour une requête qui lit `dossier d` ; faits sous l'alias `droits`. */
export function droitsDe(fonction: Fonction, place: PlaceDeLaFiche = {}): DroitsFonction {
  const fiche = expressionsFiche(fonction, place);
  const lues = CATEGORIES.filter((categorie) => categorie !== 'journal' && estPossible(fiche.expressions[categorie]));
  const visible = [...new Set(lues.map((categorie) => fiche.expressions[categorie]))].join(' OR ');
  return {
    ...fiche,
    visible: visible === '' ? 'FALSE' : `(${visible})`,
    exigePartage: exigePartage(fonction),
    nommables: nommables(fonction),
    plafond: lues,
  };
}

// Tous les liens imaginables, mais pas l'accord : si rien ne s'ouvre, l'accord est nécessaire (les règles sont croissantes).
function exigePartage(fonction: Fonction): boolean {
  const ici = 'ici';
  const sujet: Sujet = { ...SANS_LIEN, fonction, unite: UNITE_DE_FONCTION[fonction], plateformeId: ici };
  return ETATS_DOSSIER.every(
    (etat) =>
      !voitDossier(sujet, {
        ...faitsDePlateforme(ici),
        etat,
        estConcerne: true,
        estAffecte: true,
        estAffecteEnEcriture: true,
        estTriage: true,
        categoriesConsenties: CATEGORIES,
      }),
  );
}

/** Faux pour une expression que la fonction ne peut jamais satisfaire. */
export const estPossible = (expression: string): boolean => expression !== '(FALSE)' && expression !== 'FALSE';

/** Colonnes SQL des faits, aux noms de `FaitsDossier`. */
export const COLONNES_FAITS = `d.id AS "dossierId", droits.est_concerne AS "estConcerne", droits.est_affecte AS "estAffecte",
  droits.est_affecte_en_ecriture AS "estAffecteEnEcriture", droits.a_partage_actif AS "partageActif", droits.consenties AS "categoriesConsenties",
  droits.est_triage AS "estTriage", d.plateforme_id AS "plateformeId", d.etat, d.limite`;

/** Ligne lue par `COLONNES_FAITS`. */
export type LigneFaits = FaitsDossier;

const SANS_LIEN = { utilisateurId: 'personne', organismeId: null, plateformeId: 'ailleurs', assureId: null } as const;

// Sans aucun droit, la bibliothèque nomme tout ce qu'elle masquerait : c'est la liste de cette fonction, dans son ordre.
function nommables(fonction: Fonction): readonly CategorieDonnee[] {
  const sujet: Sujet = { ...SANS_LIEN, fonction, unite: UNITE_DE_FONCTION[fonction] };
  const { masquees, parElement } = categoriesLisibles(sujet, faitsDePlateforme('nulle-part'));
  const tues = new Set(parElement);
  return CATEGORIES.filter((categorie) => masquees.includes(categorie) && !tues.has(categorie));
}

/** Catégories de la fiche que cette fonction peut lire, dans l'ordre de la matrice. */
export const categoriesDeFiche = ({ expressions }: ExpressionsFiche) =>
  CATEGORIES_FICHE.filter((categorie) => estPossible(expressions[categorie]));
