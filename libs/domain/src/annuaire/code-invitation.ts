/** Signes d'un code à recopier : ni I, ni L, ni O, ni U, que l'on confond avec un chiffre ou une autre lettre. */
export const SIGNES_CODE = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Longueur d'un code à recopier : 24 signes de 5 bits, soit 120 bits. */
export const LONGUEUR_CODE_A_RECOPIER = 24;

const A_RECOPIER = new RegExp(`^[${SIGNES_CODE}]{${LONGUEUR_CODE_A_RECOPIER}}$`);
const A_COLLER = /^[A-Za-z0-9_-]{43}$/;

/** Vrai pour un code tel qu'il est émis : 43 signes à coller (agents), ou 24 à recopier (assurés), sans espace ni tiret. */
export const estCodeInvitation = (texte: string): boolean => A_RECOPIER.test(texte) || A_COLLER.test(texte);

/**
 * Code tel que saisi, ramené à sa forme émise ; `null` s'il n'en a pas la forme. Un code recopié passe avec ou sans espaces,
 * tirets et majuscules, et avec les signes que l'œil confond (O pour 0, I ou L pour 1).
 */
export function lireCodeInvitation(texte: string): string | null {
  const colle = texte.replace(/\s/g, '');
  if (A_COLLER.test(colle)) return colle;
  const recopie = colle
    .replace(/[-–—.]/g, '')
    .toUpperCase()
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return A_RECOPIER.test(recopie) ? recopie : null;
}

/** Code à recopier, par groupes de quatre : « 7K4M-QX9T-… ». */
export const ecrireCodeInvitation = (code: string): string => code.replace(/.{4}(?=.)/g, '$&-');
