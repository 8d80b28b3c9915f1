import type { ColonneRequete, Entete, LigneRequete, MotifRejet } from '@pdp/domain';
import { texteDeRecherche } from '../../assure/assure.port.js';

/** Colonnes de `import_ligne` remplies à la lecture, dans l'ordre des rangées. */
export const COLONNES_RANGEE = [
  'import_id',
  'numero',
  'sort',
  'raison',
  'nir',
  'nom_naissance',
  'nom_usage',
  'prenom',
  'sexe',
  'date_naissance',
  'adresse',
  'code_postal',
  'commune',
  'telephone',
  'courriel',
  'risque',
  'date_debut',
  'date_fin',
  'statut_emploi',
  'siret',
  'raison_sociale',
  'code_ape',
  'regime',
  'recherche',
  'brut',
] as const;

/** Valeurs d'une rangée, dans l'ordre de `COLONNES_RANGEE`. */
export type Rangee = readonly (string | number | null)[];

/** Contenu de `import_ligne.brut` : codes de rejet et cellules d'origine, bornées. */
export type Brut = { readonly codes: readonly string[]; readonly cellules: readonly string[] };

/** Ligne valide ; son sort est donné ensuite, en base, d'après ce que l'on sait du NIR. */
export const rangeeValide = (importId: string, l: LigneRequete): Rangee => [
  importId,
  l.numero,
  null,
  l.contactsIgnores.length > 0 ? `Illisible, laissé vide : ${l.contactsIgnores.join(', ')}.` : null,
  l.nir,
  l.nomNaissance,
  l.nomUsage,
  l.prenom,
  l.sexe,
  l.dateNaissance,
  l.adresse,
  l.codePostal,
  l.commune,
  l.telephone,
  l.courriel,
  l.risque,
  l.dateDebut,
  l.dateFinPrescrite,
  l.statutEmploi,
  l.siret,
  l.raisonSociale,
  l.codeApe,
  l.regime,
  texteDeRecherche(l),
  null,
];

/** Ligne rejetée : la raison, de quoi la reconnaître dans l'aperçu, et ses cellules pour la rendre à la CPAM. */
export function rangeeRejetee(
  importId: string,
  numero: number,
  rejet: { readonly motifs: readonly MotifRejet[]; readonly cellules: readonly string[]; readonly entete: Entete },
): Rangee {
  const { motifs, cellules, entete } = rejet;
  const cellule = (colonne: ColonneRequete): string | null =>
    montrable(cellules[entete.rangs.get(colonne) ?? -1] ?? '').slice(0, 60) || null;
  const valeurs: Partial<Record<(typeof COLONNES_RANGEE)[number], string>> = {};
  const [nom, prenom] = [cellule('NOM_NAISSANCE'), cellule('PRENOM')];
  if (nom !== null) valeurs.nom_naissance = nom;
  if (prenom !== null) valeurs.prenom = prenom;
  valeurs.raison = motifs.map((m) => m.message).join(' ');
  valeurs.brut = enBrut(
    motifs.map((m) => m.code),
    cellules,
  );
  return rangeeNommee(importId, numero, 'rejete', valeurs);
}

/** La ligne d'en-tête est gardée, sans sort, pour titrer le fichier des rejets. */
export const rangeeEntete = (importId: string, numero: number, cellules: readonly string[]): Rangee =>
  rangeeNommee(importId, numero, null, { brut: enBrut([], cellules) });

/** Une rangée au format texte de COPY : tabulations, fins de ligne et contre-obliques échappées, `\N` pour rien. */
export const enCopie = (rangee: Rangee): string => `${rangee.map(echapper).join('\t')}\n`;

function rangeeNommee(
  importId: string,
  numero: number,
  sort: string | null,
  valeurs: Partial<Record<(typeof COLONNES_RANGEE)[number], string>>,
): Rangee {
  return COLONNES_RANGEE.map((colonne) => {
    if (colonne === 'import_id') return importId;
    if (colonne === 'numero') return numero;
    return colonne === 'sort' ? sort : (valeurs[colonne] ?? null);
  });
}

const CELLULES_MAX = 100;
const CELLULE_MAX = 500;

const enBrut = (codes: readonly string[], cellules: readonly string[]): string =>
  JSON.stringify({
    codes,
    cellules: cellules.slice(0, CELLULES_MAX).map((c) => montrable(c).slice(0, CELLULE_MAX)),
  } satisfies Brut);

// PostgreSQL refuse le caractère nul : on garde une trace visible de la faute. Un demi-caractère coupé devient illisible.
const montrable = (texte: string): string => texte.replaceAll('\0', '\u2400').toWellFormed();

function echapper(valeur: string | number | null): string {
  if (valeur === null) return '\\N';
  if (typeof valeur === 'number') return String(valeur);
  return /[\\\t\n\r]/.test(valeur) ? valeur.replace(/[\\\t\n\r]/g, (c) => ECHAPPEMENTS[c] ?? c) : valeur;
}

const ECHAPPEMENTS: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
