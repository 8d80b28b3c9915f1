/** Coupe un texte à `max` signes, par caractères entiers : au milieu d'un caractère composé, il resterait un signe illisible. */
export function couper(texte: string, max: number): string {
  const uneLigne = texte.normalize('NFC');
  const signes = [...uneLigne];
  return signes.length <= max
    ? uneLigne
    : `${signes
        .slice(0, max - 1)
        .join('')
        .trimEnd()}…`;
}
