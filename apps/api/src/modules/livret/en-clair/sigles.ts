import { SIGLES, normaliserPourRecherche } from '@pdp/domain';

/** Remplace chaque sigle connu par ce qu'il veut dire, sauf là où le texte l'explique déjà (domain.md 5.4). */
export function developperSigles(texte: string): string {
  const lu = normaliserPourRecherche(texte);
  return texte.replace(/(?<![\p{L}\p{N}])[A-Z]{2,6}(?![\p{L}\p{N}])/gu, (sigle) => {
    const explication = Object.hasOwn(SIGLES, sigle) ? SIGLES[sigle] : undefined;
    return explication === undefined || lu.includes(normaliserPourRecherche(explication)) ? sigle : explication;
  });
}
