import type { DonneesDispositif } from '../dispositif/champs-dispositif.js';
import type { Compteur } from '../dispositif/compteurs.js';
import type { NonPropose } from '../dispositif/sans-employeur.js';
import type { LigneRegle } from '../dispositif/catalogue-regles.js';
import type { ProchainPas } from '../dispositif/prochains-pas.js';
import type { Partie, TypeDispositif } from '../dispositif/types-dispositif.js';
import type { DemandeParLien } from './lien-reponse.contrat.js';

/** Corps de `POST /dossiers/{id}/dispositifs` : le type, et ses champs d'ouverture. */
export type OuvrirDispositifRequete = {
  readonly type: TypeDispositif;
  readonly saisie?: Readonly<Record<string, unknown>>;
};

/** Corps de `POST /dispositifs/{id}/transitions` ; `completer` change les champs d'ouverture sans changer d'état. */
export type TransitionDispositifRequete = {
  readonly transition: string;
  readonly saisie?: Readonly<Record<string, unknown>>;
};

/** Un geste passé : lequel, vers quel état, par qui. */
export type GestePasse = {
  readonly geste: string;
  readonly vers: string;
  readonly le: string;
  readonly par: string;
};

/** Un dispositif, tel que ce lecteur peut le voir. */
export type DispositifVue = {
  readonly id: string;
  readonly dossierId: string;
  readonly type: TypeDispositif;
  readonly etat: string;
  readonly version: number;
  /** Date civile d'entrée dans l'état. */
  readonly etatDepuis: string;
  readonly donnees: DonneesDispositif;
  readonly compteurs: readonly Compteur[];
  readonly prochainsPas: readonly ProchainPas[];
  readonly historique: readonly GestePasse[];
  /** Gestes que ce lecteur peut tenter, `completer` compris. */
  readonly gestes: readonly string[];
  /** Parties pour lesquelles ce lecteur peut noter une réponse. */
  readonly parties: readonly Partie[];
  /** Parties dont l'accord compte pour un essai. */
  readonly partiesConcernees: readonly Partie[];
  /** Réponses que ce lecteur peut recueillir par un lien à usage unique. */
  readonly demandes: readonly DemandeParLien[];
};

/** Dispositifs d'un dossier, ceux que ce lecteur peut ouvrir, et ce qu'il faut au simulateur. */
export type DispositifsVue = {
  readonly elements: readonly DispositifVue[];
  readonly ouvrables: readonly TypeDispositif[];
  /** Ce que ce lecteur ouvrirait à un salarié, et pourquoi cela ne se propose pas ici. */
  readonly nonProposes: readonly NonPropose[];
  readonly departement: string;
  readonly sansEmployeur: boolean;
  readonly sansSpst: boolean;
  readonly aujourdhui: string;
  /** Règles datées que la plateforme ajoute au catalogue livré : le simulateur les suit. */
  readonly regles: readonly LigneRegle[];
};
