import type { CanalMandat, EtatMandat, PorteeMandat } from '../mandat/mandat.js';

/** Corps de `POST /mon-livret/mandats`. Dates `AAAA-MM-JJ`. */
export type DonnerMandatRequete = {
  readonly civilite: string;
  readonly nomNaissance: string;
  readonly prenom: string;
  readonly dateNaissance: string;
  readonly portee: PorteeMandat;
  readonly debut: string;
  readonly fin: string;
};

/** Corps de `POST /dossiers/{id}/mandats` : le Service social constate une procuration écrite. */
export type ConstaterMandatRequete = DonnerMandatRequete & { readonly documentId: string };

/** Corps de `POST …/mandats/{mid}/revocation` par le Service social : le document qui la prouve. */
export type RevoquerMandatRequete = { readonly documentId: string };

/** Un mandat, vu par la personne ou par le Service social. */
export type MandatVue = {
  readonly id: string;
  /** « M. Marc Guéguen ». */
  readonly nom: string;
  readonly portee: PorteeMandat;
  readonly debut: string;
  readonly fin: string | null;
  readonly etat: EtatMandat;
  readonly canal: CanalMandat;
  readonly revoqueLe: string | null;
  /** Cette personne s'est déjà connectée. */
  readonly venue: boolean;
  readonly capacites: readonly 'REVOQUER'[];
};

/** `GET /mon-livret/mandats` et `GET /dossiers/{id}/mandats`. */
export type MandatsVue = { readonly elements: readonly MandatVue[]; readonly peutDonner: boolean };

/** Mandat donné : le code à remettre en main propre, montré une seule fois (nul si la réponse est rejouée). */
export type MandatDonne = { readonly id: string; readonly code: string | null; readonly finDuCode: string };

/** Mandat de qui lit, pour un mandataire. */
export type MonMandat = { readonly portee: PorteeMandat; readonly fin: string | null };
