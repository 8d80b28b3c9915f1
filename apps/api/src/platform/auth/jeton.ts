import { hash, randomBytes } from 'node:crypto';

const FORME_JETON = /^[A-Za-z0-9_-]{43}$/;

/** Secret de 256 bits en base64url : jeton de session, état OIDC, lien de navigateur. */
export const nouveauJeton = (): string => randomBytes(32).toString('base64url');

/** Vrai si le texte a la forme d'un jeton émis ici ; évite d'interroger la base pour n'importe quoi. */
export const aFormeDeJeton = (texte: string): boolean => FORME_JETON.test(texte);

/** Empreinte SHA-256 : la seule forme d'un jeton qui entre en base (trust.md A8, 44). */
export const empreinteDeJeton = (jeton: string): Buffer => hash('sha256', jeton, 'buffer');
