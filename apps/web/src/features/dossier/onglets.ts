import type { CategorieDonnee, CategorieFiche, DossierVue } from '@pdp/domain';

/** Onglet d'un dossier. `fiche` : catégories montrées ; `garde` : catégorie sans laquelle l'onglet n'a rien à dire. */
export type Onglet = {
  readonly cle: string;
  readonly libelle: string;
  readonly fiche?: readonly CategorieFiche[];
  readonly garde?: CategorieDonnee;
  /** Catégories dont une seule, lisible, donne quelque chose à lire. */
  readonly blocs?: readonly CategorieFiche[];
  /** Une de ces catégories suffit. */
  readonly gardes?: readonly CategorieDonnee[];
};

/** Onglets dans l'ordre de la maquette ; la clé vit dans l'adresse (`?onglet=`). */
export const ONGLETS = [
  { cle: 'parcours', libelle: 'Parcours' },
  { cle: 'diagnostic', libelle: 'Diagnostic', blocs: ['social', 'finances', 'emploi', 'projet'] },
  { cle: 'plan', libelle: 'Plan', garde: 'livret' },
  { cle: 'social', libelle: 'Social', fiche: ['social', 'finances'] },
  { cle: 'emploi', libelle: 'Emploi', fiche: ['emploi', 'statutSante'] },
  { cle: 'capacites', libelle: 'Capacités', fiche: ['capacites'] },
  { cle: 'dispositifs', libelle: 'Dispositifs', garde: 'dispositifs' },
  { cle: 'droits', libelle: 'Droits', gardes: ['finances', 'statutSante'] },
  { cle: 'projet', libelle: 'Projet', fiche: ['projet'] },
  { cle: 'avis', libelle: 'Avis', fiche: ['avis'] },
  { cle: 'identite', libelle: 'Identité', fiche: ['identite', 'coordonnees', 'arret', 'nir'] },
  { cle: 'entretiens', libelle: 'Entretiens', garde: 'dispositifs' },
  { cle: 'preconisations', libelle: 'Préconisations', garde: 'dispositifs' },
  { cle: 'taches', libelle: 'Tâches', garde: 'taches' },
  { cle: 'visites', libelle: 'Visites', garde: 'dispositifs' },
  { cle: 'accords', libelle: 'Accords', garde: 'consentements' },
  { cle: 'documents', libelle: 'Documents', garde: 'documentsAdministratifs' },
  { cle: 'livret', libelle: 'Livret', garde: 'livret' },
  { cle: 'cloture', libelle: 'Clôture', garde: 'dispositifs' },
  { cle: 'historique', libelle: 'Historique' },
] as const satisfies readonly Onglet[];

/** Clé d'un onglet. */
export type CleOnglet = (typeof ONGLETS)[number]['cle'];

/**
 * Onglets qui ont quelque chose à dire à ce lecteur : un contenu, ou une rubrique dont il peut savoir qu'elle existe.
 * Une catégorie ni lisible ni nommée n'apparaît pas.
 */
export const ongletsDe = (dossier: Pick<DossierVue, 'categories' | 'masque'>): readonly Onglet[] =>
  (ONGLETS as readonly Onglet[]).filter(({ fiche, garde, blocs, gardes }) => {
    if (blocs !== undefined) return blocs.some((c) => c in dossier.categories);
    if (gardes !== undefined) return gardes.some((categorie) => !dossier.masque.includes(categorie));
    if (garde !== undefined) return !dossier.masque.includes(garde);
    return !fiche || fiche.some((c) => c in dossier.categories || dossier.masque.includes(c));
  });

/** Onglet demandé par l'adresse, ou le premier. */
export const ongletActif = (onglets: readonly Onglet[], demande: string | undefined): Onglet =>
  onglets.find(({ cle }) => cle === demande) ?? onglets[0] ?? ONGLETS[0];
