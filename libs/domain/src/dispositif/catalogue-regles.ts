import { ajouterJours, type DateCivile } from '../noyau/date-civile.js';
import type { ErreurChamp } from '../noyau/erreur.js';
import { echec, succes, type Resultat } from '../noyau/resultat.js';
import { CODES_REGLE, REGLES_DISPOSITIF, type CodeRegle, type RegleDispositif } from './regles-dispositif.js';

/** Ligne ajoutée par l'administration : elle remplace la règle livrée à partir d'une date, jamais avant (décision 0041). */
export interface LigneRegle {
  readonly code: CodeRegle;
  readonly valeur: number;
  readonly valideDu: DateCivile;
  readonly source: string;
}

/** Place d'une règle par rapport à un jour. */
export type EtatRegle = 'PASSEE' | 'EN_VIGUEUR' | 'A_VENIR';

/** Longueur d'une source. */
export const SOURCE_MAX = 160;
/** Plus grande valeur admise, quelle que soit l'unité. */
export const VALEUR_REGLE_MAX = 730;

/**
 * Catalogue livré, puis les lignes ajoutées, de la plus ancienne à la plus récente : chacune finit la veille de la suivante. Deux
 * lignes du même jour : la dernière ajoutée compte seule.
 */
export const catalogueDe = (lignes: readonly LigneRegle[]): readonly RegleDispositif[] =>
  lignes.length === 0 ? REGLES_DISPOSITIF : CODES_REGLE.flatMap((code) => datees(code, lignes));

/** La règle est-elle passée, en vigueur ou à venir ce jour-là ? */
export const etatRegle = ({ valideDu, valideAu }: RegleDispositif, jour: DateCivile): EtatRegle =>
  valideDu > jour ? 'A_VENIR' : valideAu !== null && valideAu < jour ? 'PASSEE' : 'EN_VIGUEUR';

/** Lit une ligne à ajouter : un entier de 1 à 730, une date qui n'est pas passée, une source. Le passé ne se change pas. */
export const lireLigneRegle = (
  { code, valeur, valideDu, source }: LigneRegle,
  aujourdhui: DateCivile,
): Resultat<LigneRegle, readonly ErreurChamp[]> => {
  const dite = source.trim();
  const fautes: ErreurChamp[] = [];
  const minimum = PLANCHERS[code] ?? 1;
  if (!Number.isInteger(valeur) || valeur < minimum || valeur > VALEUR_REGLE_MAX)
    fautes.push(faute('valeur', 'HORS_BORNES', `Écrivez un nombre entier, de ${minimum} à ${VALEUR_REGLE_MAX}.`));
  if (valideDu < aujourdhui)
    fautes.push(
      faute('valideDu', 'DATE_PASSEE', 'Une règle change à partir d’aujourd’hui ou plus tard, jamais dans le passé.'),
    );
  if (dite === '')
    fautes.push(faute('source', 'CHAMP_OBLIGATOIRE', 'Indiquez le texte ou la décision qui fixe cette valeur.'));
  if (dite.length > SOURCE_MAX) fautes.push(faute('source', 'TROP_LONG', `${SOURCE_MAX} caractères au plus.`));
  return fautes.length > 0 ? echec(fautes) : succes({ code, valeur, valideDu, source: dite });
};

/** En dessous, une alerte désignerait quelqu'un (domain.md 1.1.6). */
const PLANCHERS: Readonly<Partial<Record<CodeRegle, number>>> = { ALERTE_DOSSIERS: 3, ALERTE_EFFECTIF: 20 };

const faute = (chemin: string, code: string, message: string): ErreurChamp => ({ chemin, code, message });

const datees = (code: CodeRegle, lignes: readonly LigneRegle[]): readonly RegleDispositif[] => {
  const livrees = REGLES_DISPOSITIF.filter((regle) => regle.code === code);
  const [modele] = livrees;
  if (modele === undefined) return [];
  const ajoutees = lignes.filter((ligne) => ligne.code === code).map((ligne) => ({ ...modele, ...ligne }));
  // Le tri est stable : à date égale, la dernière ajoutée reste la dernière, et seule gardée.
  const parDate = [...livrees, ...ajoutees]
    .sort((a, b) => (a.valideDu < b.valideDu ? -1 : Number(a.valideDu > b.valideDu)))
    .filter((regle, i, toutes) => regle.valideDu !== toutes[i + 1]?.valideDu);
  return parDate.map((regle, i) => {
    const suivante = parDate[i + 1];
    return suivante === undefined ? regle : { ...regle, valideAu: ajouterJours(suivante.valideDu, -1) };
  });
};
