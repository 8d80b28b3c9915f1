/** Jeton d'injection de la file de travaux. */
export const FILE = Symbol('FILE');

/** Contenu d'un travail : des identifiants et des codes ; le gestionnaire relit le reste en base (trust.md A7.10). */
export type Identifiants = Readonly<Record<string, string | number | boolean | null>>;

/** Travail à confier à une file ; deux ajouts du même `id` ne donnent qu'un travail. */
export type Travail = {
  readonly id: string;
  readonly nom: string;
  readonly donnees?: Identifiants;
  readonly delaiMs?: number;
};

/** Travail reçu par un gestionnaire ; `essai` vaut 1 au premier passage. */
export type TravailRecu = {
  readonly id: string;
  readonly nom: string;
  readonly donnees: Identifiants;
  readonly essai: number;
};

/** Reprise après échec : nombre d'essais en tout, puis délai de base doublé à chaque fois. */
export type Reprise = { readonly essais: number; readonly delaiBaseMs: number };

/** Gestionnaire d'une file : il peut être rejoué, il doit donc supporter deux passages. */
export type GestionnaireFile = (travail: TravailRecu) => Promise<void>;

/** `surAbandon` est appelé quand tous les essais ont échoué. */
export type OptionsTraitement = {
  readonly concurrence?: number;
  readonly surAbandon?: (travail: TravailRecu, erreur: Error) => Promise<void>;
};

/** Rythme d'une tâche planifiée : un intervalle, ou une expression cron avec son fuseau. */
export type Rythme = { readonly chaqueMs: number } | { readonly cron: string; readonly fuseau: string };

/** File de travaux, sur Redis ou PostgreSQL selon la configuration. Rien n'est traité avant la fin du démarrage. */
export interface FilePort {
  /** Ajoute par lot ; rejette si la file est injoignable (l'appelant garde alors son travail en base). */
  ajouter(file: string, travaux: readonly Travail[], reprise?: Reprise): Promise<void>;
  /** Déclare le gestionnaire d'une file, une seule fois par file. Sans effet dans un processus `api`. */
  traiter(file: string, gestionnaire: GestionnaireFile, options?: OptionsTraitement): void;
  /** Déclare une tâche récurrente, jouée par un seul processus à chaque échéance. */
  planifier(nom: string, rythme: Rythme, gestionnaire: () => Promise<void>): void;
  /** Termine les travaux en cours, puis ferme les connexions. */
  fermer(): Promise<void>;
}

const VALEUR_PERMISE = /^[A-Za-z0-9_.-]{1,64}$/;

/** Refuse tout contenu qui ne serait pas un identifiant ou un code : c'est un bogue de l'appelant. */
export function verifierIdentifiants(donnees: Identifiants): void {
  for (const [cle, valeur] of Object.entries(donnees)) {
    if (typeof valeur === 'string' && !VALEUR_PERMISE.test(valeur)) {
      throw new Error(`Travail refusé : « ${cle} » n'est pas un identifiant. Une file ne transporte pas de contenu.`);
    }
  }
}
