/** Construit une erreur de règle ; le message est en français et dit quoi faire ensuite, sans donnée personnelle. */
export const erreurRegle = <Code extends string>(
  code: Code,
  message: string,
  champs: readonly ErreurChamp[] = [],
): ErreurRegle<Code> => ({ code, message, champs });

/** Défaut d'un champ saisi : `chemin` suit la structure reçue (`actions.0.echeance`). */
export interface ErreurChamp {
  readonly chemin: string;
  readonly code: string;
  readonly message: string;
}

/** Refus prévu par une règle du domaine ; l'API en fait un 422, l'écran montre `message` puis les champs. */
export interface ErreurRegle<Code extends string = string> {
  readonly code: Code;
  readonly message: string;
  readonly champs: readonly ErreurChamp[];
}
