import type { Consentement } from '../consentement/consentement.js';
import type { UnitePartenaire } from '../consentement/propositions.js';
import type { CategoriePartageable } from '../dossier/categories.js';
import type { EtatDossier } from '../dossier/dossier.js';
import type { ContenusFiche } from '../dossier/fiche-schemas.js';
import { formerNumeroDossier } from '../dossier/numero.js';
import type { NiveauComplexite } from '../signalement/signalement.js';
import { unId } from './identifiants.js';
import { unConsentement, unConsentementPartenaire } from './un-consentement.js';
import { uneFiche } from './une-fiche.js';

/** Bâtit un dossier d'essai : `unDossier().avecReferent(id).avecConsentement().construire()`. Chaque étape rend un nouveau bâtisseur. */
export const unDossier = (rang = 1): BatisseurDossier =>
  batir({
    id: unId(1000 + rang),
    numero: formerNumeroDossier({ departement: '56', annee: 2026, rang }),
    etat: 'OUVERT_SANS_PARTAGE',
    version: 1,
    niveauComplexite: 3,
    ouvertLe: '2026-10-02',
    referentId: null,
    fiche: uneFiche(rang),
    consentements: [],
  });

/** Dossier d'essai. */
export interface DossierEssai {
  readonly id: string;
  readonly numero: string;
  readonly etat: EtatDossier;
  readonly version: number;
  readonly niveauComplexite: NiveauComplexite;
  readonly ouvertLe: string;
  readonly referentId: string | null;
  readonly fiche: ContenusFiche;
  readonly consentements: readonly Consentement[];
}

/** Bâtisseur immuable d'un dossier. */
export interface BatisseurDossier {
  aEtat(etat: EtatDossier): BatisseurDossier;
  avecReferent(referentId?: string): BatisseurDossier;
  /** Accord (a) : le dossier passe en évaluation s'il attendait. */
  avecConsentement(): BatisseurDossier;
  avecConsentementPartenaire(
    unite: UnitePartenaire,
    categories: readonly CategoriePartageable[],
    organismeId?: string,
  ): BatisseurDossier;
  avecCategorie<C extends keyof ContenusFiche>(categorie: C, ecart: Partial<ContenusFiche[C]>): BatisseurDossier;
  construire(): DossierEssai;
}

const batir = (dossier: DossierEssai): BatisseurDossier => ({
  aEtat: (etat) => batir({ ...dossier, etat }),
  avecReferent: (referentId = unId(2)) => batir({ ...dossier, referentId }),
  avecConsentement: () =>
    batir({
      ...dossier,
      etat: dossier.etat === 'OUVERT_SANS_PARTAGE' ? 'EN_EVALUATION' : dossier.etat,
      consentements: [...dossier.consentements, unConsentement()],
    }),
  avecConsentementPartenaire: (unite, categories, organismeId) =>
    batir({
      ...dossier,
      consentements: [...dossier.consentements, unConsentementPartenaire(unite, categories, organismeId)],
    }),
  avecCategorie: (categorie, ecart) =>
    batir({ ...dossier, fiche: { ...dossier.fiche, [categorie]: { ...dossier.fiche[categorie], ...ecart } } }),
  construire: () => dossier,
});
