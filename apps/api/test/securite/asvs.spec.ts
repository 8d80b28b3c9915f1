import { existsSync, readFileSync } from 'node:fs';

const RACINE = new URL('../../../../', import.meta.url);
const [entete, ...lignes] = readFileSync(new URL('docs/securite/asvs.csv', RACINE), 'utf8')
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

describe('docs/securite/asvs.csv', () => {
  it('a les 80 lignes, dans l’ordre, toutes de la même forme', () => {
    expect(entete).toEqual(['ligne', 'asvs', 'exigence', 'etat', 'preuves', 'raison']);
    expect(lignes.map(([numero]) => Number(numero))).toEqual(Array.from({ length: 80 }, (_, i) => i + 1));
    expect(lignes.filter((ligne) => ligne.length !== 6)).toEqual([]);
  });

  it.each(lignes)('ligne %s (%s) : un essai qui existe, cité par son titre, ou une raison', (...ligne) => {
    const [, , exigence, etat, texte = '', raison] = ligne;
    expect(exigence).toBeTruthy();
    expect(['prouvé', 'partiel', 'écarté']).toContain(etat);
    const preuves = preuvesDe(texte);
    expect(preuves.map(defautDe).filter((defaut) => defaut !== null)).toEqual([]);
    if (etat === 'prouvé') expect(preuves.length).toBeGreaterThan(0);
    else expect(raison).toBeTruthy();
  });
});
