import type { DateCivile } from '../noyau/date-civile.js';
import { normaliserPourRecherche } from '../noyau/texte.js';

/** « Mme Sophie Guéguen » : nom d'usage s'il existe ; un nom reçu en capitales est rendu en minuscules accentuées. */
export const nomAffiche = (personne: NomAffichable): string =>
  `${civilite(personne.sexe)} ${enMinuscules(personne.prenom)} ${enMinuscules(nomPorte(personne))}`;

/** « Mme Sophie G. » : listes vues par plusieurs personnes et ordre du jour. */
export const nomCourt = (personne: NomAffichable): string =>
  `${civilite(personne.sexe)} ${enMinuscules(personne.prenom)} ${[...enMinuscules(nomPorte(personne))][0] ?? ''}.`;

/** « Mme » ou « M. ». */
export const civilite = (sexe: Sexe): string => (sexe === 'F' ? 'Mme' : 'M.');

/** « LE FLOC'H » devient « Le Floc'h » ; un nom déjà écrit en minuscules n'est pas touché. */
export const enMinuscules = (nom: string): string =>
  nom !== nom.toLocaleUpperCase('fr') || nom.length < 2
    ? nom
    : nom
        .toLocaleLowerCase('fr')
        .replace(/(^|[\s\-‐‑])(\p{L})/gu, (_, avant: string, lettre: string) => avant + lettre.toLocaleUpperCase('fr'))
        .replace(
          /(^|[\s-])([DLO]['’])(\p{L})/gu,
          (_, avant: string, particule: string, lettre: string) => avant + particule + lettre.toLocaleUpperCase('fr'),
        );

/**
 * Compare une personne reçue à celles que l'on connaît. Même NIR : même dossier, et l'écart d'identité est signalé.
 * Sans NIR commun, des noms et une date de naissance proches demandent l'avis d'un agent : jamais de fusion silencieuse.
 */
export const rapprocher = (recue: Personne, connues: readonly PersonneConnue[]): Rapprochement => {
  const memeNir = recue.nir === null ? undefined : connues.find(({ nir }) => nir === recue.nir);
  if (memeNir) return { sorte: 'MEME_NIR', assureId: memeNir.assureId, identiteDiverge: !sontProches(recue, memeNir) };
  const candidats = connues.filter((connue) => sontProches(recue, connue)).map(({ assureId }) => assureId);
  return candidats.length > 0 ? { sorte: 'A_CONFIRMER', candidats } : { sorte: 'INCONNUE' };
};

/** Vrai si deux identités peuvent être celles d'une même personne : une faute de frappe ou un changement de nom les sépare. */
export const sontProches = (a: IdentiteComparee, b: IdentiteComparee): boolean => {
  const prenoms = motsProches(premierMot(a.prenom), premierMot(b.prenom));
  if (!prenoms) return false;
  const nomsEgaux = noms(a).some((nom) => noms(b).includes(nom));
  if (a.dateNaissance === b.dateNaissance)
    return nomsEgaux || noms(a).some((nom) => noms(b).some((autre) => motsProches(nom, autre)));
  return nomsEgaux && datesProches(a.dateNaissance, b.dateNaissance);
};

/** Sexe à l'état civil, tel que la CPAM le transmet. */
export type Sexe = 'F' | 'M';

/** Libellés du sexe. */
export const LIBELLES_SEXE: Readonly<Record<Sexe, string>> = { F: 'Femme', M: 'Homme' };

/** Ce qu'il faut pour nommer quelqu'un. */
export interface NomAffichable {
  readonly sexe: Sexe;
  readonly prenom: string;
  readonly nomNaissance: string;
  readonly nomUsage?: string | null;
}

/** Traits comparés lors d'un rapprochement. */
export interface IdentiteComparee {
  readonly nomNaissance: string;
  readonly nomUsage?: string | null;
  readonly prenom: string;
  readonly dateNaissance: DateCivile;
}

/** Personne reçue ; `nir` vaut `null` quand l'émetteur ne l'a pas. */
export interface Personne extends IdentiteComparee {
  readonly nir: string | null;
}

/** Personne déjà enregistrée. */
export interface PersonneConnue extends Personne {
  readonly assureId: string;
}

/** Réponse d'un rapprochement ; seul `MEME_NIR` rattache sans demander. */
export type Rapprochement =
  | { readonly sorte: 'MEME_NIR'; readonly assureId: string; readonly identiteDiverge: boolean }
  | { readonly sorte: 'A_CONFIRMER'; readonly candidats: readonly string[] }
  | { readonly sorte: 'INCONNUE' };

const nomPorte = ({ nomUsage, nomNaissance }: NomAffichable): string => (nomUsage ? nomUsage : nomNaissance);

const noms = ({ nomNaissance, nomUsage }: IdentiteComparee): readonly string[] =>
  [nomNaissance, nomUsage ?? ''].map(normaliserPourRecherche).filter((nom) => nom !== '');

const premierMot = (prenom: string): string => normaliserPourRecherche(prenom).split(' ')[0] ?? '';

const motsProches = (a: string, b: string): boolean =>
  a === b || (Math.min(a.length, b.length) >= 4 && aUneFauteAuPlus(a, b));

// Une lettre changée, ajoutée, ôtée, ou deux lettres voisines échangées.
const aUneFauteAuPlus = (a: string, b: string): boolean => {
  const [court, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - court.length > 1) return false;
  let debut = 0;
  while (debut < court.length && court[debut] === long[debut]) debut += 1;
  if (long.length > court.length) return court.slice(debut) === long.slice(debut + 1);
  if (court.slice(debut + 1) === long.slice(debut + 1)) return true;
  return (
    court[debut] === long[debut + 1] &&
    court[debut + 1] === long[debut] &&
    court.slice(debut + 2) === long.slice(debut + 2)
  );
};

// Jour et mois échangés, ou un seul chiffre faux.
const datesProches = (a: DateCivile, b: DateCivile): boolean => {
  const echangee = `${b.slice(0, 4)}-${b.slice(8)}-${b.slice(5, 7)}`;
  return a === echangee || [...a].filter((caractere, rang) => caractere !== b[rang]).length === 1;
};
