/** Couleurs d'un thème ; chaque paire texte/fond est vérifiée par `jetons.spec.ts` (RGAA 3.2 : 4,5 pour 1). */
export type Jetons = {
  readonly encre: string;
  readonly encre2: string;
  readonly encre3: string;
  readonly ligne: string;
  readonly ligne2: string;
  readonly bordChamp: string;
  readonly fond: string;
  readonly papier: string;
  readonly bleu: string;
  readonly bleuF: string;
  readonly bleuC: string;
  readonly bouton: string;
  readonly boutonTexte: string;
  readonly vert: string;
  readonly vertC: string;
  readonly ambre: string;
  readonly ambreC: string;
  readonly rouge: string;
  readonly rougeC: string;
  readonly violet: string;
  readonly violetC: string;
  readonly gris: string;
  readonly grisC: string;
  readonly hachure: string;
};

/** Thème clair : les valeurs des maquettes. */
export const JETONS_CLAIRS: Jetons = {
  encre: '#16202b',
  encre2: '#4a5866',
  encre3: '#5d6b7a',
  ligne: '#dde3e9',
  ligne2: '#eef1f4',
  bordChamp: '#7d8a98',
  fond: '#f5f7f9',
  papier: '#ffffff',
  bleu: '#0b5394',
  bleuF: '#083c6c',
  bleuC: '#e6f0f9',
  bouton: '#0b5394',
  boutonTexte: '#ffffff',
  vert: '#17683f',
  vertC: '#e3f4ea',
  ambre: '#7d5200',
  ambreC: '#fdf1d8',
  rouge: '#b3261e',
  rougeC: '#fbe6e4',
  violet: '#5b3fa0',
  violetC: '#eeeafa',
  gris: '#4a5866',
  grisC: '#edf0f3',
  hachure: '#f4f6f8',
};

/** Thème sombre : mêmes rôles, contrastes équivalents. */
export const JETONS_SOMBRES: Jetons = {
  encre: '#e8edf2',
  encre2: '#b4bfca',
  encre3: '#9eabb8',
  ligne: '#2e3a46',
  ligne2: '#25303b',
  bordChamp: '#76858f',
  fond: '#10161c',
  papier: '#18212a',
  bleu: '#86bdf0',
  bleuF: '#b3d6f7',
  bleuC: '#14324d',
  bouton: '#2270b8',
  boutonTexte: '#ffffff',
  vert: '#86d8a9',
  vertC: '#133624',
  ambre: '#f0c878',
  ambreC: '#3b2d0d',
  rouge: '#f7aba4',
  rougeC: '#471c19',
  violet: '#cbbcf5',
  violetC: '#2d2554',
  gris: '#c2ccd6',
  grisC: '#2a353f',
  hachure: '#1c2630',
};

const NOMS_CSS: Readonly<Record<keyof Jetons, string>> = {
  encre: '--encre',
  encre2: '--encre-2',
  encre3: '--encre-3',
  ligne: '--ligne',
  ligne2: '--ligne-2',
  bordChamp: '--bord-champ',
  fond: '--fond',
  papier: '--papier',
  bleu: '--bleu',
  bleuF: '--bleu-f',
  bleuC: '--bleu-c',
  bouton: '--bouton',
  boutonTexte: '--bouton-texte',
  vert: '--vert',
  vertC: '--vert-c',
  ambre: '--ambre',
  ambreC: '--ambre-c',
  rouge: '--rouge',
  rougeC: '--rouge-c',
  violet: '--violet',
  violetC: '--violet-c',
  gris: '--gris',
  grisC: '--gris-c',
  hachure: '--hachure',
};

/** Variables CSS d'un thème (`--encre`, `--bleu`…), à poser sur la racine. */
export function variablesCss(jetons: Jetons): Record<string, string> {
  return Object.fromEntries((Object.keys(NOMS_CSS) as (keyof Jetons)[]).map((nom) => [NOMS_CSS[nom], jetons[nom]]));
}

/** Paires texte/fond qui doivent rester lisibles (4,5 pour 1). */
export const PAIRES_TEXTE: readonly (readonly [keyof Jetons, keyof Jetons])[] = [
  ['encre', 'fond'],
  ['encre', 'papier'],
  ['encre2', 'fond'],
  ['encre2', 'papier'],
  ['encre2', 'bleuC'],
  ['encre3', 'fond'],
  ['encre3', 'papier'],
  ['encre3', 'hachure'],
  ['encre3', 'bleuC'],
  ['bleu', 'fond'],
  ['bleu', 'papier'],
  ['bleuF', 'bleuC'],
  ['bleuF', 'papier'],
  ['boutonTexte', 'bouton'],
  ['vert', 'vertC'],
  ['vert', 'papier'],
  ['ambre', 'ambreC'],
  ['ambre', 'papier'],
  ['rouge', 'rougeC'],
  ['rouge', 'papier'],
  ['rouge', 'fond'],
  ['violet', 'violetC'],
  ['gris', 'grisC'],
  ['encre', 'grisC'],
];

/** Paires qui ne portent pas de texte : contours de champ et de focus (3 pour 1, WCAG 1.4.11). */
export const PAIRES_CONTOUR: readonly (readonly [keyof Jetons, keyof Jetons])[] = [
  ['bordChamp', 'papier'],
  ['bordChamp', 'fond'],
  ['bleu', 'fond'],
  ['bleu', 'papier'],
  ['bleu', 'bleuC'],
];

function luminance(hexa: string): number {
  const composantes = [1, 3, 5].map((debut) => Number.parseInt(hexa.slice(debut, debut + 2), 16) / 255);
  const [r, v, b] = composantes.map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * (r ?? 0) + 0.7152 * (v ?? 0) + 0.0722 * (b ?? 0);
}

/** Rapport de contraste WCAG entre deux couleurs `#rrggbb`. */
export function contraste(a: string, b: string): number {
  const [clair, sombre] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return ((clair ?? 0) + 0.05) / ((sombre ?? 0) + 0.05);
}
