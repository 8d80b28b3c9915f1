import type { ModaliteComptee } from '../entretien/entretien.js';

/** Résultat obtenu, déjà nommé. */
export type ResultatRecit = { readonly le: string; readonly sorte: LigneRecit['sorte']; readonly libelle: string };

/** Résultat lu en base : `code` d'un dispositif vaut `TYPE:ETAT`. */
export type LigneRecit = {
  readonly sorte: 'visite' | 'dispositif' | 'preconisation' | 'droit' | 'issue';
  readonly code: string;
  /** Ce qui a été suivi, quand le type ne le dit pas : le nom donné à l'action, ou sa nature. */
  readonly precision?: string;
  /** Jour `AAAA-MM-JJ`. */
  readonly le: string;
};

/** Récit d'un parcours (`GET /dossiers/{id}/recit`) : ce que ce lecteur peut en raconter ; `null`, ce qu'il ne lit pas. */
export type RecitDossier = {
  readonly ouvertLe: string;
  readonly closLe: string | null;
  /** Mois entiers, de l'ouverture à la clôture, ou à ce jour. */
  readonly mois: number;
  readonly entretiens: {
    readonly total: number;
    readonly parModalite: Readonly<Record<ModaliteComptee, number>>;
  } | null;
  /** Organismes mobilisés avec l'accord de la personne, par ordre d'arrivée. */
  readonly partenaires: readonly string[] | null;
  readonly resultats: readonly ResultatRecit[] | null;
};
