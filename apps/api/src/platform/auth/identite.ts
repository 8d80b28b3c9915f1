/** Identité prouvée par le fournisseur : émetteur et sujet, jamais le courriel (trust.md A8, 42). */
export type Identite = { readonly emetteur: string; readonly sujet: string };
