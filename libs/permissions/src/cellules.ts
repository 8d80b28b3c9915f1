import type { ActionDonnee } from './sujet.js';

/**
 * Ce qu'un droit découvre ou permet d'écrire. `complete` : toute la catégorie.
 * Toute autre valeur restreint ; l'appelant doit l'appliquer à ce qu'il montre ou écrit.
 */
export const PORTEES = {
  complete: 'en entier',
  masque: 'masqué en partie',
  dureeSeule: 'la durée seulement',
  existence: 'l’existence seulement',
  titre: 'le titre seulement',
  invaliditeSeule: 'l’invalidité seulement',
  demandeAide: 'les demandes d’aide',
  dateEtIssue: 'la date et l’issue',
  langageClair: 'la phrase en langage clair',
  sonOrganisme: 'ce qui concerne son organisme',
  quiQuandOrganisme: 'qui, quand, quel organisme',
  technique: 'les événements techniques, sans contenu',
  sonAvis: 'son avis',
  saDecision: 'sa décision',
  sonAccord: 'son accord',
  recueil: 'le recueil de la réponse de l’assuré',
  retrait: 'le retrait d’un accord',
  rectification: 'une demande de rectification',
  commentaires: 'des commentaires',
} as const;

/** Étendue d'un droit. */
export type Portee = keyof typeof PORTEES;

/**
 * Chemin par lequel un droit s'obtient ; `regles.ts` le traduit en faits pour chaque colonne.
 * - `lien` : lien actif avec le dossier (l'assuré : son propre dossier).
 * - `triage` : sans lien, le temps du tri d'un signalement.
 * - `accord` : lien, et accord de l'assuré pour cette catégorie et ce destinataire (L.1110-4 III CSP).
 * - `accordProposant` : comme `accord`, pour ce dont on est l'auteur.
 * - `siens` : ce dont on est l'auteur ou le destinataire.
 * - `adresses` : lien, et ce qui est adressé à son organisme.
 * - `retrait` : reprendre un accord, même dossier limité (art. 7.3 RGPD).
 * - `plateforme` : données de sa plateforme, jamais nominatives.
 */
export type Voie = 'lien' | 'triage' | 'accord' | 'accordProposant' | 'siens' | 'adresses' | 'retrait' | 'plateforme';

/** Un droit élémentaire : une action, par un chemin, avec une étendue. */
export interface Droit {
  readonly action: ActionDonnee;
  readonly voie: Voie;
  readonly portee: Portee;
}

/** Une case de la matrice : la liste de ses droits, et son écriture abrégée pour la page de documentation. */
export interface Cellule {
  readonly code: string;
  readonly droits: readonly Droit[];
}

const droit = (action: ActionDonnee, voie: Voie, portee: Portee = 'complete'): Droit => ({ action, voie, portee });
const cellule = (code: string, ...droits: readonly Droit[]): Cellule => ({ code, droits });
const ajouter = (code: string, base: Cellule, ...droits: readonly Droit[]): Cellule => ({
  code,
  droits: [...base.droits, ...droits],
});

/** Aucun droit. */
export const non = cellule('–');
/** Tenu hors de la plateforme par le professionnel (secret médical) : aucun droit ici, pour personne. */
export const horsPlateforme = cellule('hors plateforme');

/** R : lecture, avec un lien actif. */
export const lit = cellule('R', droit('lire', 'lien'));
/** W : lecture et écriture, avec un lien actif. */
export const ecrit = ajouter('W', lit, droit('ecrire', 'lien'));
/** W triage : comme W, et sans lien pendant le tri du signalement. */
export const ecritOuTriage = ajouter('W triage', ecrit, droit('lire', 'triage'), droit('ecrire', 'triage'));
/** C : lecture avec l'accord de l'assuré. */
export const litAvecAccord = cellule('C', droit('lire', 'accord'));
/** CW : lecture et écriture avec l'accord de l'assuré. */
export const ecritAvecAccord = ajouter('CW', litAvecAccord, droit('ecrire', 'accord'));
/** CW quand il est le proposant : lecture avec accord, écriture de ce qu'il a lui-même proposé. */
export const ecritAvecAccordSiProposant = ajouter('CW proposant', litAvecAccord, droit('ecrire', 'accordProposant'));
/** O en lecture : seulement ce dont il est l'auteur ou le destinataire. */
export const litLesSiens = cellule('O', droit('lire', 'siens'));
/** O : lecture et suivi de ce dont il est l'auteur ou le destinataire. */
export const lesSiens = ajouter('O', litLesSiens, droit('ecrire', 'siens'));
/** O + dossier : les siens, et la lecture de ceux du dossier. */
export const lesSiensEtCeuxDuDossier = ajouter('O + dossier', lesSiens, droit('lire', 'lien'));
/** W : tout le dossier, et les siens même sans lien (un responsable voit toujours ce qu'il doit faire). */
export const ecritEtLesSiens = ajouter('W', ecrit, ...lesSiens.droits);
/** A : agrégats seulement. */
export const agregats = cellule('A', droit('compter', 'plateforme'));
/** A de son organisme. */
export const agregatsDeSonOrganisme = cellule('A (son organisme)', droit('compter', 'plateforme', 'sonOrganisme'));

/** R restreint à une portée nommée. */
export const litSeulement = (portee: Portee): Cellule =>
  cellule(`R (${PORTEES[portee]})`, droit('lire', 'lien', portee));
/** C restreint à une portée nommée. */
export const litAvecAccordSeulement = (portee: Portee): Cellule =>
  cellule(`C (${PORTEES[portee]})`, droit('lire', 'accord', portee));
/** O restreint à une portée nommée, en lecture. */
export const litLesSiensSeulement = (portee: Portee): Cellule =>
  cellule(`O (${PORTEES[portee]})`, droit('lire', 'siens', portee));
/** R, et écriture d'une portée nommée : jamais de toute la catégorie. */
export const litEtEcritSeulement = (portee: Portee): Cellule =>
  ajouter(`W (${PORTEES[portee]})`, lit, droit('ecrire', 'lien', portee));
/** C, et écriture d'une portée nommée avec le même accord. */
export const litEtEcritAvecAccordSeulement = (portee: Portee): Cellule =>
  ajouter(`CW (${PORTEES[portee]})`, litAvecAccord, droit('ecrire', 'accord', portee));
/** O, et écriture d'une portée nommée sur les siens. */
export const litEtEcritLesSiensSeulement = (portee: Portee): Cellule =>
  ajouter(`O (${PORTEES[portee]})`, litLesSiens, droit('ecrire', 'siens', portee));
/** R, et proposition (l'assuré demande, un professionnel écrit). */
export const litEtPropose = (portee: Portee = 'complete'): Cellule =>
  ajouter(portee === 'complete' ? 'R + proposition' : `R + ${PORTEES[portee]}`, lit, droit('proposer', 'lien', portee));

/** Consentements : W, et le retrait toujours possible. */
export const ecritEtRetire = ajouter('W', ecrit, droit('ecrire', 'retrait', 'retrait'));
/** Consentements : W collect, recueillir la réponse de l'assuré et enregistrer son retrait. */
export const recueille = ajouter(
  'W (recueil et retrait d’un accord)',
  litEtEcritSeulement('recueil'),
  droit('ecrire', 'retrait', 'retrait'),
);
/** Consentements : R own, ceux donnés à son organisme. */
export const litCeuxDeSonOrganisme = cellule('R (son organisme)', droit('lire', 'adresses', 'sonOrganisme'));
/** Journal : événements techniques de la plateforme, sans contenu. */
export const journalTechnique = cellule('R (technique, sans contenu)', droit('lire', 'plateforme', 'technique'));
/** Journal : le délégué à la protection des données le lit en entier. */
export const journalEntier = cellule('R', droit('lire', 'plateforme'));
