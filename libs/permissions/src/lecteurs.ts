import {
  COLONNES,
  LIBELLES_FONCTION,
  UNITE_DE_FONCTION,
  type CategorieDonnee,
  type Colonne,
  type Unite,
} from '@pdp/domain';
import { PORTEES, type Portee } from './cellules.js';
import type { FaitsDossier } from './faits.js';
import { porteeDe } from './peut.js';
import { fonctionsDe } from './regles.js';
import type { Sujet } from './sujet.js';

/** Où en est un dossier, pour annoncer qui lira un texte avant de l'écrire. */
export interface SituationLecteurs {
  readonly partageActif: boolean;
  /** Unités qui ont au moins un lien actif avec le dossier. */
  readonly unitesAffectees: readonly Unite[];
  /** Unités partenaires (ou Service social) couvertes par un accord en cours pour cette catégorie. */
  readonly unitesConsenties: readonly Unite[];
}

/** Un groupe de lecteurs, et à quelle condition il lit. */
export interface Lecteur {
  readonly colonne: Colonne;
  readonly fonctionLibelles: readonly string[];
  readonly portee: Portee;
  readonly condition: string;
}

/** « Qui lira ce texte » : colonnes qui lisent cette catégorie dans cette situation. */
export function lecteursDe(categorie: CategorieDonnee, situation: SituationLecteurs): readonly Lecteur[] {
  return COLONNES.flatMap((colonne) => {
    const lecteur = lecteurDeColonne(colonne, categorie, situation);
    return lecteur === null ? [] : [lecteur];
  });
}

/** « Masqué à » : colonnes de professionnels liés au dossier qui ne lisent pas cette catégorie. */
export function masqueA(
  categorie: CategorieDonnee,
  situation: SituationLecteurs,
): readonly Pick<Lecteur, 'colonne' | 'fonctionLibelles'>[] {
  return COLONNES.filter(
    (colonne) =>
      situation.unitesAffectees.includes(uniteDe(colonne)) && lecteurDeColonne(colonne, categorie, situation) === null,
  ).map((colonne) => ({ colonne, fonctionLibelles: libellesDe(colonne) }));
}

function lecteurDeColonne(colonne: Colonne, categorie: CategorieDonnee, situation: SituationLecteurs): Lecteur | null {
  const sujet = sujetType(colonne);
  const faits = faitsSupposes(colonne, categorie, situation);
  const entiere = porteeDe(sujet, 'lire', { categorie, faits });
  const element = { estAuteur: true, estDestinataire: true };
  const portee = entiere ?? porteeDe(sujet, 'lire', { categorie, faits, element });
  if (portee === null) return null;
  return { colonne, fonctionLibelles: libellesDe(colonne), portee, condition: condition(portee, entiere === null) };
}

const condition = (portee: Portee, siensSeulement: boolean): string => {
  if (portee !== 'complete') return PORTEES[portee];
  return siensSeulement ? 'seulement ce dont il est l’auteur ou le destinataire' : 'en entier';
};

const uniteDe = (colonne: Colonne): Unite => UNITE_DE_FONCTION[premiere(colonne)];

const libellesDe = (colonne: Colonne): readonly string[] =>
  fonctionsDe(colonne).map((fonction) => LIBELLES_FONCTION[fonction]);

function premiere(colonne: Colonne): Sujet['fonction'] {
  const [fonction] = fonctionsDe(colonne);
  if (fonction === undefined) throw new Error(`Colonne sans fonction : ${colonne}`);
  return fonction;
}

const sujetType = (colonne: Colonne): Sujet => ({
  utilisateurId: 'supposé',
  fonction: premiere(colonne),
  unite: uniteDe(colonne),
  organismeId: null,
  plateformeId: 'supposée',
  assureId: null,
});

function faitsSupposes(colonne: Colonne, categorie: CategorieDonnee, situation: SituationLecteurs): FaitsDossier {
  const estAffecte = situation.unitesAffectees.includes(uniteDe(colonne));
  return {
    dossierId: 'supposé',
    estConcerne: colonne === 'ASSU',
    estAffecte,
    estAffecteEnEcriture: estAffecte,
    partageActif: situation.partageActif,
    categoriesConsenties: situation.unitesConsenties.includes(uniteDe(colonne)) ? [categorie] : [],
    estTriage: false,
    plateformeId: 'supposée',
    etat: 'EN_COURS',
    limite: false,
  };
}
