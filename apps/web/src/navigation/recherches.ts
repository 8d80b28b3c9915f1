import { ETATS_REPERAGE, SEUILS_REPERAGE, SORTS_LIGNE, UNITES } from '@pdp/domain';
import type { SortLigne, Unite } from '@pdp/domain';

/** Paramètres d'adresse bruts : des textes, tels que l'utilisateur a pu les taper. */
export type RechercheBrute = Readonly<Record<string, unknown>>;

const texte = (brut: RechercheBrute, cle: string, max = 200): string | undefined => {
  const valeur = brut[cle];
  return typeof valeur === 'string' && valeur !== '' ? valeur.slice(0, max) : undefined;
};

const choix = <const C extends string>(brut: RechercheBrute, cle: string, permis: readonly C[]): C | undefined => {
  const valeur = brut[cle];
  return permis.find((possible) => possible === valeur);
};

/** Lit l'adresse sans typage automatique : `?recherche=0412` reste un texte. */
export const lireAdresse = (recherche: string): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(recherche));

/** Écrit l'adresse : les filtres absents ou vides n'y figurent pas. */
export function ecrireAdresse(recherche: Readonly<Record<string, unknown>>): string {
  const parametres = new URLSearchParams();
  for (const [cle, valeur] of Object.entries(recherche)) {
    if (valeur !== undefined && valeur !== null && valeur !== '') parametres.set(cle, String(valeur));
  }
  const ecrite = parametres.toString();
  return ecrite === '' ? '' : `?${ecrite}`;
}

/** Filtres de la page de connexion. */
export type RechercheConnexion = {
  retour?: string;
  fin?: 'true';
  erreur?: string;
  code?: 'true';
  recente?: 'oui';
};
export const rechercheConnexion = (brut: RechercheBrute): RechercheConnexion => ({
  ...optionnel('retour', texte(brut, 'retour', 2000)),
  ...optionnel('fin', choix(brut, 'fin', ['true'])),
  ...optionnel('code', choix(brut, 'code', ['true'])),
  ...optionnel('erreur', texte(brut, 'erreur')),
  ...optionnel('recente', choix(brut, 'recente', ['oui'])),
});

/** Filtres de « Mon travail ». */
export type RechercheTravail = { tri?: string; visite?: string };
export const rechercheTravail = (brut: RechercheBrute): RechercheTravail => ({
  ...optionnel('tri', texte(brut, 'tri', 40)),
  ...optionnel('visite', texte(brut, 'visite', 40)),
});

/** Onglets de la page « Signalements ». */
export const VUES_SIGNALEMENTS = ['recus', 'emis'] as const;
export type VueSignalements = (typeof VUES_SIGNALEMENTS)[number];
export type RechercheSignalements = { vue?: VueSignalements; etat?: string; recherche?: string; ouvert?: string };
export const rechercheSignalements = (brut: RechercheBrute): RechercheSignalements => ({
  ...optionnel('vue', choix(brut, 'vue', VUES_SIGNALEMENTS)),
  ...optionnel('etat', texte(brut, 'etat', 40)),
  ...optionnel('recherche', texte(brut, 'recherche', 100)),
  ...optionnel('ouvert', texte(brut, 'ouvert', 40)),
});

/** Filtres de la liste des assurés, ceux de `GET /dossiers`. */
export type RechercheAssures = { recherche?: string; etat?: string; referent?: 'moi'; alerte?: string; tri?: string };
export const rechercheAssures = (brut: RechercheBrute): RechercheAssures => ({
  ...optionnel('recherche', texte(brut, 'recherche')),
  ...optionnel('etat', texte(brut, 'etat', 40)),
  ...optionnel('referent', choix(brut, 'referent', ['moi'])),
  ...optionnel('alerte', texte(brut, 'alerte', 40)),
  ...optionnel('tri', texte(brut, 'tri', 40)),
});

/** Partie affichée d'une page à onglets. */
export type RechercheOnglet = { onglet?: string };
export const rechercheOnglet = (brut: RechercheBrute): RechercheOnglet =>
  optionnel('onglet', texte(brut, 'onglet', 40));

/** Filtres de la liste des revues. */
export type RechercheRevues = { etat?: string };
export const rechercheRevues = (brut: RechercheBrute): RechercheRevues => optionnel('etat', texte(brut, 'etat', 40));

/** Période du pilotage, en mois. */
export type RecherchePilotage = { mois?: (typeof PERIODES)[number] };
const PERIODES = ['3', '6', '12'] as const;
export const recherchePilotage = (brut: RechercheBrute): RecherchePilotage =>
  optionnel('mois', choix(brut, 'mois', PERIODES));

/** Onglets de la page « Repérage ». */
export const ONGLETS_REPERAGE = ['appels', 'liste'] as const;

/** Import affiché et sort filtré ; seuil, état et service de la liste d'appel. */
export type RechercheReperage = {
  onglet?: (typeof ONGLETS_REPERAGE)[number];
  import?: string;
  sort?: SortLigne;
  seuil?: (typeof SEUILS_REPERAGE)[number];
  etat?: (typeof ETATS_REPERAGE)[number];
  unite?: Unite;
};
export const rechercheReperage = (brut: RechercheBrute): RechercheReperage => ({
  ...optionnel('onglet', choix(brut, 'onglet', ONGLETS_REPERAGE)),
  ...optionnel('import', texte(brut, 'import', 40)),
  ...optionnel('sort', choix(brut, 'sort', SORTS_LIGNE)),
  ...optionnel('seuil', choix(brut, 'seuil', SEUILS_REPERAGE)),
  ...optionnel('etat', choix(brut, 'etat', ETATS_REPERAGE)),
  ...optionnel('unite', choix(brut, 'unite', UNITES)),
});

/** Filtre des notifications. */
export type RechercheNotifications = { filtre?: 'non-lues' };
export const rechercheNotifications = (brut: RechercheBrute): RechercheNotifications =>
  optionnel('filtre', choix(brut, 'filtre', ['non-lues']));

/** Filtres de la boîte d'envoi. */
export type RechercheEnvois = { etat?: string; canal?: string };
export const rechercheEnvois = (brut: RechercheBrute): RechercheEnvois => ({
  ...optionnel('etat', texte(brut, 'etat', 40)),
  ...optionnel('canal', texte(brut, 'canal', 40)),
});

/** Filtres de l'annuaire. */
export type RechercheAnnuaire = { recherche?: string; unite?: Unite };
export const rechercheAnnuaire = (brut: RechercheBrute): RechercheAnnuaire => ({
  ...optionnel('recherche', texte(brut, 'recherche')),
  ...optionnel('unite', choix(brut, 'unite', UNITES)),
});

/** Filtres du journal des accès, ceux de `GET /journal`. */
export type RechercheJournal = {
  dossier?: string;
  agent?: string;
  action?: string;
  resultat?: 'OK' | 'REFUS';
  du?: string;
  au?: string;
};
export const rechercheJournal = (brut: RechercheBrute): RechercheJournal => ({
  ...optionnel('dossier', texte(brut, 'dossier', 40)),
  ...optionnel('agent', texte(brut, 'agent', 40)),
  ...optionnel('action', texte(brut, 'action', 60)),
  ...optionnel('resultat', choix(brut, 'resultat', ['OK', 'REFUS'])),
  ...optionnel('du', texte(brut, 'du', 10)),
  ...optionnel('au', texte(brut, 'au', 10)),
});

/** File des demandes de droit : ouvertes par défaut, et celle qu'on lit. */
export type RechercheDroits = { etat?: 'closes'; ouverte?: string };
export const rechercheDroits = (brut: RechercheBrute): RechercheDroits => ({
  ...optionnel('etat', choix(brut, 'etat', ['closes'])),
  ...optionnel('ouverte', texte(brut, 'ouverte', 40)),
});

/** Filtres de l'administration. */
export type RechercheAdministration = { onglet?: string; recherche?: string };
export const rechercheAdministration = (brut: RechercheBrute): RechercheAdministration => ({
  ...optionnel('onglet', texte(brut, 'onglet', 40)),
  ...optionnel('recherche', texte(brut, 'recherche')),
});

// Le routeur fusionne le résultat à l'adresse brute : dire « absent » empêche une valeur refusée de repasser.
function optionnel<C extends string, const V>(cle: C, valeur: V | undefined): { [K in C]?: V } {
  return { [cle]: valeur } as { [K in C]?: V };
}
