import { SORTS_LIGNE } from '@pdp/domain';
import type { ImportVue, SortLigne } from '@pdp/domain';
import { nombre, pluriel } from '../../platform/format/textes';
import type { CouleurPuce } from '../../platform/ui/mise-en-page/puce';

/** Vrai tant que le serveur lit ou intègre la liste. */
export const estEnCours = ({ etat }: Pick<ImportVue, 'etat'>): boolean =>
  etat === 'RECU' || etat === 'LECTURE' || etat === 'CONFIRMATION';

const ETATS: Readonly<Record<string, { libelle: string; couleur: CouleurPuce }>> = {
  RECU: { libelle: 'Reçu', couleur: 'bleu' },
  LECTURE: { libelle: 'Lecture en cours', couleur: 'bleu' },
  A_CONFIRMER: { libelle: 'À confirmer', couleur: 'ambre' },
  CONFIRMATION: { libelle: 'Confirmation en cours', couleur: 'bleu' },
  CONFIRME: { libelle: 'Confirmé', couleur: 'vert' },
  ECHOUE: { libelle: 'Lecture impossible', couleur: 'rouge' },
  INTERROMPU: { libelle: 'Interrompu', couleur: 'rouge' },
};

/** Libellé et couleur d'un état d'import. */
export const etatImport = (etat: string): { libelle: string; couleur: CouleurPuce } =>
  ETATS[etat] ?? { libelle: etat.toLowerCase(), couleur: 'gris' };

const COULEURS_SORT: Readonly<Record<SortLigne, CouleurPuce>> = {
  nouveau: 'vert',
  connu: 'bleu',
  prolongation: 'violet',
  dejaClos: 'gris',
  horsCible: 'gris',
  rejete: 'rouge',
};

/** Couleur de la puce d'un sort. */
export const couleurSort = (sort: SortLigne): CouleurPuce => COULEURS_SORT[sort];

/** Ce que devient une ligne de ce sort, en une phrase. */
export const EFFETS_SORT: Readonly<Record<SortLigne, string>> = {
  nouveau: 'La personne et son arrêt sont ajoutés.',
  connu: 'La personne est déjà enregistrée\u00a0; seuls les champs vides sont complétés.',
  prolongation: 'La fin de l’arrêt est repoussée.',
  dejaClos: 'L’accompagnement est terminé\u00a0: il n’est pas rouvert.',
  horsCible: 'La ligne est laissée de côté.',
  rejete: 'La ligne est fautive\u00a0: rien n’est enregistré.',
};

const SEPARATEURS: Readonly<Record<string, string>> = { ';': 'point-virgule', ',': 'virgule', '\t': 'tabulation' };

/** « UTF-8, point-virgule » : ce que la plateforme a reconnu du fichier. */
export function formatReconnu({ encodage, separateur }: Pick<ImportVue, 'encodage' | 'separateur'>): string {
  const mot = separateur === null ? null : `séparateur ${SEPARATEURS[separateur] ?? `«\u00a0${separateur}\u00a0»`}`;
  return [encodage, mot].filter((partie) => partie !== null).join(', ');
}

/** Nombre total de lignes classées. */
export const totalLignes = ({ compte }: Pick<ImportVue, 'compte'>): number =>
  SORTS_LIGNE.reduce((total, sort) => total + compte[sort], 0);

/** Part de la lecture faite, de 0 à 1. */
export const partLue = ({ octetsLus, octetsTotal }: Pick<ImportVue, 'octetsLus' | 'octetsTotal'>): number =>
  octetsTotal === 0 ? 0 : Math.min(octetsLus / octetsTotal, 1);

/** Ce que fera la confirmation, une phrase par effet. */
export function effetsConfirmation({ compte }: Pick<ImportVue, 'compte'>): readonly string[] {
  const ignorees = compte.horsCible + compte.dejaClos;
  const effets: readonly (readonly [number, string])[] = [
    [compte.nouveau, `${pluriel(compte.nouveau, 'personne ajoutée', 'personnes ajoutées')}, avec leur arrêt.`],
    [compte.prolongation, `${pluriel(compte.prolongation, 'arrêt prolongé', 'arrêts prolongés')}.`],
    [
      compte.connu,
      `${pluriel(compte.connu, 'personne déjà connue', 'personnes déjà connues')}\u00a0: seuls les champs vides sont complétés.`,
    ],
    [ignorees, `${pluriel(ignorees, 'ligne sans effet', 'lignes sans effet')} (déjà clos ou hors cible).`],
    [
      compte.rejete,
      `${pluriel(compte.rejete, 'ligne rejetée', 'lignes rejetées')}, à corriger puis à déposer de nouveau.`,
    ],
  ];
  return effets.filter(([quantite]) => quantite > 0).map(([, phrase]) => phrase);
}

/** « 1 240 lignes lues ». */
export const lignesLues = ({ lignesLues: lues }: Pick<ImportVue, 'lignesLues'>): string =>
  `${nombre(lues)} ${lues < 2 ? 'ligne lue' : 'lignes lues'}`;

/** Extensions acceptées ; le reste est refusé avant l'envoi. */
export const EXTENSIONS_LISTE = ['.csv', '.txt'] as const;

const TAILLE_MAX = 100 * 1_000_000;

/** Ce qui empêche d'envoyer ce fichier, ou `undefined`. */
export function fauteDeFichier({ name, size }: Pick<File, 'name' | 'size'>): string | undefined {
  const nom = name.toLowerCase();
  if (/\.xlsx?$/.test(nom))
    return 'Ce fichier est un classeur. Enregistrez-le au format CSV depuis le tableur, puis déposez-le.';
  if (!EXTENSIONS_LISTE.some((extension) => nom.endsWith(extension)))
    return 'Ce fichier n’est pas une liste. Choisissez un fichier CSV.';
  if (size === 0) return 'Ce fichier est vide.';
  return size > TAILLE_MAX ? 'Ce fichier dépasse 100\u00a0Mo\u00a0: découpez la liste.' : undefined;
}
