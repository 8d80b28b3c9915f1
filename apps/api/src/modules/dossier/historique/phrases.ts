import {
  DECISIONS,
  DISPOSITIFS,
  DROITS_SOCIAUX,
  LIBELLES_CATEGORIE,
  LIBELLES_ETAT_AIDE,
  LIBELLES_ETAT_DROIT_SOCIAL,
  LIBELLES_ETAT_RELAIS,
  LIBELLES_ETAT_SUIVI,
  LIBELLES_ETAT_VISITE,
  LIBELLES_MODALITE_LUE,
  LIBELLES_NATURE_RELAIS,
  LIBELLES_ORIENTATION_ETM,
  LIBELLES_ORIGINE,
  LIBELLES_STATUT_PRECONISATION,
  PRECONISATIONS,
  libelleEtatDispositif,
  type CategorieDonnee,
  type DroitSocial,
  type EtatVisite,
  type EvenementHistorique,
  type TypeDispositif,
  type Unite,
} from '@pdp/domain';
import type { Portee } from '@pdp/permissions';
import { PHRASES_SIMPLES } from './phrases-simples.js';

/** Ligne lue, déjà filtrée par les droits du lecteur. */
export type LigneHistorique = {
  readonly id: string;
  readonly le: string;
  readonly sorte:
    | 'etat'
    | 'fiche'
    | 'lien'
    | 'entretien'
    | 'preconisation'
    | 'decision'
    | 'visite'
    | 'accord'
    | 'orientation'
    | 'dispositif'
    | 'diagnostic'
    | 'feuille'
    | 'livret'
    | 'signalement'
    | 'document'
    | 'relais'
    | 'suivi'
    | 'droit'
    | 'aide';
  readonly code: string;
  readonly detail: string | null;
  readonly categorie: CategorieDonnee | null;
  readonly par: string | null;
};

/** Ce dont dépendent les mots montrés : l'étendue du droit sur chaque catégorie, et l'unité du lecteur. */
export type RegardHistorique = {
  readonly unite: Unite;
  /** La personne elle-même, ou qui la représente : mots simples. */
  readonly simple: boolean;
  readonly portees: Readonly<Partial<Record<CategorieDonnee, Portee>>>;
  readonly parElement: readonly CategorieDonnee[];
  readonly maintenant: Date;
};

/** Phrase et avancement d'une ligne, sans rien dire de plus que ce que le lecteur peut lire. */
export function enEvenement(ligne: LigneHistorique, regard: RegardHistorique): EvenementHistorique {
  return {
    id: `${ligne.sorte}-${ligne.code}-${ligne.id}`,
    le: ligne.le,
    type: ligne.sorte,
    libelle: (regard.simple && PHRASES_SIMPLES[ligne.sorte]?.(ligne)) || PHRASES[ligne.sorte](ligne, regard),
    par: ligne.par,
    categorie: ligne.categorie,
    etat: avancement(ligne, regard),
  };
}

const ETATS: Readonly<Record<string, string>> = {
  ouvrir: 'Dossier ouvert',
  partager: 'Accompagnement partagé, évaluation commencée',
  etablirPlan: 'Plan établi',
  demarrer: 'Accompagnement commencé',
  suspendre: 'Accompagnement suspendu',
  reprendre: 'Accompagnement repris',
  proposerCloture: 'Clôture proposée',
  renoncerCloture: 'Clôture abandonnée',
  clore: 'Accompagnement terminé',
  rouvrir: 'Dossier rouvert',
  archiver: 'Dossier archivé',
  purger: 'Dossier effacé',
};

type Phrase = (ligne: LigneHistorique, regard: RegardHistorique) => string;

const PHRASES: Readonly<Record<LigneHistorique['sorte'], Phrase>> = {
  etat: ({ code }) => ETATS[code] ?? 'Étape du dossier',
  fiche: ({ categorie }) => `${categorie === null ? 'Fiche' : LIBELLES_CATEGORIE[categorie]} : mise à jour`,
  lien: ({ code, detail }) =>
    code === 'REFERENT' ? `Référent désigné${detail ? ` : ${detail}` : ''}` : 'Une personne rejoint le cercle de suivi',
  entretien: ({ code }) => `Entretien ${minuscule(libelle(LIBELLES_MODALITE_LUE, code))}`,
  preconisation: ({ code, detail }) =>
    `Préconisation${detail === null ? '' : ` ${minuscule(libelle(LIBELLES_STATUT_PRECONISATION, detail))}`} : ${Object.hasOwn(PRECONISATIONS, code) ? minuscule(PRECONISATIONS[code as keyof typeof PRECONISATIONS].libelle) : code}`,
  decision: phraseDecision,
  visite: ({ code }, { unite }) =>
    `Visite de pré-reprise : ${minuscule(libelle(LIBELLES_ETAT_VISITE, etatDeVisite(code, unite)))}`,
  accord: ({ code, detail }) =>
    `Accord ${{ donne: 'donné', retire: 'retiré', fini: 'arrivé à sa fin' }[code] ?? ''} : ${detail ?? ''}`,
  dispositif: ({ code, detail }) =>
    `${DISPOSITIFS[code as TypeDispositif].libelle} : ${minuscule(libelleEtatDispositif(code as TypeDispositif, detail ?? ''))}`,
  diagnostic: ({ code }) =>
    code === 'VALIDE' ? 'Diagnostic social validé avec la personne' : 'Diagnostic social partagé avec la personne',
  feuille: () => 'Feuille de route acceptée par la personne',
  orientation: ({ code }) => `Équipe technique de maintien : ${minuscule(libelle(LIBELLES_ORIENTATION_ETM, code))}`,
  livret: ({ code }) => `Livret de suivi publié, version ${code}`,
  signalement: ({ code }) => `Signalement : ${libelle(LIBELLES_ORIGINE, code)}`,
  relais: ({ code, detail }) =>
    `Relais ${minuscule(libelle(LIBELLES_ETAT_RELAIS, code))} : ${libelle(LIBELLES_NATURE_RELAIS, detail ?? '')}`,
  droit: ({ code, detail }) =>
    `${DROITS_SOCIAUX[code as DroitSocial].libelle} : ${minuscule(libelle(LIBELLES_ETAT_DROIT_SOCIAL, detail ?? ''))}`,
  aide: ({ code }) => `Demande d’aide : ${minuscule(libelle(LIBELLES_ETAT_AIDE, code))}`,
  suivi: ({ code, detail }) => `Nouvelles à ${detail ?? ''} mois : ${minuscule(libelle(LIBELLES_ETAT_SUIVI, code))}`,
  document: ({ code }) => (code === 'SOCIAL' ? 'Document social déposé' : 'Document administratif déposé'),
};

function phraseDecision({ code, detail }: LigneHistorique, { portees, parElement }: RegardHistorique): string {
  if (portees.revueDecisions === 'langageClair') return `Décidé ensemble : ${detail ?? ''}`;
  if (portees.revueDecisions === 'existence') return 'Revue de dossiers : décision prise';
  if (parElement.includes('revueDecisions')) return 'Revue de dossiers : une décision vous concerne';
  return `Revue de dossiers : ${Object.hasOwn(DECISIONS, code) ? minuscule(DECISIONS[code as keyof typeof DECISIONS].libelle) : code}`;
}

// Un refus de transmission ne doit pas être connu de qui contrôle les indemnités (domain.md 1.3).
const etatDeVisite = (code: string, unite: Unite): string =>
  code === 'TRANSMISSION_REFUSEE' && (unite === 'SERVICE_MEDICAL' || unite === 'CPAM') ? 'REALISEE' : code;

const VISITES_A_VENIR: readonly EtatVisite[] = ['ENVISAGEE', 'DEMANDEE', 'PLANIFIEE'];

function avancement(ligne: LigneHistorique, { maintenant }: RegardHistorique): EvenementHistorique['etat'] {
  if (ligne.sorte !== 'visite' || !VISITES_A_VENIR.some((etat) => etat === ligne.code)) return 'fait';
  return Date.parse(ligne.le) > maintenant.getTime() ? 'a-venir' : 'en-cours';
}

const libelle = (libelles: Readonly<Record<string, string>>, code: string): string => libelles[code] ?? code;

const minuscule = (texte: string): string =>
  /^[A-ZÉÈ]{2}/.test(texte) ? texte : texte.charAt(0).toLocaleLowerCase('fr') + texte.slice(1);
