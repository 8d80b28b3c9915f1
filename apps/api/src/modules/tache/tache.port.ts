import type { OrigineTache, Unite } from '@pdp/domain';
import type { ActeurOuSysteme } from '../../platform/config/acteur.js';
import type { Transaction } from '../../platform/database/unite-de-travail.js';
import type { AvisPersonnel } from '../notification/notification.port.js';

/** Libellé de la tâche que la publication du livret clôt ; il naît d'une décision de revue. */
export const TACHE_PUBLIER = 'Publier le livret';

/** Tâche à créer : un seul responsable, une personne ou la file d'un service. */
export type NouvelleTache = {
  /** Id choisi par l'appelant (`tx.nouvelId()`) quand il doit la citer sans attendre qu'elle soit écrite. */
  readonly id?: string;
  readonly plateformeId: string;
  readonly libelle: string;
  readonly origine: OrigineTache;
  readonly pourquoi?: string | null;
  readonly dossierId?: string | null;
  readonly signalementId?: string | null;
  readonly visiteId?: string | null;
  readonly decisionId?: string | null;
  readonly auteurId?: string | null;
  readonly responsable:
    { readonly utilisateurId: string } | { readonly unite: Unite; readonly organismeId?: string | null };
  /** Date civile `YYYY-MM-DD`. */
  readonly echeance?: string | null;
  readonly dansLivret?: boolean;
  /** Ne notifie pas le responsable : l'appelant le prévient d'une façon plus précise. */
  readonly sansNotification?: boolean;
};

/** Ce qui a fait naître des tâches, pour les clore ensemble ; ou une tâche, ou celles d'un dossier qui ont ce libellé. */
export type SourceTache =
  | { readonly signalementId: string }
  | { readonly visiteId: string }
  | { readonly decisionId: string }
  | { readonly tacheId: string }
  | { readonly dossierId: string; readonly libelle: string };

/** Ce que les autres modules demandent aux tâches, dans leur transaction. */
export abstract class TachePort {
  /**
   * Crée les tâches et notifie leurs responsables (sauf l'auteur) ; rend leurs ids, dans l'ordre. Toutes les requêtes partent à
   * l'appel, aucune par tâche. `avis` : d'autres avis de l'appelant, écrits avec ceux des tâches. `toucher` : un dossier dont
   * l'acte change la vue, même si aucune tâche n'est datée.
   */
  abstract creerPlusieurs(
    tx: Transaction,
    taches: readonly NouvelleTache[],
    avec?: { readonly avis?: readonly AvisPersonnel[]; readonly toucher?: string },
  ): Promise<string[]>;

  /** Comme `creerPlusieurs`, pour une seule ; rend son id. */
  async creer(tx: Transaction, tache: NouvelleTache): Promise<string> {
    const [id = ''] = await this.creerPlusieurs(tx, [tache]);
    return id;
  }

  /** Passe à FAITE les tâches encore ouvertes nées de cette source ; rend leur nombre. */
  abstract terminerCellesDe(tx: Transaction, source: SourceTache): Promise<number>;

  /** Passe à SANS_OBJET les tâches encore ouvertes nées de cette source ; rend leur nombre. */
  abstract abandonnerCellesDe(tx: Transaction, source: SourceTache): Promise<number>;

  /** Comme `abandonnerCellesDe`, chaque tâche gardant la trace de qui l'a annulée et pourquoi. */
  abstract annulerCellesDe(
    tx: Transaction,
    acteur: ActeurOuSysteme,
    source: SourceTache,
    motif: string,
  ): Promise<number>;

  /** Rouvre une tâche faite par erreur ; sans effet sur une autre. */
  abstract rouvrir(tx: Transaction, tacheId: string): Promise<void>;
}
