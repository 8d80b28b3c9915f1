import { CATEGORIES, CATEGORIES_FICHE, COLONNE_DE_FONCTION, UNITE_DE_FONCTION, type Fonction } from '@pdp/domain';
import { attendu, lireReference, type Demande, type Situation } from '../../../../libs/permissions/test/oracle.js';

/**
 * Petit modèle pur de qui peut quoi dans un dossier, écrit depuis domain.md 1.3 à 1.5 : il ne connaît ni la base ni
 * `libs/permissions/src`, seulement la copie indépendante de la matrice. Les marches aléatoires le comparent au produit.
 */
export type Personne = {
  readonly compte: string;
  readonly fonction: Fonction;
  readonly organismeId: string | null;
  readonly plateforme: 'la sienne' | 'une autre';
};

export type Accord = { readonly id: string; readonly categories: readonly string[] };

type Lien = {
  readonly id: string;
  /** Personne nommée, ou service : « unité » ou « unité organisme ». */
  readonly qui: string;
  readonly nomme: boolean;
  readonly role: 'REFERENT' | 'CERCLE' | 'SERVICE';
  readonly accordId: string | null;
};

export type Etat = {
  readonly etat: string;
  /** Accord par destinataire : « AM », ou le service d'un partenaire. */
  readonly accords: ReadonlyMap<string, Accord>;
  readonly liens: readonly Lien[];
};

const SERVICES_AM = ['SERVICE_MEDICAL', 'CPAM', 'COORDINATION'];
const AM = [...SERVICES_AM, 'SERVICE_SOCIAL'];
const reference = lireReference();

const uniteDe = (p: Personne): string => UNITE_DE_FONCTION[p.fonction];
export const estAM = (p: Personne): boolean => AM.includes(uniteDe(p));
export const estAssure = (p: Personne): boolean => p.fonction === 'ASSURE' || p.fonction === 'MANDATAIRE';
/** Destinataire d'un accord : le service de cette personne. */
export const serviceDe = (p: Personne): string =>
  SERVICES_AM.includes(uniteDe(p)) ? uniteDe(p) : `${uniteDe(p)} ${p.organismeId}`;

function lienDe({ liens }: Etat, p: Personne): Situation['lien'] {
  if (estAssure(p)) return 'agent';
  if (liens.some((l) => l.nomme && l.qui === p.compte)) return 'agent';
  if (uniteDe(p) === 'SERVICE_SOCIAL' || p.plateforme === 'une autre') return 'aucun';
  return liens.some((l) => !l.nomme && l.qui === serviceDe(p)) ? 'service' : 'aucun';
}

function droit(etat: Etat, p: Personne, demande: Demande, categorie: string): string | null {
  const am = etat.accords.get('AM');
  const social = uniteDe(p) === 'SERVICE_SOCIAL';
  const partage = social ? am?.categories.includes(categorie) === true : am !== undefined;
  const situation: Situation = {
    lien: lienDe(etat, p),
    partage: partage ? 'donne' : 'absent',
    accord: etat.accords.get(serviceDe(p))?.categories.includes(categorie) === true ? 'donne' : 'absent',
    // Le tri n'est celui que de sa plateforme ; hors d'elle, l'état ne change rien.
    etat: p.plateforme === 'une autre' && etat.etat === 'OUVERT_SANS_PARTAGE' ? 'EN_COURS' : etat.etat,
    limite: false,
    element: 'aucun',
  };
  const colonne = COLONNE_DE_FONCTION[p.fonction] ?? 'DPO';
  return attendu(reference[categorie]?.[colonne] ?? '-', colonne, demande, situation);
}

/** Portée de lecture de chaque catégorie de la fiche ; `null` : le dossier n'existe pas pour cette personne. */
export function fiche(etat: Etat, p: Personne): Readonly<Record<string, string>> | null {
  const visible = CATEGORIES.some((c) => c !== 'journal' && droit(etat, p, 'lire', c) !== null);
  if (!visible) return null;
  return Object.fromEntries(
    CATEGORIES_FICHE.map((c) => [c, droit(etat, p, 'lire', c)] as const).filter(
      (paire): paire is readonly [(typeof paire)[0], string] => paire[1] !== null,
    ),
  );
}

/** Statut d'une écriture de catégorie : permise, refusée, ou dossier inexistant. */
export const ecriture = (etat: Etat, p: Personne, categorie: string): 'permise' | 403 | 404 =>
  siPermis(etat, p, droit(etat, p, 'ecrire', categorie) !== null);

const siPermis = (etat: Etat, p: Personne, permis: boolean): 'permise' | 403 | 404 => {
  if (permis) return 'permise';
  return fiche(etat, p) === null ? 404 : 403;
};

const RECUEILLENT: readonly Fonction[] = ['ASSISTANT_SERVICE_SOCIAL', 'CSAM_SERVICE_SOCIAL', 'ASSURE', 'MANDATAIRE'];

export type Issue = { readonly statut: number; readonly apres: Etat };
const refus = (etat: Etat, statut: number): Issue => ({ statut, apres: etat });

/** Donner un accord à un destinataire ; `id` est celui que le produit a donné. */
export function donner(
  etat: Etat,
  p: Personne,
  destinataire: string,
  categories: readonly string[],
  ids: { accord: string },
): Issue {
  if (!RECUEILLENT.includes(p.fonction)) return refus(etat, 403);
  const permis = siPermis(etat, p, droit(etat, p, 'ecrire:recueil', 'consentements') !== null);
  if (permis !== 'permise') return refus(etat, permis);
  const ancien = etat.accords.get(destinataire);
  if (ancien && memes(ancien.categories, categories)) return refus(etat, 409);
  const gardes = etat.liens.filter((l) => ancien === undefined || l.accordId !== ancien.id);
  const services = destinataire === 'AM' ? SERVICES_AM : [destinataire];
  const nouveaux = services
    .filter((qui) => !gardes.some((l) => !l.nomme && l.qui === qui))
    .map((qui) => ({ id: '', qui, nomme: false, role: 'SERVICE', accordId: ids.accord }) as const);
  return {
    statut: 201,
    apres: {
      etat: destinataire === 'AM' && etat.etat === 'OUVERT_SANS_PARTAGE' ? 'EN_EVALUATION' : etat.etat,
      accords: new Map([...etat.accords, [destinataire, { id: ids.accord, categories }]]),
      liens: [...gardes, ...nouveaux],
    },
  };
}

const memes = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((c) => b.includes(c));

/** Retirer un accord en cours : ses liens finissent, et pour un partenaire tous ceux de son service et de ses agents. */
export function retirer(etat: Etat, p: Personne, destinataire: string, monde: readonly Personne[]): Issue {
  const accord = etat.accords.get(destinataire);
  if (!RECUEILLENT.includes(p.fonction)) return refus(etat, 403);
  const permis = siPermis(etat, p, droit(etat, p, 'ecrire:retrait', 'consentements') !== null);
  if (permis !== 'permise' || accord === undefined) return refus(etat, permis === 'permise' ? 404 : permis);
  const agents = destinataire === 'AM' ? [] : monde.filter((m) => serviceDe(m) === destinataire).map((m) => m.compte);
  const liens = etat.liens.filter(
    (l) =>
      l.accordId !== accord.id &&
      !(destinataire !== 'AM' && (l.nomme ? agents.includes(l.qui) : l.qui === destinataire)),
  );
  const accords = new Map([...etat.accords].filter(([d]) => d !== destinataire));
  return { statut: 200, apres: { ...etat, accords, liens } };
}

/** Mener un dossier : y être relié en écriture, avec un accord pour qui n'est pas du Service social ; ou en être la personne. */
function mene(etat: Etat, p: Personne): boolean {
  if (estAssure(p)) return true;
  const lie = lienDe(etat, p) !== 'aucun';
  if (uniteDe(p) === 'SERVICE_SOCIAL')
    return (
      lie ||
      (p.fonction === 'CSAM_SERVICE_SOCIAL' && etat.etat === 'OUVERT_SANS_PARTAGE' && p.plateforme === 'la sienne')
    );
  return lie && accordAu(etat, p);
}

const accordAu = (etat: Etat, p: Personne): boolean =>
  etat.accords.has('AM') || (etat.accords.get(serviceDe(p))?.categories.length ?? 0) > 0;

const LIENT: readonly Fonction[] = ['ASSISTANT_SERVICE_SOCIAL', 'CSAM_SERVICE_SOCIAL', 'COORDINATEUR'];

/** Faire entrer une personne au cercle. */
export function lier(etat: Etat, p: Personne, cible: Personne, id: string): Issue {
  if (!LIENT.includes(p.fonction)) return refus(etat, 403);
  if (fiche(etat, p) === null) return refus(etat, 404);
  if (!mene(etat, p)) return refus(etat, 403);
  const admise = (estAM(cible) && cible.plateforme === 'la sienne') || etat.accords.has(serviceDe(cible));
  if (!admise) return refus(etat, 422);
  if (etat.liens.some((l) => l.nomme && l.qui === cible.compte)) return { statut: 201, apres: etat };
  const lien = { id, qui: cible.compte, nomme: true, role: 'CERCLE', accordId: null } as const;
  return { statut: 201, apres: { ...etat, liens: [...etat.liens, lien] } };
}

/** Mettre fin à un lien nommé. */
export function delier(etat: Etat, p: Personne, lien: Lien): Issue {
  if (fiche(etat, p) === null) return refus(etat, 404);
  if (lien.qui !== p.compte && !mene(etat, p)) return refus(etat, 403);
  if (lien.role === 'REFERENT') return refus(etat, 422);
  return { statut: 204, apres: { ...etat, liens: etat.liens.filter((l) => l !== lien) } };
}

const TRANSITIONS: Readonly<Record<string, { de: readonly string[]; vers: string; exigeAccord?: true }>> = {
  etablirPlan: { de: ['EN_EVALUATION'], vers: 'PLAN_ETABLI' },
  demarrer: { de: ['PLAN_ETABLI'], vers: 'EN_COURS' },
  suspendre: { de: ['EN_COURS'], vers: 'SUSPENDU' },
  reprendre: { de: ['SUSPENDU'], vers: 'EN_COURS' },
  proposerCloture: {
    de: ['OUVERT_SANS_PARTAGE', 'EN_EVALUATION', 'PLAN_ETABLI', 'EN_COURS', 'SUSPENDU'],
    vers: 'EN_CLOTURE',
  },
  renoncerCloture: { de: ['EN_CLOTURE'], vers: 'EN_COURS', exigeAccord: true },
};
export const NOMS_TRANSITIONS = Object.keys(TRANSITIONS);
const PROPOSENT: readonly Fonction[] = ['ASSISTANT_SERVICE_SOCIAL', 'COORDINATEUR', 'ASSURE', 'MANDATAIRE'];

/** Changer d'état ; un refus de la machine a pour statut 422. */
export function transiter(etat: Etat, p: Personne, nom: string): Issue {
  if (fiche(etat, p) === null) return refus(etat, 404);
  const acteurs = nom === 'proposerCloture' ? PROPOSENT : ['ASSISTANT_SERVICE_SOCIAL'];
  if (!acteurs.includes(p.fonction) || !mene(etat, p)) return refus(etat, 403);
  const transition = TRANSITIONS[nom];
  if (!transition?.de.includes(etat.etat)) return refus(etat, 422);
  if (transition.exigeAccord && !etat.accords.has('AM')) return refus(etat, 422);
  return { statut: 200, apres: { ...etat, etat: transition.vers } };
}
