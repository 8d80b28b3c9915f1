import { existsSync, readFileSync } from 'node:fs';

const RACINE = new URL('../../../../', import.meta.url);

/** Lignes d'un tableau de docs/securite, champs séparés par « ; », en-tête compris. */
export const lignesDe = (fichier: string): string[][] =>
  readFileSync(new URL(`docs/securite/${fichier}`, RACINE), 'utf8')
    .trimEnd()
    .split('\n')
    .map((ligne) => ligne.split(';'));

/** Une preuve s'écrit « fichier > titre de l'essai » ; le titre peut être coupé avant son point-virgule. */
const preuvesDe = (texte: string): readonly (readonly [string, string])[] =>
  texte
    .split(' | ')
    .filter(Boolean)
    .map((preuve) => {
      const [fichier = '', ...titre] = preuve.split(' > ');
      return [fichier, titre.join(' > ')];
    });

/** Ce qui ne va pas dans les preuves citées, et leur nombre. */
export function relirePreuves(texte: string): { readonly nombre: number; readonly defauts: readonly string[] } {
  const preuves = preuvesDe(texte);
  return { nombre: preuves.length, defauts: preuves.map(defautDe).filter((defaut) => defaut !== null) };
}

/** Ce qui ne va pas dans une preuve : fichier absent, ou aucun essai de ce titre ; `null` si elle tient. */
function defautDe([fichier, titre]: readonly [string, string]): string | null {
  if (!/\.(spec|pw)\.(ts|tsx|mjs)$/.test(fichier)) return `${fichier} n’est pas un essai`;
  if (!existsSync(new URL(fichier, RACINE))) return `${fichier} n’existe pas`;
  if (titre.length < 8) return `${fichier} : titre d’essai manquant`;
  // Le titre doit ouvrir une chaîne, ou suivre « %s : » ou « nom : » : une phrase prise dans un commentaire ne prouve rien.
  const source = readFileSync(new URL(fichier, RACINE), 'utf8');
  const titres = [...source.matchAll(/['`]([^'`\n]{8,})['`]/g)].map(([, texte = '']) => texte);
  return titres.some((t) => t.includes(titre)) ? null : `${fichier} : aucun essai « ${titre} »`;
}
