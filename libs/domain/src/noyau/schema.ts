import { estDateCivile, type DateCivile } from './date-civile.js';
import type { ErreurChamp } from './erreur.js';
import { echec, succes, type Resultat } from './resultat.js';
import type { Champ, Contenu, Schema } from './schema-champs.js';
import { lireTexte, MESSAGES_TEXTE } from './texte.js';

/**
 * Lit un contenu reçu selon son schéma : toutes les clés du schéma sortent, `null` ou liste vide quand rien n'est saisi.
 * Toutes les erreurs sont rendues d'un coup ; une clé étrangère au schéma est refusée, jamais ignorée.
 */
export const lireContenu = <S extends Schema>(
  schema: S,
  valeur: unknown,
  aujourdhui: DateCivile,
): Resultat<Contenu<S>, readonly ErreurChamp[]> => {
  const lecture: Lecture = { aujourdhui, erreurs: [] };
  const contenu = lireObjet(schema, valeur, '', lecture);
  return lecture.erreurs.length > 0 ? echec(lecture.erreurs) : succes(contenu as Contenu<S>);
};

interface Lecture {
  readonly aujourdhui: DateCivile;
  readonly erreurs: ErreurChamp[];
}

const MAX_ERREURS = 50;

const signaler = (lecture: Lecture, chemin: string, code: string, message: string): null => {
  if (lecture.erreurs.length < MAX_ERREURS) lecture.erreurs.push({ chemin: chemin.replace(/\.$/, ''), code, message });
  return null;
};

const lireObjet = (schema: Schema, valeur: unknown, base: string, lecture: Lecture): Record<string, unknown> | null => {
  if (typeof valeur !== 'object' || valeur === null || Array.isArray(valeur))
    return signaler(lecture, base, 'TYPE', 'Un objet est attendu.');
  for (const cle of Object.keys(valeur))
    if (!Object.hasOwn(schema, cle))
      signaler(lecture, base + (/^\w{1,40}$/.test(cle) ? cle : '?'), 'CHAMP_INCONNU', 'Ce champ n’existe pas.');
  const source = valeur as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(schema).map(([cle, champ]) => {
      const recue = Object.hasOwn(source, cle) ? source[cle] : null;
      return [cle, lireChamp(champ, recue, base + cle, lecture)];
    }),
  );
};

const lireChamp = (champ: Champ, valeur: unknown, chemin: string, lecture: Lecture): unknown => {
  const estListe = champ.sorte === 'liste' || champ.sorte === 'choixMultiple';
  if (valeur === null || valeur === undefined || valeur === '') {
    if (champ.obligatoire) signaler(lecture, chemin, 'VIDE', MESSAGES_TEXTE.VIDE);
    return estListe ? [] : null;
  }
  switch (champ.sorte) {
    case 'texte':
    case 'forme':
      return lireChaine(champ, valeur, chemin, lecture);
    case 'date':
      return lireDate(champ, valeur, chemin, lecture);
    case 'choix':
      return champ.valeurs.some((connue) => connue === valeur) ? valeur : choixInconnu(lecture, chemin);
    case 'choixMultiple':
      return lireChoixMultiple(champ.valeurs, valeur, chemin, lecture);
    case 'booleen':
      return typeof valeur === 'boolean' ? valeur : signaler(lecture, chemin, 'TYPE', 'Répondez par oui ou par non.');
    case 'entier':
      return lireEntier(champ, valeur, chemin, lecture);
    case 'liste':
      return lireListe(champ, valeur, chemin, lecture);
  }
};

const choixInconnu = (lecture: Lecture, chemin: string): null =>
  signaler(lecture, chemin, 'CHOIX_INCONNU', 'Choisissez une valeur de la liste.');

const lireChaine = (
  champ: Extract<Champ, { sorte: 'texte' | 'forme' }>,
  valeur: unknown,
  chemin: string,
  lecture: Lecture,
): string | null => {
  const multiligne = champ.sorte === 'texte' && champ.multiligne === true;
  const lu = lireTexte(valeur, { max: champ.max, multiligne, facultatif: champ.obligatoire !== true });
  if (!lu.ok) {
    const message = lu.erreur === 'TROP_LONG' ? `${champ.max} caractères au plus.` : MESSAGES_TEXTE[lu.erreur];
    return signaler(lecture, chemin, lu.erreur, message);
  }
  if (lu.valeur === '') return null;
  if (champ.sorte === 'texte') return lu.valeur;
  const forme = champ.lire(lu.valeur);
  return forme.ok ? forme.valeur : signaler(lecture, chemin, 'FORME', forme.erreur);
};

const lireDate = (
  champ: Extract<Champ, { sorte: 'date' }>,
  valeur: unknown,
  chemin: string,
  lecture: Lecture,
): DateCivile | null => {
  if (!estDateCivile(valeur))
    return signaler(lecture, chemin, 'DATE', 'Une date est attendue, par exemple 03/03/2026.');
  if (champ.pasFuture && valeur > lecture.aujourdhui)
    return signaler(lecture, chemin, 'DATE_FUTURE', 'Cette date est dans le futur.');
  return valeur;
};

const lireEntier = (
  champ: Extract<Champ, { sorte: 'entier' }>,
  valeur: unknown,
  chemin: string,
  lecture: Lecture,
): number | null =>
  typeof valeur === 'number' && Number.isInteger(valeur) && valeur >= champ.min && valeur <= champ.max
    ? valeur
    : signaler(lecture, chemin, 'NOMBRE', `Un nombre entier de ${champ.min} à ${champ.max} est attendu.`);

const lireChoixMultiple = (
  valeurs: readonly string[],
  valeur: unknown,
  chemin: string,
  lecture: Lecture,
): readonly string[] | null => {
  if (!Array.isArray(valeur) || valeur.length > valeurs.length * 2)
    return signaler(lecture, chemin, 'TYPE', 'Une liste est attendue.');
  if (valeur.some((choix) => !valeurs.some((connue) => connue === choix))) return choixInconnu(lecture, chemin);
  // L'ordre de la table, sans répétition : deux saisies équivalentes donnent le même contenu.
  return valeurs.filter((connue) => valeur.includes(connue));
};

const lireListe = (
  champ: Extract<Champ, { sorte: 'liste' }>,
  valeur: unknown,
  chemin: string,
  lecture: Lecture,
): readonly unknown[] | null => {
  if (!Array.isArray(valeur)) return signaler(lecture, chemin, 'TYPE', 'Une liste est attendue.');
  if (valeur.length > champ.max) return signaler(lecture, chemin, 'TROP_LONG', `${champ.max} lignes au plus.`);
  return valeur.map((element, rang) => lireObjet(champ.de, element, `${chemin}.${rang}.`, lecture));
};
