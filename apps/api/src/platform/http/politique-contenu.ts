import { randomBytes } from 'node:crypto';

/** Directives de la politique de contenu, sous la forme qu'attend helmet. */
export type Directives = Readonly<Record<string, readonly string[]>>;

/** Adresse où les navigateurs disent ce qui a été bloqué. Hors de `/api` : ils n'y joignent aucun en-tête. */
export const ADRESSE_RAPPORTS = '/rapports-csp';

/**
 * Politique de contenu : rien que notre origine, aucun script ni style en ligne, aucun cadre. Les styles que Mantine pose à
 * l'exécution portent un nonce, propre à chaque page servie (trust.md A8, 24). Une page de l'application n'écrit pas de HTML
 * (Trusted Types) : une seule politique, posée avant tout autre script, n'admet qu'un texte sans balise.
 */
export function politiqueDeContenu(production: boolean, nonce: string | null = null): Directives {
  return {
    'default-src': ["'self'"],
    'script-src': ["'self'"],
    'style-src': ["'self'", ...(nonce === null ? [] : [`'nonce-${nonce}'`])],
    'img-src': ["'self'", 'data:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'"],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'frame-ancestors': ["'none'"],
    'form-action': ["'self'"],
    ...(nonce === null ? {} : { 'require-trusted-types-for': ["'script'"], 'trusted-types': ['default'] }),
    // Deux façons de dire la même adresse : l'ancienne, que tous les navigateurs suivent, et la nouvelle, à venir.
    'report-uri': [ADRESSE_RAPPORTS],
    'report-to': ['csp'],
    ...(production ? { 'upgrade-insecure-requests': [] } : {}),
  };
}

/** Valeur de l'en-tête `Content-Security-Policy`. */
export const enTexte = (directives: Directives): string =>
  Object.entries(directives)
    .map(([nom, valeurs]) => [nom, ...valeurs].join(' '))
    .join(';');

/** Nonce neuf, 128 bits. */
export const nouveauNonce = (): string => randomBytes(16).toString('base64url');

/** Emplacement du nonce dans la page construite (`apps/web/index.html`). */
export const EMPLACEMENT_NONCE = '__NONCE__';
