import {
  CATEGORIES_DIAGNOSTIC,
  LIBELLES_BLOC_DIAGNOSTIC,
  LIBELLES_ETAT_DIAGNOSTIC,
  LIBELLES_FACON_ACCORD,
  SCHEMAS_DIAGNOSTIC,
  lireDiagnostic,
} from '@pdp/domain';
import type {
  BlocsDiagnostic,
  CategorieDiagnostic,
  DateCivile,
  DiagnosticVue,
  EtatDiagnostic,
  Schema,
} from '@pdp/domain';
import { dateCourte } from '../../platform/format/dates';
import type { ErreursParChamp } from '../../platform/ui/formulaire/erreurs';
import { enCorps, enSaisie, libellesDe } from '../dossier/fiche/fiche.saisie';
import type { SaisieFiche } from '../dossier/fiche/fiche.saisie';

/** Saisie du diagnostic : un groupe de champs par bloc, et la version qu'on avait sous les yeux. */
export type SaisieDiagnostic = Record<CategorieDiagnostic, SaisieFiche> & { _version: number };

type Contenu = Readonly<Record<string, unknown>>;

const schemaDe = (categorie: CategorieDiagnostic): Schema => SCHEMAS_DIAGNOSTIC[categorie];

/** Saisie de départ : la version en préparation, sinon celle qui fait foi, sinon rien. */
export const saisieDiagnostic = (blocs: BlocsDiagnostic, version: number): SaisieDiagnostic =>
  ({
    ...Object.fromEntries(CATEGORIES_DIAGNOSTIC.map((c) => [c, enSaisie(schemaDe(c), (blocs[c] ?? {}) as Contenu)])),
    _version: version,
  }) as SaisieDiagnostic;

export const corpsDiagnostic = (saisie: SaisieDiagnostic): Record<CategorieDiagnostic, unknown> =>
  Object.fromEntries(CATEGORIES_DIAGNOSTIC.map((c) => [c, enCorps(schemaDe(c), saisie[c])])) as Record<
    CategorieDiagnostic,
    unknown
  >;

/** Fautes, par les règles du serveur. */
export function fautesDiagnostic(saisie: SaisieDiagnostic, aujourdhui: string): ErreursParChamp {
  const lu = lireDiagnostic(corpsDiagnostic(saisie), aujourdhui as DateCivile);
  const fautes: Record<string, string> = {};
  for (const { chemin, message } of lu.ok ? [] : lu.erreur) fautes[chemin] ??= message;
  return fautes;
}

/** « Budget, freins » pour `finances.freins`, dans l'ordre de l'écran. */
export const libellesDiagnostic = (): Readonly<Record<string, string>> =>
  Object.fromEntries(
    CATEGORIES_DIAGNOSTIC.flatMap((categorie) =>
      Object.entries(libellesDe(schemaDe(categorie), {})).map(([cle, libelle]) => [
        `${categorie}.${cle}`,
        `${LIBELLES_BLOC_DIAGNOSTIC[categorie]}, ${libelle.toLowerCase()}`,
      ]),
    ),
  );

/** « Version 2, validée le 3 mars, en entretien ». */
export function titreVersion({ numero, etat, partageLe, valideLe, facon }: DiagnosticVue, aujourdhui: string): string {
  if (etat === 'PARTAGE' && partageLe) return `Version ${numero}, partagée le ${dateCourte(partageLe, aujourdhui)}`;
  if (valideLe === null) return `Version ${numero}`;
  return `Version ${numero}, validée le ${dateCourte(valideLe, aujourdhui)}${faconEnClair(facon)}`;
}

/** « , en entretien », « , dans son espace » ; vide si la façon n'est pas connue. */
export const faconEnClair = (facon: DiagnosticVue['facon']): string => {
  if (facon === null) return '';
  return facon === 'ESPACE' ? ', dans son espace' : `, ${LIBELLES_FACON_ACCORD[facon].toLowerCase()}`;
};

const COULEURS = { BROUILLON: 'gris', PARTAGE: 'ambre', VALIDE: 'vert', REMPLACE: 'gris' } as const;

export const puceDiagnostic = (etat: EtatDiagnostic) => ({
  couleur: COULEURS[etat],
  libelle: LIBELLES_ETAT_DIAGNOSTIC[etat],
});
