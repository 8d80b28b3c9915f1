import type { Fonction, Unite } from '../annuaire/fonctions.js';
import type { CategorieDonnee } from '../dossier/categories.js';

/** Corps de `POST /utilisateurs/{id}/retablissement` et `POST /habilitations/{id}/retablissement`. */
export type RetablirRequete = { readonly motif: string };

/** Réponse d'un rétablissement de compte. */
export type UtilisateurRetabli = { readonly id: string; readonly suspendu: false };

/** Réponse de `POST /utilisateurs/{id}/invitation` et de `POST /dossiers/{id}/acces-livret` : le code ne se montre qu'ici, `null` si la demande est rejouée. */
export type InvitationVue = { readonly id: string; readonly code: string | null; readonly fin: string };

/** Où en est l'accès d'une personne à son livret. `CODE_DONNE` : elle n'est pas encore venue. */
export type EtatAccesLivret = 'JAMAIS_OUVERT' | 'CODE_DONNE' | 'CODE_PERIME' | 'OUVERT' | 'FERME';

/** Réponse de `GET /dossiers/{id}/acces-livret` ; `finDuCode` tant qu'un code attend, ou a attendu. */
export type AccesLivretVue = { readonly etat: EtatAccesLivret; readonly finDuCode: string | null };

/** Plus grand fichier d'invitations accepté, en lignes et en caractères. */
export const LIMITES_INVITATIONS = { lignes: 300, caracteres: 100_000 } as const;

/** Corps de `POST /invitations/apercu` : le fichier CSV décodé. */
export type ApercuInvitationsRequete = { readonly contenu: string };
/** Corps de `POST /invitations` : le même fichier, et le nombre de lignes acceptées que l'aperçu avait annoncé. */
export type InviterParFichierRequete = { readonly contenu: string; readonly attendues: number };

/** Ce qui sera fait d'une ligne : compte nouveau (avec un code), fonction de plus à un compte connu, ou refus. */
export type SortInvitation = 'NOUVEAU_COMPTE' | 'FONCTION_DE_PLUS' | 'REFUSEE';

export type LigneInvitation = {
  readonly ligne: number;
  readonly personne: string;
  readonly courriel: string;
  readonly fonction: Fonction | null;
  readonly organisme: string;
  readonly sort: SortInvitation;
  readonly raisons: readonly string[];
};

/** Réponse de `POST /invitations/apercu` : rien n'est encore écrit. */
export type ApercuInvitations = {
  readonly lignes: readonly LigneInvitation[];
  readonly acceptees: number;
  readonly refusees: number;
};

/** Réponse de `POST /invitations`. `codes` ne se donne qu'une fois : `null` si la demande est rejouée. */
export type InvitationsFaites = {
  readonly acceptees: number;
  readonly refusees: number;
  readonly finDesCodes: string;
  readonly codes: readonly CodeInvitation[] | null;
};

export type CodeInvitation = {
  readonly personne: string;
  readonly courriel: string;
  readonly fonction: Fonction;
  readonly organisme: string;
  readonly code: string;
};

/** Où en est une liste à reconfirmer. */
export type EtatReconfirmation = 'A_FAIRE' | 'EN_RETARD' | 'CLOSE';

/** Liste d'habilitations d'un organisme à reconfirmer (`GET /reconfirmations`). */
export type ReconfirmationVue = {
  readonly id: string;
  readonly organisme: { readonly id: string; readonly nom: string } | null;
  readonly etat: EtatReconfirmation;
  readonly ouverteLe: string;
  readonly echeance: string;
  readonly suspensionLe: string;
  readonly closeLe: string | null;
  readonly total: number;
  readonly confirmees: number;
  readonly retirees: number;
  readonly suspendues: number;
  readonly restantes: number;
};

export type ReconfirmationsPage = { readonly elements: readonly ReconfirmationVue[] };

export type ReponseReconfirmation = 'CONFIRMEE' | 'RETIREE' | 'SUSPENDUE';

export type LigneReconfirmation = {
  readonly id: string;
  readonly habilitationId: string;
  readonly utilisateur: { readonly id: string; readonly nom: string; readonly derniereConnexion: string | null };
  readonly fonction: Fonction;
  readonly depuis: string;
  readonly fin: string | null;
  readonly reponse: ReponseReconfirmation | null;
  readonly motif: string | null;
  readonly reponduePar: string | null;
  readonly repondueLe: string | null;
  /** La sienne : un autre administrateur y répond. */
  readonly estMoi: boolean;
};

/** Réponse de `GET /reconfirmations/{id}`. */
export type ReconfirmationDetail = ReconfirmationVue & { readonly lignes: readonly LigneReconfirmation[] };

/** Corps de `POST /reconfirmations/{id}/reponses` : tout ou rien. Un retrait demande un motif. */
export type RepondreReconfirmationRequete = {
  readonly reponses: readonly {
    readonly ligneId: string;
    readonly reponse: 'CONFIRMEE' | 'RETIREE';
    readonly motif?: string;
  }[];
};

/** Corps de `POST /reconfirmations` : ouvrir tout de suite la liste d'un organisme. */
export type OuvrirReconfirmationRequete = { readonly organismeId: string };

export type EtatSuppleance = 'A_VENIR' | 'EN_COURS' | 'TERMINEE';

type Personne = { readonly id: string; readonly nom: string };

/** Absence couverte (`GET /suppleances`). `dossiers` : ceux ouverts en ce moment au suppléant par cette absence. */
export type SuppleanceVue = {
  readonly id: string;
  readonly absent: Personne;
  readonly suppleant: Personne;
  readonly fonction: Fonction;
  readonly organisme: { readonly id: string; readonly nom: string } | null;
  readonly debut: string;
  readonly fin: string;
  readonly motif: string;
  readonly etat: EtatSuppleance;
  readonly dossiers: number;
  readonly peutTerminer: boolean;
};

export type SuppleancesPage = { readonly elements: readonly SuppleanceVue[] };

/** Qui peut suppléer (`GET /suppleances/candidats`) : même fonction, même organisme, en exercice. */
export type CandidatsSuppleance = {
  readonly absent: Personne & { readonly habilitationId: string; readonly fonction: Fonction };
  readonly elements: readonly Personne[];
};

/** Corps de `POST /suppleances` ; sans `habilitationId`, la sienne. `debut` et `fin` : des jours, fin comprise. */
export type CreerSuppleanceRequete = {
  readonly habilitationId?: string;
  readonly suppleantId: string;
  readonly debut: string;
  readonly fin: string;
  readonly motif: string;
};

/** Situation supposée d'un dossier fictif, pour « tester les droits de… ». */
export type SituationSimulee = {
  readonly fonction: Fonction;
  readonly lien: 'AUCUN' | 'REVUE' | 'DOSSIER';
  readonly accompagnement: boolean;
  /** Catégories couvertes par un accord donné à l'organisme de cette fonction. */
  readonly accordPartenaire: boolean;
  readonly etat: 'EN_COURS' | 'ARCHIVE' | 'LIMITE';
};

/** Réponse à une question « peut-il… ? », avec sa raison. */
export type DroitSimule = { readonly accorde: boolean; readonly phrase: string };

export type CategorieSimulee = {
  readonly categorie: CategorieDonnee;
  readonly lire: DroitSimule;
  readonly ecrire: DroitSimule;
  readonly proposer: DroitSimule;
  readonly compter: DroitSimule;
};

export type ActeSimule = { readonly acte: string; readonly libelle: string; readonly permis: boolean };

/** Réponse de `GET /droits/simulation` : aucune donnée de dossier, seulement des libellés et des raisons. */
export type SimulationDroits = {
  readonly situation: SituationSimulee;
  readonly unite: Unite;
  readonly dossierVisible: boolean;
  readonly categories: readonly CategorieSimulee[];
  readonly actes: readonly ActeSimule[];
  readonly ecrans: readonly string[];
};
