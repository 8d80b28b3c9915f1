import type { Presence } from '@pdp/domain';

/** Qui est là, en un texte : deux salles égales ont la même signature ; les absents n'y sont pas. */
export const signatureDePresence = (
  gens: readonly { readonly utilisateurId: string; readonly presence: Presence }[],
): string =>
  gens
    .filter((g) => g.presence !== 'absent')
    .map((g) => `${g.utilisateurId}:${g.presence}`)
    .sort()
    .join();
