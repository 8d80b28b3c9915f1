const valeur = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

// Lu par la bibliothèque qui fige le défilement sous une fenêtre : elle pose une feuille de style.
Object.assign(globalThis, { __webpack_nonce__: valeur });

/** Nonce de la page, que la politique de sécurité exige de toute feuille de style posée à l'exécution. */
export const nonceDeStyle = (): string => valeur;
