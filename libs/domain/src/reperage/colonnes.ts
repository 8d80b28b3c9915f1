import { echec, succes, type Resultat } from '../noyau/resultat.js';
import { normaliserPourRecherche } from '../noyau/texte.js';

/** Place de chaque colonne d'après la ligne d'en-tête ; casse, accents, ordre et colonnes en plus sont tolérés. */
export const lireEntete = (cellules: readonly string[]): Resultat<Entete, ErreurEntete> => {
  const reconnues = cellules.map((cellule) => COLONNE_PAR_NOM.get(cleEntete(cellule)) ?? null);
  const doubles = COLONNES_REQUETE.filter((colonne) => reconnues.filter((lue) => lue === colonne).length > 1);
  if (doubles.length > 0) return echec({ code: 'COLONNES_EN_DOUBLE', colonnes: doubles });
  const absentes = COLONNES_OBLIGATOIRES.filter((colonne) => !reconnues.includes(colonne));
  if (absentes.length > 0) return echec({ code: 'COLONNES_ABSENTES', colonnes: absentes });
  const rangs = new Map(reconnues.flatMap((colonne, rang) => (colonne ? [[colonne, rang] as const] : [])));
  const ignorees = cellules.filter((cellule, rang) => reconnues[rang] === null && cellule.trim() !== '');
  return succes({ rangs, nombre: cellules.length, ignorees });
};

/** Phrase qui dit ce qui manque à l'en-tête. */
export const messageEntete = ({ code, colonnes }: ErreurEntete): string =>
  code === 'COLONNES_ABSENTES'
    ? `Il manque ${colonnes.length > 1 ? 'les colonnes' : 'la colonne'} ${colonnes.join(', ')}\u00a0: ce fichier n’est pas la liste de la CPAM.`
    : `En double dans l’en-tête\u00a0: ${colonnes.join(', ')}.`;

/** Colonnes de la requête mensuelle, dans l'ordre livré par la CPAM. */
export const COLONNES_REQUETE = [
  'NIR',
  'CLE',
  'NOM_NAISSANCE',
  'NOM_USAGE',
  'PRENOM',
  'SEXE',
  'DATE_NAISSANCE',
  'ADRESSE',
  'CODE_POSTAL',
  'COMMUNE',
  'TELEPHONE',
  'COURRIEL',
  'RISQUE',
  'DATE_DEBUT_ARRET',
  'DATE_FIN_PRESCRITE',
  'STATUT_EMPLOI',
  'SIRET',
  'RAISON_SOCIALE',
  'CODE_APE',
  'REGIME',
] as const;

/** Nom d'une colonne de la requête. */
export type ColonneRequete = (typeof COLONNES_REQUETE)[number];

/** Colonnes sans lesquelles aucune ligne ne peut être lue ; sans `CLE`, le NIR est attendu sur 15 caractères. */
export const COLONNES_OBLIGATOIRES = [
  'NIR',
  'NOM_NAISSANCE',
  'PRENOM',
  'SEXE',
  'DATE_NAISSANCE',
  'RISQUE',
  'DATE_DEBUT_ARRET',
] as const satisfies readonly ColonneRequete[];

/** En-tête compris. */
export interface Entete {
  readonly rangs: ReadonlyMap<ColonneRequete, number>;
  readonly nombre: number;
  /** Titres que la plateforme ne lit pas. */
  readonly ignorees: readonly string[];
}

/** En-tête refusé : le fichier entier l'est. */
export interface ErreurEntete {
  readonly code: 'COLONNES_ABSENTES' | 'COLONNES_EN_DOUBLE';
  readonly colonnes: readonly ColonneRequete[];
}

const cleEntete = (titre: string): string => normaliserPourRecherche(titre.replace(/^\uFEFF/, '').replace(/_/g, ' '));

const SYNONYMES: Partial<Readonly<Record<ColonneRequete, readonly string[]>>> = {
  NIR: ['numero de securite sociale', 'numero securite sociale', 'numero ss', 'n ss'],
  CLE: ['cle nir', 'cle du nir'],
  NOM_NAISSANCE: ['nom', 'nom de naissance', 'nom de famille'],
  NOM_USAGE: ['nom d usage', 'nom marital'],
  PRENOM: ['prenoms'],
  DATE_NAISSANCE: ['date de naissance', 'ne le'],
  CODE_POSTAL: ['cp'],
  COMMUNE: ['ville'],
  TELEPHONE: ['tel'],
  COURRIEL: ['email', 'e mail', 'mail', 'adresse electronique'],
  RISQUE: ['nature'],
  DATE_DEBUT_ARRET: ['date debut', 'debut arret', 'date de debut', 'date de debut d arret', 'date de debut de l arret'],
  DATE_FIN_PRESCRITE: ['date fin', 'fin prescrite', 'date de fin', 'date de fin prescrite'],
  STATUT_EMPLOI: ['statut', 'statut d emploi'],
  SIRET: ['siret employeur', 'n siret', 'numero siret'],
  RAISON_SOCIALE: ['employeur', 'entreprise'],
  CODE_APE: ['ape', 'code naf', 'naf'],
};

const COLONNE_PAR_NOM: ReadonlyMap<string, ColonneRequete> = new Map(
  COLONNES_REQUETE.flatMap((colonne) =>
    [colonne, ...(SYNONYMES[colonne] ?? [])].map((nom) => [cleEntete(nom), colonne] as const),
  ),
);
