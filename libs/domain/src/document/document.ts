import type { CategorieDonnee } from '../dossier/categories.js';
import type { Machine } from '../noyau/machine.js';

/** Classes de documents conservées (domain.md 1.5) ; la classe 3, médicale, ne l'est jamais. */
export const CLASSES_DOCUMENT = ['ADMINISTRATIF', 'SOCIAL'] as const;

/** Classe d'un document conservé. */
export type ClasseDocument = (typeof CLASSES_DOCUMENT)[number];

/** Classe 3, proposée au choix pour être expliquée, toujours refusée. */
export const CLASSE_MEDICALE = 'MEDICAL';

/** Catégorie de données dont chaque classe suit les droits. */
export const CATEGORIE_DE_CLASSE = {
  ADMINISTRATIF: 'documentsAdministratifs',
  SOCIAL: 'documentsSociaux',
} as const satisfies Record<ClasseDocument, CategorieDonnee>;

/** Nom et exemples de chaque classe, tels que montrés au dépôt. */
export const LIBELLES_CLASSE_DOCUMENT: Readonly<Record<ClasseDocument, { nom: string; exemples: string }>> = {
  ADMINISTRATIF: { nom: 'Administratif', exemples: 'convention, formulaire, attestation' },
  SOCIAL: { nom: 'Social', exemples: 'bilan social, budget' },
};

/** Pourquoi un document médical n'entre pas ici, et par où il passe (art. R.4127-104 CSP). */
export const REFUS_DOCUMENT_MEDICAL =
  'Un document médical ne se dépose pas dans ce dossier. Il est à transmettre par MSSanté, de professionnel de santé à professionnel de santé.';

/** Types acceptés, reconnus par leurs octets ; l'extension et le type annoncés par l'envoi ne comptent pas. */
export const TYPES_FICHIER = {
  'application/pdf': { nom: 'PDF', extension: 'pdf' },
  'image/png': { nom: 'PNG', extension: 'png' },
  'image/jpeg': { nom: 'JPEG', extension: 'jpg' },
} as const;

/** Type d'un fichier accepté. */
export type TypeFichier = keyof typeof TYPES_FICHIER;

/** Bornes d'un dépôt : octets d'un fichier, caractères, nombres par dossier et par document, points d'une image. */
export const LIMITES_DOCUMENT = {
  octets: 10 * 1024 * 1024,
  titre: 120,
  nom: 100,
  parDossier: 200,
  versions: 20,
  coteImage: 20_000,
  pointsImage: 100_000_000,
} as const;

/** Où en est l'examen d'un fichier par l'antivirus. */
export const ETATS_FICHIER = ['QUARANTAINE', 'NON_ANALYSE', 'SAIN', 'INFECTE'] as const;

/** État d'un fichier ; seul `SAIN` se télécharge. */
export type EtatFichier = (typeof ETATS_FICHIER)[number];

/** Examen d'un fichier. `renoncer` : l'antivirus ne répond pas, un nouvel essai viendra. */
export const MACHINE_FICHIER: Machine<EtatFichier, 'declarerSain' | 'declarerInfecte' | 'renoncer'> = {
  etats: ETATS_FICHIER,
  initial: 'QUARANTAINE',
  finals: ['SAIN', 'INFECTE'],
  transitions: {
    declarerSain: { de: ['QUARANTAINE', 'NON_ANALYSE'], vers: 'SAIN', par: ['SYSTEME'] },
    declarerInfecte: { de: ['QUARANTAINE', 'NON_ANALYSE'], vers: 'INFECTE', par: ['SYSTEME'] },
    renoncer: { de: ['QUARANTAINE', 'NON_ANALYSE'], vers: 'NON_ANALYSE', par: ['SYSTEME'] },
  },
  exigences: {},
};

/** Ce que chaque état veut dire pour qui attend le document. */
export const LIBELLES_ETAT_FICHIER: Readonly<Record<EtatFichier, string>> = {
  QUARANTAINE: 'En cours d’analyse',
  NON_ANALYSE: 'Pas encore analysé',
  SAIN: 'Analysé',
  INFECTE: 'Refusé par l’antivirus',
};

/** Pourquoi un document est retiré. `effaceTitre` : le titre lui-même ne devait pas être là. */
export const MOTIFS_RETRAIT_DOCUMENT = {
  ERREUR_DE_DOSSIER: { libelle: 'Déposé dans le mauvais dossier', effaceTitre: true },
  CONTENU_MEDICAL: { libelle: 'Contient des informations médicales', effaceTitre: true },
  DEMANDE_PERSONNE: { libelle: 'La personne le demande', effaceTitre: true },
  DOUBLON: { libelle: 'Déjà présent', effaceTitre: false },
  PERIME: { libelle: 'N’est plus à jour', effaceTitre: false },
} as const;

/** Code d'un motif de retrait. */
export type MotifRetraitDocument = keyof typeof MOTIFS_RETRAIT_DOCUMENT;
