import type { TypeNotification, Unite } from '@pdp/domain';
import type { Transaction } from '../../platform/database/unite-de-travail.js';

/** Personnes nommées, ou tous les agents habilités d'un service (de tout organisme si `organismeId` est absent). */
export type Destinataires =
  readonly string[] | { readonly unite: Unite; readonly organismeId?: string | null; readonly plateformeId: string };

/** Ce sur quoi porte une notification ; décide du lien, avec le type. */
export type RessourceNotifiee =
  | 'signalement'
  | 'dossier'
  | 'revue'
  | 'passage'
  | 'tache'
  | 'visite'
  | 'livret'
  | 'consentement'
  | 'transmission'
  | 'utilisateur'
  | 'demande-droit'
  | 'document'
  | 'suivi'
  | 'rendez-vous';

export type DemandeNotification = {
  readonly destinataires: Destinataires;
  readonly type: TypeNotification;
  readonly ressource: RessourceNotifiee;
  readonly ressourceId: string;
  /**
   * Dossier que le destinataire doit pouvoir lire pour que la notification ait un sens : l'envoi est annulé si, au
   * moment de partir, son lien ou l'accord de l'assuré a pris fin. À omettre si le destinataire n'a pas encore d'accès.
   */
  readonly dossierId?: string | null;
  /** Part tout de suite par courriel, même pour qui a choisi le récapitulatif quotidien ; par défaut, selon le type. */
  readonly urgente?: boolean;
  /** Personne à ne pas prévenir : d'ordinaire celle qui agit. */
  readonly sauf?: string | null;
};

/** Avis à une seule personne, nommée. */
export type AvisPersonnel = Omit<DemandeNotification, 'destinataires' | 'sauf'> & { readonly destinataireId: string };

/** Avis devenus faux : ceux d'un type, sur ces ressources, nés depuis cet instant. */
export type AvisARetirer = {
  readonly type: TypeNotification;
  readonly ressource: RessourceNotifiee;
  readonly ressourceIds: readonly string[];
  readonly depuis: Date;
};

/** Notifications, vues des autres modules. */
export abstract class NotificationPort {
  /**
   * Prévient dans la transaction de l'appelant : lignes, message de sortie, et pastille des écrans ouverts une fois la
   * transaction validée. Une notification identique encore non lue remonte en tête au lieu d'être doublée.
   */
  abstract notifier(tx: Transaction, demande: DemandeNotification): Promise<void>;

  /** Comme `notifier`, pour plusieurs avis différents écrits en une requête ; qui ne peut plus se connecter n'est pas prévenu. */
  abstract notifierChacun(tx: Transaction, avis: readonly AvisPersonnel[]): Promise<void>;

  /**
   * Retire des avis devenus faux : ce qui attend encore est annulé, envois compris. Rend les ids de qui en a déjà reçu un, pour le
   * détromper par un autre avis.
   */
  abstract retirer(tx: Transaction, avis: AvisARetirer): Promise<readonly string[]>;

  /**
   * Annule, pour un dossier, les notifications non lues et les envois en attente de ceux qui ne peuvent plus le lire.
   * À appeler dans la transaction qui retire un accord ou un lien, après ce retrait.
   */
  abstract annulerSansAcces(tx: Transaction, dossierId: string): Promise<void>;

  /**
   * Annule ce qui allait partir vers cette personne, si elle ne peut plus se connecter. À appeler dans la transaction qui ferme
   * ou suspend un compte, ou termine une habilitation, après cet acte.
   */
  abstract annulerSansCompte(tx: Transaction, utilisateurId: string): Promise<void>;
}
