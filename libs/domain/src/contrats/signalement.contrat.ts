import type { Page } from './commun.contrat.js';

/** Corps de `POST /signalements`. Dates `YYYY-MM-DD`. Aucun motif médical. */
export type CreerSignalementRequete = {
  readonly assure: {
    readonly nir: string;
    readonly nomNaissance: string;
    readonly nomUsage?: string;
    readonly prenom: string;
    readonly dateNaissance: string;
    readonly sexe: 'F' | 'M';
    readonly telephone?: string;
    readonly courriel?: string;
    readonly codePostal?: string;
    /** `GENERAL` par défaut ; `AGRICOLE` : orientation vers la MSA. */
    readonly regime?: string;
  };
  /** Code de `LIBELLES_MOTIF_SIGNALEMENT`, ou quelques mots. */
  readonly motif: string;
  readonly commentaire?: string;
  readonly arret?: { readonly dateDebut: string; readonly risque: string; readonly dateFinPrescrite?: string };
  readonly assureInforme: boolean;
  /** Après un 409 `conflit-identite` : c'est bien quelqu'un d'autre. */
  readonly confirmeDistinct?: boolean;
};

/** Réponse 201 : `dossierConnu` dit seulement que la personne est déjà suivie. */
export type SignalementCree = { readonly id: string; readonly etat: string; readonly dossierConnu: boolean };

/** Ligne de liste et fiche : l'émetteur suit l'état et le délai sans ouvrir le dossier ; le service receveur voit l'identité. */
export type SignalementVue = {
  readonly id: string;
  readonly etat: string;
  readonly version: number;
  readonly motif: string;
  readonly commentaire: string | null;
  readonly creeLe: string;
  /** Jours entre l'émission et aujourd'hui, ou la clôture. */
  readonly delaiJours: number;
  readonly origine: string;
  readonly emetteur: {
    readonly id: string;
    readonly nom: string;
    readonly fonction: string;
    readonly organisme: string | null;
  } | null;
  readonly estLeMien: boolean;
  readonly assure: {
    readonly nomAffiche: string;
    readonly dateNaissance: string | null;
    readonly nirMasque: string | null;
    readonly telephone: string | null;
    readonly codePostal: string | null;
  };
  /** Présent pour le service qui reçoit quand l'identité écrite par l'émetteur est à vérifier. */
  readonly identiteRecue?: { readonly nomAffiche: string; readonly dateNaissance: string };
  readonly arret: {
    readonly dateDebut: string;
    readonly risque: string;
    readonly dateFinPrescrite: string | null;
    readonly jours: number;
  } | null;
  readonly assureInforme: boolean;
  readonly niveauComplexite: number | null;
  readonly orientation: string | null;
  readonly tentatives: number;
  /** Présent si le lecteur a le droit d'ouvrir ce dossier. */
  readonly dossierId: string | null;
  /** Noms des transitions que ce lecteur peut faire maintenant. */
  readonly capacites: readonly string[];
  readonly historique?: readonly {
    readonly transition: string;
    readonly vers: string;
    readonly le: string;
    readonly par: string;
  }[];
};

export type SignalementsPage = Page<SignalementVue>;

/** Corps de `POST /signalements/{id}/transitions`. */
export type TransitionSignalementRequete = {
  readonly transition:
    'recevoir' | 'qualifier' | 'refuserHorsChamp' | 'contacter' | 'accepter' | 'decliner' | 'injoignable';
  readonly niveauComplexite?: number;
  readonly orientation?: string;
  readonly motif?: string;
  readonly commentaire?: string;
  /** Pour `contacter` : canal et issue de la tentative. */
  readonly canal?: string;
  readonly joint?: boolean;
  /** Pour `accepter` : jour `AAAA-MM-JJ` où l'accompagnement a commencé ailleurs ; absent, aujourd'hui. */
  readonly commenceLe?: string;
};

/** Réponse d'une transition ; `dossierId` après `accepter`. */
export type TransitionSignalementReponse = {
  readonly id: string;
  readonly etat: string;
  readonly version: number;
  readonly dossierId: string | null;
};

/** Réponse de `POST /assures/reconnaissance` pendant la saisie : dit si la personne est déjà connue, rien d'autre. */
export type ReconnaissanceVue = {
  readonly connu: boolean;
  readonly dossierOuvert: boolean;
  readonly rapprochement: boolean;
};
