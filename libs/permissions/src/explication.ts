import {
  CATEGORIES_JAMAIS_CONSERVEES,
  COLONNE_DE_FONCTION,
  FONCTIONS,
  LIBELLES_FONCTION,
  UNITE_DE_FONCTION,
  type CategorieDonnee,
  type Unite,
} from '@pdp/domain';
import { projeter } from './capacite.js';
import { AUCUN_ELEMENT, NOMS_FAITS, type NomFait } from './faits.js';
import { porteeDe, type Ressource } from './peut.js';
import { estColonnePartenaire, porteesPossibles, reglesDe } from './regles.js';
import { PORTEES, type Portee } from './cellules.js';
import type { ActionDonnee, Sujet } from './sujet.js';

/** Pourquoi une demande est accordée ou refusée, en une phrase à montrer. */
export interface Explication {
  readonly accorde: boolean;
  readonly phrase: string;
  /** Faits qui manquaient à la règle la plus proche ; vide si accordé, ou si aucune règle n'existe. */
  readonly faitsManquants: readonly NomFait[];
}

/** Explique la réponse de `peut`, sans rien révéler du contenu. */
export function expliquer(sujet: Sujet, action: ActionDonnee, ressource: Ressource): Explication {
  const portee = porteeDe(sujet, action, ressource);
  if (portee !== null) return { accorde: true, phrase: phraseAccord(portee), faitsManquants: [] };
  const faitsManquants = manquants(sujet, action, ressource);
  const phrase =
    faitsManquants === null ? phraseSansRegle(sujet, action, ressource) : phraseManque(sujet, faitsManquants);
  return { accorde: false, phrase, faitsManquants: faitsManquants ?? [] };
}

/**
 * « Réservé au Service social » : les unités qui ont ce droit. Avec `sujet`, nomme les fonctions quand son unité en est :
 * « réservé au Service médical » ne dirait rien à un médecin conseil.
 */
export function reserveA(categorie: CategorieDonnee, action: ActionDonnee = 'lire', sujet?: Sujet): string {
  if ((CATEGORIES_JAMAIS_CONSERVEES as readonly CategorieDonnee[]).includes(categorie)) return JAMAIS_CONSERVE;
  const fonctions = FONCTIONS.filter((fonction) => porteesPossibles(fonction, action, categorie).length > 0);
  if (fonctions.length === 0) return 'Personne n’a ce droit.';
  const unites = [...new Set(fonctions.map((fonction) => UNITE_DE_FONCTION[fonction]))];
  if (unites.length > 5) return sujet ? 'Votre fonction n’a pas ce droit sur ces données.' : LARGE;
  if (sujet !== undefined && unites.includes(sujet.unite)) {
    return `Réservé à : ${enumerer(fonctions.map((fonction) => LIBELLES_FONCTION[fonction]))}.`;
  }
  const noms = unites.length > 1 ? unites.filter((unite) => unite !== 'ASSURE') : unites;
  return `Réservé ${enumerer(noms.map((unite) => A_UNITE[unite]))}.`;
}

const JAMAIS_CONSERVE =
  'Jamais conservé dans la plateforme : le secret médical reste chez le médecin (art. R.4127-104 du code de la santé publique).';

const LARGE = 'Réservé aux professionnels affectés au dossier dont la fonction a ce droit.';

const A_UNITE: Readonly<Record<Unite, string>> = {
  SERVICE_MEDICAL: 'au Service médical',
  CPAM: 'à la CPAM',
  SERVICE_SOCIAL: 'au Service social',
  COORDINATION: 'à la coordination',
  SPST: 'au service de santé au travail',
  ETM: 'à l’équipe technique de maintien',
  CAP_EMPLOI: 'à Cap emploi',
  COMETE: 'à Comète',
  MEDECINE_DE_VILLE: 'au médecin traitant',
  ASSURE: 'à l’assuré',
  ADMINISTRATION: 'à l’administration',
  PILOTAGE: 'au pilotage',
};

/** Du plus décisif au moins décisif : on n'annonce qu'un manque, le premier à lever. */
const PHRASES: readonly (readonly [NomFait, string])[] = [
  ['estConcerne', 'Ce dossier n’est pas le vôtre.'],
  ['estAffecte', 'Vous n’êtes pas affecté à ce dossier.'],
  ['aPartageActif', 'Accord de l’assuré à l’accompagnement coordonné non donné, ou retiré.'],
  ['aConsentementPour', 'Accord de l’assuré non donné pour ces données, ou retiré.'],
  ['estAffecteEnEcriture', 'Votre lien avec ce dossier est en lecture seule.'],
  ['estModifiable', 'Ce dossier ne se modifie plus : il est archivé, ou son traitement est limité.'],
  ['estAuteur', 'Réservé à l’auteur ou au destinataire.'],
  ['estDestinataire', 'Réservé à l’auteur ou au destinataire.'],
  ['estDeLaPlateforme', 'Ce dossier relève d’une autre plateforme.'],
  ['estTriage', 'Votre unité ne trie pas de signalement pour cette personne.'],
];

/** Faits manquants de la règle la plus proche d'être satisfaite ; `null` si aucune règle n'existe. */
function manquants(sujet: Sujet, action: ActionDonnee, ressource: Ressource): readonly NomFait[] | null {
  const { categorie, faits, element = AUCUN_ELEMENT } = ressource;
  const projection = projeter({ sujet, categorie, faits, element });
  const actions = new Set<string>(actionsVisees(action, ressource));
  const manques = reglesDe(sujet.fonction)
    .filter((regle) => regle.subject === categorie && actions.has(regle.action))
    .map((regle) => NOMS_FAITS.filter((fait) => regle.conditions[fait] === true && !projection[fait]))
    .sort((a, b) => poids(a) - poids(b));
  return manques[0] ?? null;
}

const actionsVisees = (action: ActionDonnee, { portee }: Ressource): readonly string[] => {
  if (action === 'ecrire') return portee === undefined ? [action] : [action, `${action}:${portee}`];
  return [action, ...(Object.keys(PORTEES) as Portee[]).map((nom) => `${action}:${nom}`)];
};

/** Ni le triage, ni la qualité d'auteur ou de destinataire ne sont les premiers manques à annoncer. */
const poids = (faits: readonly NomFait[]): number =>
  faits.length +
  (faits.includes('estTriage') ? 10 : 0) +
  (faits.includes('estAuteur') || faits.includes('estDestinataire') ? 5 : 0);

function phraseManque(sujet: Sujet, faits: readonly NomFait[]): string {
  const lienEcriture = faits.includes('estAffecteEnEcriture') && faits.includes('aConsentementPour');
  const colonne = COLONNE_DE_FONCTION[sujet.fonction];
  if (lienEcriture && colonne !== null && estColonnePartenaire(colonne)) return trouverPhrase(['aConsentementPour']);
  return trouverPhrase(faits);
}

const trouverPhrase = (faits: readonly NomFait[]): string =>
  PHRASES.find(([fait]) => faits.includes(fait))?.[1] ?? 'Ce droit n’est pas ouvert.';

function phraseSansRegle(sujet: Sujet, action: ActionDonnee, { categorie }: Ressource): string {
  const restreintes = porteesPossibles(sujet.fonction, action, categorie).map(
    (portee) => VOTRE[portee] ?? PORTEES[portee],
  );
  if (action === 'ecrire' && restreintes.length > 0) return `Vous n’écrivez ici que ${restreintes.join(' ou ')}.`;
  return reserveA(categorie, action, sujet);
}

const VOTRE: Readonly<Partial<Record<Portee, string>>> = {
  sonAvis: 'votre avis',
  saDecision: 'votre décision',
  sonAccord: 'votre accord',
};

const phraseAccord = (portee: Portee): string =>
  portee === 'complete' ? 'Autorisé.' : `Autorisé : ${PORTEES[portee]}.`;

function enumerer(noms: readonly string[]): string {
  if (noms.length < 2) return noms.join('');
  return `${noms.slice(0, -1).join(', ')} et ${noms[noms.length - 1]}`;
}
