/** Quantile d’une liste de nombres (0,5 : médiane). */
export function quantile(valeurs, q) {
  if (valeurs.length === 0) return Number.NaN;
  const triees = [...valeurs].sort((a, b) => a - b);
  const rang = (triees.length - 1) * q;
  const bas = Math.floor(rang);
  const haut = Math.ceil(rang);
  return triees[bas] + (triees[haut] - triees[bas]) * (rang - bas);
}

export const mediane = (valeurs) => quantile(valeurs, 0.5);

/** Étendue relative d’une référence, en part de sa médiane : au-delà de 0,3 la mesure est à refaire. */
export const variation = (valeurs) => (Math.max(...valeurs) - Math.min(...valeurs)) / (2 * mediane(valeurs));

/** Nombre à la française, `chiffres` décimales. */
export const dire = (nombre, chiffres = 2) =>
  Number.isFinite(nombre) ? nombre.toLocaleString('fr-FR', { minimumFractionDigits: chiffres, maximumFractionDigits: chiffres }) : '–'; // prettier-ignore

/** Tableau en texte, colonnes alignées ; la première ligne est l’en-tête. */
export function tableau(lignes) {
  const largeurs = lignes[0].map((_, c) => Math.max(...lignes.map((l) => String(l[c]).length)));
  const ecrire = (ligne) => ligne.map((v, c) => String(v).padEnd(largeurs[c])).join('  ').trimEnd(); // prettier-ignore
  const [tete, ...corps] = lignes;
  return [ecrire(tete), largeurs.map((l) => '─'.repeat(l)).join('  '), ...corps.map(ecrire)].join('\n');
}
