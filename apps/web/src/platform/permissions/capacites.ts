/** Ce que le serveur dit possible pour ce lecteur, sur cette ressource, maintenant. */
export type AvecCapacites = { readonly capacites: readonly string[] };

/** Vrai si le serveur permet cette action ; une ressource absente ne permet rien. */
export const peut = (ressource: AvecCapacites | null | undefined, action: string): boolean =>
  ressource?.capacites.includes(action) ?? false;

/** Vrai si au moins une de ces actions est permise. */
export const peutUne = (ressource: AvecCapacites | null | undefined, actions: readonly string[]): boolean =>
  actions.some((action) => peut(ressource, action));
