import type {
  CategorieFiche,
  ErreurTransition,
  EvenementDossier,
  Resultat,
  TransitionDossier,
  Unite,
} from '@pdp/domain';
import type { Acteur, ActeurOuSysteme } from '../../platform/config/acteur.js';
import type { Transaction } from '../../platform/database/unite-de-travail.js';

/** Ce qu'il faut pour ouvrir un dossier, ou rejoindre celui qui est déjà ouvert pour cet assuré. */
export type DemandeOuverture = {
  readonly assureId: string;
  readonly plateformeId: string;
  readonly signalementId: string | null;
  /** Émetteur du signalement : il entre au cercle s'il est de l'Assurance Maladie ; il ne lit qu'avec l'accord (a). */
  readonly emetteurId: string | null;
  readonly niveauComplexite: number | null;
  /** Jour où l'accompagnement a commencé ; absent, le jour de l'ouverture. Un dossier rejoint garde le sien. */
  readonly dateInclusion?: string;
  /** Assistant(e) de service social qui mènera l'accompagnement ; `null` : le dossier compte « sans référent ». */
  readonly referentId: string | null;
};

export type DossierOuvert = { readonly dossierId: string; readonly numero: string; readonly cree: boolean };

/** Ouverture d'un dossier par un autre module, dans sa transaction. À injecter : `OuvertureDossierPort`. */
export abstract class OuvertureDossierPort {
  /** Un seul dossier ouvert par assuré : le second appel rejoint le premier (`cree` vaut faux), même en concurrence. */
  abstract ouvrirOuRejoindre(
    tx: Transaction,
    acteur: ActeurOuSysteme,
    demande: DemandeOuverture,
  ): Promise<DossierOuvert>;
}

/** Ce que tout module peut montrer d'un dossier sans passer par sa fiche. */
export type ResumeDossier = {
  readonly dossierId: string;
  readonly numero: string;
  readonly etat: string;
  readonly version: number;
  readonly plateformeId: string;
  readonly assureId: string;
  readonly referentId: string | null;
};

/** Ce que le lecteur peut lire de la personne et de son arrêt ; tout vaut `null` s'il n'en a pas le droit. */
export type PersonneDossier = {
  readonly dossierId: string;
  readonly numero: string;
  /** Vrai si le lecteur lit au moins une catégorie : sinon, ne rien montrer, pas même le numéro. */
  readonly visible: boolean;
  readonly nomAffiche: string | null;
  readonly jourArret: number | null;
  readonly risque: string | null;
};

/** Services du dossier offerts aux autres modules. À injecter : `DossierPort`. */
export abstract class DossierPort {
  /** Avance la version du dossier (une écriture qui change ce que sa vue montre) ; rend la nouvelle version. */
  abstract toucher(tx: Transaction, dossierId: string): Promise<number>;

  /** Note un contact réel avec l'assuré, s'il est plus récent que le dernier connu (compteur « sans nouvelle »). */
  abstract noterContact(tx: Transaction, dossierId: string, date: string): Promise<void>;

  /**
   * Recalcule la prochaine étape datée à partir des tâches et des visites ; à appeler quand l'une d'elles change.
   * `toucher` : avance aussi la version, en une seule écriture du dossier.
   */
  abstract recalculerProchaineEtape(tx: Transaction, dossierId: string, toucher?: boolean): Promise<void>;

  /** Marque une catégorie écrite hors de la fiche (import, visite) : une saisie ouverte avant devient périmée (412). */
  abstract marquerCategorie(
    tx: Transaction,
    dossierId: string,
    categorie: CategorieFiche,
    auteurId: string | null,
  ): Promise<number>;

  /** Résumé sans donnée de personne, sans contrôle de droits : l'appelant a déjà vérifié les siens. */
  abstract resume(dossierId: string, tx?: Transaction): Promise<ResumeDossier | null>;

  /** Noms et arrêts de plusieurs dossiers, projetés pour ce lecteur, en une requête. */
  abstract personnes(acteur: Acteur, dossierIds: readonly string[]): Promise<ReadonlyMap<string, PersonneDossier>>;
}

/** Lien à créer avec un agent nommé. */
export type LienAgent = { readonly dossierId: string; readonly utilisateurId: string; readonly motif: string | null };

/** Lien à créer avec un service ; `organismeId` nul vaut pour toute la plateforme (Service médical, CPAM, coordination). */
export type LienService = {
  readonly dossierId: string;
  readonly unite: Unite;
  readonly organismeId: string | null;
  readonly motif: string | null;
  readonly consentementId: string | null;
};

/** Liens d'un dossier, pour les accords et les affectations. Rien n'est effacé : un lien se termine. À injecter : `LiensPort`. */
export abstract class LiensPort {
  /** Ajoute un agent au cercle s'il n'a pas déjà un lien durable ; rend l'id du lien. */
  abstract rejoindreCercle(tx: Transaction, acteur: ActeurOuSysteme, lien: LienAgent): Promise<string>;

  /** Relie un service s'il ne l'est pas déjà ; rend l'id du lien. */
  abstract relierService(tx: Transaction, acteur: ActeurOuSysteme, lien: LienService): Promise<string>;

  /** Termine les liens nés d'un accord. */
  abstract terminerLiensDe(tx: Transaction, consentementId: string): Promise<void>;

  /** Termine les liens, nommés ou de service, d'un partenaire avec ce dossier. */
  abstract terminerLiensDuPartenaire(
    tx: Transaction,
    dossierId: string,
    unite: Unite,
    organismeId: string,
  ): Promise<void>;
}

/** Changements d'état d'un dossier par un autre module, dans sa transaction. À injecter : `EtatDossierPort`. */
export abstract class EtatDossierPort {
  /** Joue une transition de la machine : état, trace, journal, version. L'appelant a vérifié le droit d'agir. */
  abstract avancer(
    tx: Transaction,
    acteur: Acteur,
    dossierId: string,
    transition: TransitionDossier,
  ): Promise<Resultat<EvenementDossier, ErreurTransition>>;
}

/** Lecture de la fiche projetée par un autre module (salle de revue). À injecter : `LectureDossierPort`. */
export abstract class LectureDossierPort {
  /** JSON d'une `DossierVue` pour ce lecteur, lecture journalisée ; `null` s'il n'y a pas accès. */
  abstract lireVue(acteur: Acteur, dossierId: string): Promise<string | null>;

  /** Tableau JSON des accords montrés à ce lecteur, lecture journalisée ; `null` s'il n'a pas accès au dossier. */
  abstract lireAccords(acteur: Acteur, dossierId: string): Promise<string | null>;
}
