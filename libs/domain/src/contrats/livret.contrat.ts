/** Étape du parcours dite à l'assuré. */
export type EtapeLivret = {
  readonly titre: string;
  readonly qui: string;
  readonly quand: string | null;
  readonly statut: 'A_VENIR' | 'EN_COURS' | 'FAIT' | 'EN_PAUSE' | 'ABANDONNE';
  readonly explication: string | null;
};

/** Ligne de « Qui fait quoi ». */
export type IntervenantLivret = {
  readonly nom: string;
  readonly fonction: string;
  readonly organisme: string | null;
  readonly telephone: string | null;
  readonly fait: string;
  readonly referent: boolean;
  readonly moi: boolean;
};

/** Contenu rédigé par le référent et publié (domain.md 5.3). */
export type ContenuLivret = {
  readonly rendezVous: { readonly dateHeure: string; readonly objet: string; readonly lieu: string | null; readonly explication: string | null } | null;
  readonly ouJenSuis: string;
  readonly etapes: readonly EtapeLivret[];
  readonly quiFaitQuoi: readonly IntervenantLivret[];
  readonly ressources: readonly string[];
  readonly decisions: readonly { readonly date: string; readonly phrase: string }[];
};

/** Côté référent : brouillon et versions publiées (`GET /dossiers/{id}/livret`). */
export type LivretVue = {
  readonly dossierId: string;
  readonly version: number;
  readonly brouillon: ContenuLivret;
  readonly brouillonVersion: number;
  readonly propositions: readonly { readonly id: string; readonly source: string; readonly phrase: string; readonly le: string }[];
  readonly publie: { readonly version: number; readonly publieLe: string; readonly luLe: string | null; readonly contenu: ContenuLivret } | null;
  readonly cap: { readonly texte: string; readonly le: string } | null;
  readonly capacites: readonly string[];
};

/** Côté assuré (`GET /mon-livret`). */
export type MonLivretVue = {
  readonly prenom: string;
  readonly dossierId: string;
  readonly version: number;
  readonly publieLe: string | null;
  readonly luLe: string | null;
  readonly cap: { readonly texte: string; readonly le: string; readonly version: number } | null;
  readonly contenu: ContenuLivret | null;
  readonly accords: readonly {
    readonly id: string;
    readonly phrase: string;
    readonly destinataire: string;
    readonly depuis: string;
    readonly version: number;
    readonly actif: boolean;
    readonly retireLe: string | null;
  }[];
  readonly ouverturesCeMois: number;
  readonly questions: readonly { readonly id: string; readonly texte: string; readonly le: string; readonly etat: string }[];
  readonly visites: readonly { readonly id: string; readonly etat: string; readonly dateHeure: string | null; readonly version: number; readonly capacites: readonly string[] }[];
  readonly capacites: readonly string[];
};
