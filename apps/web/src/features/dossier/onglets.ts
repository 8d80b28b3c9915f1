import type { CategorieDonnee, CategorieFiche, DossierVue } from '@pdp/domain';

/** Groupes d'onglets, dans l'ordre où un dossier se lit : vingt onglets d'un rang ne se lisent pas. */
const GROUPES = {
  parcours: 'Parcours',
  situation: 'Situation',
  actions: 'Actions',
  rencontres: 'Rencontres',
  aides: 'Aides',
  partage: 'Partage',
} as const;

type CleGroupe = keyof typeof GROUPES;

/** Groupe qui a quelque chose à dire à ce lecteur, et ses onglets ; jamais vide. */
export type Groupe = { readonly cle: CleGroupe; readonly libelle: string; readonly onglets: readonly Onglet[] };

/** Onglet d'un dossier. `fiche` : catégories montrées ; `garde` : catégorie sans laquelle l'onglet n'a rien à dire. */
export type Onglet = {
  readonly cle: string;
  readonly groupe: CleGroupe;
  readonly libelle: string;
  readonly fiche?: readonly CategorieFiche[];
  readonly garde?: CategorieDonnee;
  /** Catégories dont une seule, lisible, donne quelque chose à lire. */
  readonly blocs?: readonly CategorieFiche[];
  /** Une de ces catégories suffit. */
  readonly gardes?: readonly CategorieDonnee[];
};

/** Onglets rangés par groupe ; la clé vit dans l'adresse (`?onglet=`). */
export const ONGLETS = [
  { cle: 'parcours', groupe: 'parcours', libelle: 'Étapes' },
  { cle: 'historique', groupe: 'parcours', libelle: 'Historique' },
  { cle: 'cloture', groupe: 'parcours', libelle: 'Clôture', garde: 'dispositifs' },
  { cle: 'diagnostic', groupe: 'situation', libelle: 'Diagnostic', blocs: ['social', 'finances', 'emploi', 'projet'] },
  { cle: 'social', groupe: 'situation', libelle: 'Social', fiche: ['social', 'finances'] },
  { cle: 'emploi', groupe: 'situation', libelle: 'Emploi', fiche: ['emploi', 'statutSante'] },
  { cle: 'capacites', groupe: 'situation', libelle: 'Capacités', fiche: ['capacites'] },
  { cle: 'projet', groupe: 'situation', libelle: 'Projet', fiche: ['projet'] },
  { cle: 'identite', groupe: 'situation', libelle: 'Identité', fiche: ['identite', 'coordonnees', 'arret', 'nir'] },
  { cle: 'plan', groupe: 'actions', libelle: 'Plan d’actions', garde: 'livret' },
  { cle: 'taches', groupe: 'actions', libelle: 'Tâches', garde: 'taches' },
  { cle: 'preconisations', groupe: 'actions', libelle: 'Préconisations', garde: 'dispositifs' },
  { cle: 'entretiens', groupe: 'rencontres', libelle: 'Entretiens', garde: 'dispositifs' },
  { cle: 'visites', groupe: 'rencontres', libelle: 'Visites', garde: 'dispositifs' },
  { cle: 'avis', groupe: 'rencontres', libelle: 'Avis', fiche: ['avis'] },
  { cle: 'dispositifs', groupe: 'aides', libelle: 'Dispositifs', garde: 'dispositifs' },
  { cle: 'droits', groupe: 'aides', libelle: 'Droits', gardes: ['finances', 'statutSante'] },
  { cle: 'livret', groupe: 'partage', libelle: 'Livret', garde: 'livret' },
  { cle: 'accords', groupe: 'partage', libelle: 'Accords', garde: 'consentements' },
  { cle: 'documents', groupe: 'partage', libelle: 'Documents', garde: 'documentsAdministratifs' },
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

/** Onglets d'un lecteur, rangés dans les groupes qu'ils remplissent. */
export const groupesDe = (onglets: readonly Onglet[]): readonly Groupe[] =>
  (Object.entries(GROUPES) as [CleGroupe, string][])
    .map(([cle, libelle]) => ({ cle, libelle, onglets: onglets.filter(({ groupe }) => groupe === cle) }))
    .filter((groupe) => groupe.onglets.length > 0);
