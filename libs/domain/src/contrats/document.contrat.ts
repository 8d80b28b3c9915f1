import type { ClasseDocument, EtatFichier, MotifRetraitDocument, TypeFichier } from '../document/document.js';

/** Une version du fichier d'un document. */
export type VersionDocumentVue = {
  /** Id du fichier, pour `GET /fichiers/{id}/contenu`. */
  readonly fichierId: string;
  readonly numero: number;
  readonly nom: string;
  readonly type: TypeFichier;
  readonly octets: number;
  readonly etat: EtatFichier;
  readonly deposePar: string;
  readonly le: string;
};

/** Un document tel que ce lecteur peut le voir ; qui n'en lit que le titre ne reçoit aucune version. */
export type DocumentVue = {
  readonly id: string;
  readonly version: number;
  readonly classe: ClasseDocument;
  /** `null` : retiré pour un motif qui efface aussi le titre. */
  readonly titre: string | null;
  readonly le: string;
  /** De la plus récente à la plus ancienne. */
  readonly versions: readonly VersionDocumentVue[];
  /** Organisme à qui le document est adressé. */
  readonly adresseA: string | null;
  readonly retrait: { readonly le: string; readonly motif: MotifRetraitDocument; readonly par: string | null } | null;
  readonly capacites: { readonly telecharger: boolean; readonly ecrire: boolean };
};

/** Réponse de `GET /dossiers/{id}/documents`. */
export type DocumentsVue = {
  readonly elements: readonly DocumentVue[];
  readonly curseurSuivant: null;
  readonly depot: {
    /** Classes que ce lecteur peut déposer. */
    readonly classes: readonly ClasseDocument[];
    /** Pourquoi rien ne peut être déposé ici en ce moment ; `null` : le dépôt est ouvert. */
    readonly ferme: string | null;
    /** L'analyse est celle de la démonstration : elle ne reconnaît que le fichier d'essai EICAR. */
    readonly analyseSimulee: boolean;
  };
};

/** Réponse d'un dépôt : le document, sa version, et le fichier en attente d'analyse. */
export type DocumentDepose = {
  readonly id: string;
  readonly version: number;
  readonly fichierId: string;
  readonly etat: EtatFichier;
};

/** Corps de `POST /documents/{id}/retrait`. */
export type RetirerDocumentRequete = { readonly motif: MotifRetraitDocument };

/** Réponse de `GET /fichiers/{id}` et de `POST /dossiers/{id}/formulaires-accord`. */
export type FichierVue = {
  readonly id: string;
  readonly nom: string;
  readonly type: TypeFichier;
  readonly octets: number;
  readonly etat: EtatFichier;
  /** Jugé par l'analyse de la démonstration, qui ne reconnaît que le fichier d'essai EICAR. */
  readonly analyseSimulee: boolean;
};
