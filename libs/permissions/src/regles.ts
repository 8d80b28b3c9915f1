import {
  CATEGORIES,
  COLONNE_DE_FONCTION,
  FONCTIONS,
  type CategorieDonnee,
  type Colonne,
  type Fonction,
} from '@pdp/domain';
import { PORTEES, type Cellule, type Droit, type Portee, type Voie } from './cellules.js';
import { NOMS_FAITS, type NomFait } from './faits.js';
import { DROITS_DPO, MATRICE } from './matrice.js';
import { ACTIONS, type ActionDonnee } from './sujet.js';

/** Action telle que CASL la connaît : `lire` en entier, ou `lire:masque` pour une portée restreinte. */
export type ActionCompilee = ActionDonnee | `${ActionDonnee}:${Portee}`;

/** Règle additive : l'action est permise quand tous les faits nommés sont vrais. */
export interface Regle {
  readonly action: ActionCompilee;
  readonly subject: CategorieDonnee;
  readonly conditions: Readonly<Partial<Record<NomFait, true>>>;
}

type FaitsRequis = readonly [NomFait, ...NomFait[]];

/**
 * Seul constructeur de règle. Il refuse ce par quoi CASL s'ouvre sans bruit : condition vide, valeur absente,
 * action ou ressource « tout » (architecture.md 3). Une condition est une liste de faits, jamais une valeur.
 */
export function regle(action: ActionCompilee, categorie: CategorieDonnee, faits: FaitsRequis): Regle {
  if (!ACTIONS_COMPILEES.has(action)) throw new TypeError(`Action inconnue : « ${String(action)} »`);
  if (!CATEGORIES.includes(categorie)) throw new TypeError(`Catégorie inconnue : « ${String(categorie)} »`);
  if (faits.length === 0) throw new TypeError(`Règle sans condition : ${action} ${categorie}`);
  const conditions: Partial<Record<NomFait, true>> = {};
  for (const fait of faits) {
    if (!NOMS_FAITS.includes(fait)) throw new TypeError(`Fait inconnu : « ${String(fait)} »`);
    conditions[fait] = true;
  }
  return { action, subject: categorie, conditions };
}

/** Nom CASL d'une action et de sa portée. */
export const actionCompilee = (action: ActionDonnee, portee: Portee): ActionCompilee =>
  portee === 'complete' ? action : `${action}:${portee}`;

/** Case de la matrice pour une fonction ; `null` quand la fonction n'a pas de colonne et rien d'écrit. */
export function celluleDe(fonction: Fonction, categorie: CategorieDonnee): Cellule | null {
  if (!Object.hasOwn(MATRICE, categorie)) throw new TypeError(`Catégorie inconnue : « ${String(categorie)} »`);
  const colonne = COLONNE_DE_FONCTION[fonction];
  if (colonne !== null) return MATRICE[categorie][colonne];
  const droits: Partial<Record<CategorieDonnee, Cellule>> = DROITS_DPO;
  return droits[categorie] ?? null;
}

/** Règles d'une fonction, dans l'ordre de la matrice. */
export function reglesDe(fonction: Fonction): readonly Regle[] {
  return CATEGORIES.flatMap((categorie) =>
    (celluleDe(fonction, categorie)?.droits ?? []).flatMap((droit) => reglesDuDroit(droit, fonction, categorie)),
  );
}

/** Portées qu'une fonction peut obtenir pour une action sur une catégorie, de la plus large à la plus étroite. */
export function porteesPossibles(
  fonction: Fonction,
  action: ActionDonnee,
  categorie: CategorieDonnee,
): readonly Portee[] {
  const cle = `${fonction} ${action} ${categorie}`;
  const connues = portees.get(cle);
  if (connues) return connues;
  const droits = (celluleDe(fonction, categorie)?.droits ?? []).filter((droit) => droit.action === action);
  const distinctes = [...new Set(droits.map((droit) => droit.portee))];
  const triees = distinctes.sort((a, b) => Number(b === 'complete') - Number(a === 'complete'));
  portees.set(cle, triees);
  return triees;
}

const portees = new Map<string, readonly Portee[]>();

/** Empreinte des règles compilées : elle change dès qu'un droit change (noms de requêtes préparées, caches). */
export function empreinteDesRegles(): string {
  return empreinte(JSON.stringify(FONCTIONS.map((fonction) => [fonction, reglesDe(fonction)])));
}

const ACTIONS_COMPILEES: ReadonlySet<string> = new Set(
  ACTIONS.flatMap((action) => (Object.keys(PORTEES) as Portee[]).map((portee) => actionCompilee(action, portee))),
);

/** Ce que vaut « un lien actif » selon la famille de la colonne. */
const LIENS = {
  // Service médical, CPAM, coordination : le lien ne vaut que tant que l'accord (a) court (domain.md 1.3).
  assuranceMaladie: { lire: ['estAffecte', 'aPartageActif'], ecrire: ['estAffecteEnEcriture', 'aPartageActif'] },
  serviceSocial: { lire: ['estAffecte'], ecrire: ['estAffecteEnEcriture'] },
  partenaire: { lire: ['estAffecte'], ecrire: ['estAffecteEnEcriture'] },
  assure: { lire: ['estConcerne'], ecrire: ['estConcerne'] },
  administration: { lire: ['estDeLaPlateforme'], ecrire: ['estDeLaPlateforme'] },
} as const satisfies Record<string, { lire: FaitsRequis; ecrire: FaitsRequis }>;

type Famille = keyof typeof LIENS;

const FAMILLE_DE_COLONNE = {
  MC: 'assuranceMaladie',
  ISM: 'assuranceMaladie',
  CPAM: 'assuranceMaladie',
  ASS: 'serviceSocial',
  CSS: 'serviceSocial',
  COO: 'assuranceMaladie',
  MDT: 'partenaire',
  CEL: 'partenaire',
  ETM: 'partenaire',
  CE: 'partenaire',
  COM: 'partenaire',
  MT: 'partenaire',
  ASSU: 'assure',
  ADM: 'administration',
  PIL: 'administration',
} as const satisfies Record<Colonne, Famille>;

/** Fonctions qui relèvent d'une colonne. */
export const fonctionsDe = (colonne: Colonne): readonly Fonction[] =>
  FONCTIONS.filter((fonction) => COLONNE_DE_FONCTION[fonction] === colonne);

/** Une colonne est-elle celle d'un partenaire extérieur à l'Assurance Maladie ? */
export const estColonnePartenaire = (colonne: Colonne): boolean => FAMILLE_DE_COLONNE[colonne] === 'partenaire';

function reglesDuDroit(droit: Droit, fonction: Fonction, categorie: CategorieDonnee): readonly Regle[] {
  const colonne = COLONNE_DE_FONCTION[fonction];
  const famille: Famille = colonne === null ? 'administration' : FAMILLE_DE_COLONNE[colonne];
  const action = actionCompilee(droit.action, droit.portee);
  const fige = droit.voie !== 'retrait' && (droit.action === 'ecrire' || droit.action === 'proposer');
  return cheminsDe(droit.voie, famille, droit.action !== 'lire').map((faits) =>
    regle(action, categorie, fige ? [...faits, 'estModifiable'] : faits),
  );
}

/** Conjonctions de faits, dont une seule suffit, qui ouvrent un droit par ce chemin. */
function cheminsDe(voie: Voie, famille: Famille, ecriture: boolean): readonly FaitsRequis[] {
  const lien = LIENS[famille][ecriture ? 'ecrire' : 'lire'];
  switch (voie) {
    case 'lien':
    case 'retrait':
      return [lien];
    case 'triage':
      return [['estTriage']];
    case 'accord':
      return [[...lien, 'aConsentementPour']];
    case 'accordProposant':
      return [[...lien, 'aConsentementPour', 'estAuteur']];
    case 'adresses':
      return [[...lien, 'estDestinataire']];
    case 'siens':
      return cheminsDesSiens(famille, ecriture);
    case 'plateforme':
      return [['estDeLaPlateforme']];
  }
}

/**
 * « Les siens » : un partenaire dont l'accord est retiré perd aussi les siens (domain.md 1.3) ; un agent de
 * l'Assurance Maladie voit toujours ce qui l'attend, mais n'écrit de lui-même que dans un dossier où il est lié.
 */
function cheminsDesSiens(famille: Famille, ecriture: boolean): readonly FaitsRequis[] {
  const lien = LIENS[famille].lire;
  const interne = famille === 'assuranceMaladie' || famille === 'serviceSocial';
  return [
    interne && !ecriture ? ['estAuteur'] : [...lien, 'estAuteur'],
    interne ? ['estDestinataire'] : [...lien, 'estDestinataire'],
  ];
}

/** cyrb53 : une empreinte stable et sans dépendance, sans prétention de sécurité. */
function empreinte(texte: string): string {
  let haut = 0xdeadbeef;
  let bas = 0x41c6ce57;
  for (let i = 0; i < texte.length; i += 1) {
    const code = texte.charCodeAt(i);
    haut = Math.imul(haut ^ code, 2654435761);
    bas = Math.imul(bas ^ code, 1597334677);
  }
  haut = Math.imul(haut ^ (haut >>> 16), 2246822507) ^ Math.imul(bas ^ (bas >>> 13), 3266489909);
  bas = Math.imul(bas ^ (bas >>> 16), 2246822507) ^ Math.imul(haut ^ (haut >>> 13), 3266489909);
  return [haut, bas].map((moitie) => (moitie >>> 0).toString(16).padStart(8, '0')).join('');
}
