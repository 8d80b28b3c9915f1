import type { DonneesDispositif } from '../dispositif/champs-dispositif.js';
import type { Compteur } from '../dispositif/compteurs.js';
import type { ProchainPas } from '../dispositif/prochains-pas.js';
import type { Partie, TypeDispositif } from '../dispositif/types-dispositif.js';

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
};

/** Dispositifs d'un dossier, ceux que ce lecteur peut ouvrir, et ce qu'il faut au simulateur. */
export type DispositifsVue = {
  readonly elements: readonly DispositifVue[];
  readonly ouvrables: readonly TypeDispositif[];
  readonly departement: string;
  readonly sansEmployeur: boolean;
  readonly aujourdhui: string;
};
