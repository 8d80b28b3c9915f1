import type { Resultat } from './resultat.js';

/** Champ de texte libre ; `max` est montré à côté du champ. */
export const champTexte = <const O extends OptionsTexte>(libelle: string, max: number, options?: O) =>
  ({ sorte: 'texte', libelle, max, ...options }) as { sorte: 'texte'; libelle: string; max: number } & O;

/** Champ à forme vérifiée (NIR, SIRET, téléphone…) : `lire` rend la forme conservée ou la phrase à montrer. */
export const champForme = <const O extends Options>(libelle: string, max: number, lire: LecteurForme, options?: O) =>
  ({ sorte: 'forme', libelle, max, lire, ...options }) as {
    sorte: 'forme';
    libelle: string;
    max: number;
    lire: LecteurForme;
  } & O;

/** Date civile ; `pasFuture` refuse une date après aujourd'hui. */
export const champDate = <const O extends OptionsDate>(libelle: string, options?: O) =>
  ({ sorte: 'date', libelle, ...options }) as { sorte: 'date'; libelle: string } & O;

/** Un code parmi une liste, avec le libellé de chacun. */
export const champChoix = <V extends string, const O extends Options>(
  libelle: string,
  libelles: Readonly<Record<V, string>>,
  options?: O,
) =>
  ({ sorte: 'choix', libelle, libelles, valeurs: Object.keys(libelles), ...options }) as unknown as {
    sorte: 'choix';
    libelle: string;
    libelles: Readonly<Record<V, string>>;
    valeurs: readonly V[];
  } & O;

/** Plusieurs codes d'une liste. */
export const champChoixMultiple = <V extends string>(libelle: string, libelles: Readonly<Record<V, string>>) =>
  ({ sorte: 'choixMultiple', libelle, libelles, valeurs: Object.keys(libelles) }) as unknown as {
    sorte: 'choixMultiple';
    libelle: string;
    libelles: Readonly<Record<V, string>>;
    valeurs: readonly V[];
  };

/** Oui, non, ou non renseigné. */
export const champBooleen = (libelle: string) => ({ sorte: 'booleen', libelle }) as const;

/** Nombre entier borné. */
export const champEntier = (libelle: string, min: number, max: number) =>
  ({ sorte: 'entier', libelle, min, max }) as const;

/** Liste d'éléments de même schéma, bornée. */
export const champListe = <S extends Schema>(libelle: string, de: S, max: number) =>
  ({ sorte: 'liste', libelle, de, max }) as { sorte: 'liste'; libelle: string; de: S; max: number };

/** Rend la forme conservée d'une saisie, ou la phrase qui dit quoi corriger. */
export type LecteurForme = (saisie: string) => Resultat<string, string>;

/** Options communes à tous les champs. */
export interface Options {
  readonly obligatoire?: boolean;
}

/** Options d'un champ de texte libre ; `partage` marque un texte lu par plusieurs services (avertissement affiché). */
export interface OptionsTexte extends Options {
  readonly multiligne?: boolean;
  readonly partage?: boolean;
}

/** Options d'une date. */
export interface OptionsDate extends Options {
  readonly pasFuture?: boolean;
}

interface Base {
  readonly libelle: string;
  readonly obligatoire?: boolean;
}

/** Description d'un champ, lue par les règles, les écrans et la documentation. */
export type Champ =
  | (Base & {
      readonly sorte: 'texte';
      readonly max: number;
      readonly multiligne?: boolean;
      readonly partage?: boolean;
    })
  | (Base & { readonly sorte: 'forme'; readonly max: number; readonly lire: LecteurForme })
  | (Base & { readonly sorte: 'date'; readonly pasFuture?: boolean })
  | (Base & {
      readonly sorte: 'choix';
      readonly valeurs: readonly string[];
      readonly libelles: Readonly<Record<string, string>>;
    })
  | (Base & {
      readonly sorte: 'choixMultiple';
      readonly valeurs: readonly string[];
      readonly libelles: Readonly<Record<string, string>>;
    })
  | (Base & { readonly sorte: 'booleen' })
  | (Base & { readonly sorte: 'entier'; readonly min: number; readonly max: number })
  | (Base & { readonly sorte: 'liste'; readonly de: Schema; readonly max: number });

/** Champs d'un contenu, dans l'ordre d'affichage. */
export interface Schema {
  readonly [nom: string]: Champ;
}

type ValeurDe<C> = C extends { sorte: 'choix'; valeurs: readonly (infer V)[] }
  ? V
  : C extends { sorte: 'choixMultiple'; valeurs: readonly (infer V)[] }
    ? readonly V[]
    : C extends { sorte: 'liste'; de: infer S }
      ? readonly Contenu<S>[]
      : C extends { sorte: 'booleen' }
        ? boolean
        : C extends { sorte: 'entier' }
          ? number
          : string;

type EstToujoursLa<C> = C extends { obligatoire: true } | { sorte: 'choixMultiple' | 'liste' } ? true : false;

/** Type du contenu décrit par un schéma : un champ facultatif vaut `null` tant qu'il n'est pas saisi. */
export type Contenu<S> = {
  readonly [K in keyof S]: EstToujoursLa<S[K]> extends true ? ValeurDe<S[K]> : ValeurDe<S[K]> | null;
};
