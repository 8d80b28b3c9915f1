// Du plus précis au plus général : Edge et Opera se disent aussi Chrome, Chrome se dit aussi Safari.
const NAVIGATEURS: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(?:A|iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];

const SYSTEMES: readonly (readonly [RegExp, string])[] = [
  [/\b(?:iPhone|iPod)\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\b(?:Macintosh|Mac OS X)\b/, 'Mac'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
];

const LONGUEUR_MAX = 500;

/** Appareil en clair d'après `User-Agent` (« Firefox sur Windows ») ; null s'il ne dit rien de connu. Ni version ni modèle. */
export function appareilDe(agent: string | undefined): string | null {
  const lu = (agent ?? '').slice(0, LONGUEUR_MAX);
  const nom = (table: typeof NAVIGATEURS): string | undefined => table.find(([motif]) => motif.test(lu))?.[1];
  const [navigateur, systeme] = [nom(NAVIGATEURS), nom(SYSTEMES)];
  if (navigateur && systeme) return `${navigateur} sur ${systeme}`;
  return navigateur ?? systeme ?? null;
}
