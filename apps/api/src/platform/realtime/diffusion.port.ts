import type { EvenementsServeur } from '@pdp/domain';

/** Salles : `agent:{id}`, `revue:{id}`, `passage:{id}`, `session:{id}`. */
export type Salle = `agent:${string}` | `revue:${string}` | `passage:${string}` | `session:${string}`;

export type NomEvenementServeur = keyof EvenementsServeur;

/** Message à diffuser après validation : des identifiants et une séquence, jamais de contenu de dossier. */
export type Diffusion<N extends NomEvenementServeur = NomEvenementServeur> = {
  readonly salle: Salle;
  readonly evenement: N;
  readonly donnees: Parameters<EvenementsServeur[N]>;
};

/** Envoie aux navigateurs connectés, sur tous les processus ; ne lève jamais (une diffusion perdue se rattrape par séquence). */
export interface DiffusionPort {
  emettre(diffusion: Diffusion): void;
  /**
   * Fait sortir un agent d'une salle, partout. Ses sockets qui y étaient reçoivent `acces.retire`, sauf `dejaPrevenu` :
   * l'appelant a déjà annoncé le même retrait, et l'écran ne doit le dire qu'une fois.
   */
  exclure(salle: Salle, agentId: string, options?: { readonly dejaPrevenu: boolean }): void;
  /** Coupe les sockets d'une session ou d'un agent, partout. */
  couper(salle: Salle): void;
}
