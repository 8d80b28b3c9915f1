import type { CategorieFiche } from '../dossier/categories.js';
import type { DateCivile } from '../noyau/date-civile.js';
import type { ErreurChamp } from '../noyau/erreur.js';
import { echec, succes, type Resultat } from '../noyau/resultat.js';
import { champChoix, champChoixMultiple, champTexte, type Contenu, type Schema } from '../noyau/schema-champs.js';
import { lireContenu } from '../noyau/schema.js';
import {
  ASPIRATIONS_DIAGNOSTIC,
  BESOINS_DIAGNOSTIC,
  FREINS_DIAGNOSTIC,
  RESSOURCES_DIAGNOSTIC,
} from './listes-diagnostic.js';
import * as mots from './vocabulaire-diagnostic.js';

/** Catégories de la matrice où se range le diagnostic : chacune a son bloc, que ses lecteurs, et eux seuls, lisent. */
export const CATEGORIES_DIAGNOSTIC = [
  'social',
  'finances',
  'emploi',
  'projet',
] as const satisfies readonly CategorieFiche[];

export type CategorieDiagnostic = (typeof CATEGORIES_DIAGNOSTIC)[number];

/** Longueur des « En quelques mots » d'un bloc, en caractères. */
const EN_QUELQUES_MOTS = 300;

const enQuelquesMots = champTexte('En quelques mots, sans raison médicale', EN_QUELQUES_MOTS, {
  multiligne: true,
  partage: true,
});

type Codes = Readonly<Record<string, string>>;

// Les codes diffèrent d'un bloc à l'autre : chaque liste garde les siens comme table, le type n'en garde que la forme.
const listesDe = (categorie: CategorieDiagnostic) => ({
  ressources: champChoixMultiple('Ressources', RESSOURCES_DIAGNOSTIC[categorie] as Codes),
  freins: champChoixMultiple('Freins', FREINS_DIAGNOSTIC[categorie] as Codes),
  besoins: champChoixMultiple('Besoins', BESOINS_DIAGNOSTIC[categorie] as Codes),
});

/** Champs de chaque bloc ; aucun ne peut dire une maladie, et les mots libres sont courts et vérifiés. */
export const SCHEMAS_DIAGNOSTIC = {
  social: {
    effetsPersonnels: champChoixMultiple('Effets sur la vie personnelle', mots.LIBELLES_EFFET_PERSONNEL),
    effetsSociaux: champChoixMultiple('Effets sur la vie sociale', mots.LIBELLES_EFFET_SOCIAL),
    effetsFamiliaux: champChoixMultiple('Effets sur la vie de famille', mots.LIBELLES_EFFET_FAMILIAL),
    ...listesDe('social'),
    precisions: enQuelquesMots,
  },
  finances: {
    effetsFinanciers: champChoixMultiple('Effets sur le budget', mots.LIBELLES_EFFET_FINANCIER),
    ...listesDe('finances'),
    precisions: enQuelquesMots,
  },
  emploi: {
    effetsProfessionnels: champChoixMultiple('Effets sur le travail', mots.LIBELLES_EFFET_PROFESSIONNEL),
    poste: champTexte('Poste', 120),
    taches: champChoixMultiple('Tâches', mots.LIBELLES_TACHE_DU_POSTE),
    conditions: champChoixMultiple('Conditions du poste', mots.LIBELLES_CONDITION_DU_POSTE),
    tailleEntreprise: champChoix('Entreprise', mots.LIBELLES_TAILLE_ENTREPRISE),
    soutienEmployeur: champChoix('Attitude de l’employeur', mots.LIBELLES_SOUTIEN_EMPLOYEUR),
    ...listesDe('emploi'),
    precisions: enQuelquesMots,
  },
  projet: {
    qualification: champChoix('Qualification', mots.LIBELLES_QUALIFICATION),
    experience: champChoix('Expérience', mots.LIBELLES_EXPERIENCE),
    aspirations: champChoixMultiple('Aspirations', ASPIRATIONS_DIAGNOSTIC),
    ...listesDe('projet'),
    precisions: enQuelquesMots,
  },
} as const satisfies Record<CategorieDiagnostic, Schema>;

/** Contenu entier d'une version. */
export type ContenuDiagnostic = {
  readonly [C in CategorieDiagnostic]: Contenu<(typeof SCHEMAS_DIAGNOSTIC)[C]>;
};

/** Blocs qu'un lecteur peut lire ; les autres n'y sont pas. */
export type BlocsDiagnostic = Partial<ContenuDiagnostic>;

/** Titre de chaque bloc. */
export const LIBELLES_BLOC_DIAGNOSTIC: Readonly<Record<CategorieDiagnostic, string>> = {
  social: 'Vie personnelle, sociale et familiale',
  finances: 'Budget',
  emploi: 'Travail',
  projet: 'Parcours et projet',
};

/** Contenu prêt à conserver, ou toutes les fautes d'un coup, sous `bloc.champ` ; un bloc absent est vide. */
export const lireDiagnostic = (
  valeur: unknown,
  aujourdhui: DateCivile,
): Resultat<ContenuDiagnostic, readonly ErreurChamp[]> => {
  const source = typeof valeur === 'object' && valeur !== null && !Array.isArray(valeur) ? valeur : null;
  if (source === null) return echec([{ chemin: '', code: 'TYPE', message: 'Un objet est attendu.' }]);
  const erreurs: ErreurChamp[] = Object.keys(source)
    .filter((cle) => !Object.hasOwn(SCHEMAS_DIAGNOSTIC, cle))
    .slice(0, 50)
    .map((cle) => ({
      chemin: /^\w{1,40}$/.test(cle) ? cle : '?',
      code: 'CHAMP_INCONNU',
      message: 'Ce champ n’existe pas.',
    }));
  const lus = CATEGORIES_DIAGNOSTIC.map((categorie) => {
    const recu: unknown = Object.hasOwn(source, categorie) ? (source as Record<string, unknown>)[categorie] : {};
    const lu = lireContenu<Schema>(SCHEMAS_DIAGNOSTIC[categorie], recu, aujourdhui);
    if (!lu.ok) erreurs.push(...lu.erreur.map((faute) => ({ ...faute, chemin: `${categorie}.${faute.chemin}` })));
    return [categorie, lu.ok ? lu.valeur : {}] as const;
  });
  return erreurs.length > 0 ? echec(erreurs) : succes(Object.fromEntries(lus) as unknown as ContenuDiagnostic);
};

/** La version de ce lecteur : les seuls blocs de ces catégories. */
export const blocsLisibles = (contenu: ContenuDiagnostic, lisibles: readonly string[]): BlocsDiagnostic =>
  Object.fromEntries(
    CATEGORIES_DIAGNOSTIC.filter((categorie) => lisibles.includes(categorie)).map((c) => [c, contenu[c]]),
  );

/** Rien n'y est noté : un diagnostic vide ne se partage pas. */
export const estDiagnosticVide = (contenu: BlocsDiagnostic): boolean =>
  Object.values(contenu).every((bloc) =>
    Object.values(bloc as Readonly<Record<string, unknown>>).every((valeur) =>
      Array.isArray(valeur) ? valeur.length === 0 : valeur === null,
    ),
  );

/** Listes reprises dans la préparation et la séance. */
export const LISTES_DIAGNOSTIC = { freins: 'Freins', ressources: 'Ressources', besoins: 'Besoins' } as const;

export type ListeDiagnostic = keyof typeof LISTES_DIAGNOSTIC;

/** Freins, ressources et besoins lisibles, tous blocs réunis, en français ; une liste vide n'y est pas. */
export const listesDuDiagnostic = (
  blocs: BlocsDiagnostic,
): readonly { readonly liste: ListeDiagnostic; readonly valeurs: readonly string[] }[] =>
  (Object.keys(LISTES_DIAGNOSTIC) as ListeDiagnostic[])
    .map((liste) => ({
      liste,
      valeurs: CATEGORIES_DIAGNOSTIC.flatMap((categorie) => {
        const codes: readonly string[] = blocs[categorie]?.[liste] ?? [];
        const libelles: Readonly<Record<string, string>> = SCHEMAS_DIAGNOSTIC[categorie][liste].libelles;
        return codes.map((code) => libelles[code] ?? code);
      }),
    }))
    .filter(({ valeurs }) => valeurs.length > 0);
