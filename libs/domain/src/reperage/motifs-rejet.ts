/** Raisons de rejeter une ligne ; le rejet est rendu à la CPAM avec le numéro de ligne et la phrase. */
export const MESSAGES_REJET = {
  COLONNES_MANQUANTES: 'La ligne n’a pas toutes les colonnes de l’en-tête.',
  COLONNES_EN_TROP: 'La ligne a plus de colonnes que l’en-tête.',
  CARACTERE_NUL: 'La ligne contient un caractère nul.',
  CARACTERE_ILLISIBLE: 'La ligne contient un caractère illisible\u00a0: vérifiez l’encodage du fichier.',
  FORMULE_TABLEUR: 'Une cellule commence comme une formule de tableur.',
  TEXTE_TROP_LONG: 'Un texte dépasse la longueur permise.',
  NIR_VIDE: 'Le numéro de sécurité sociale est vide.',
  NIR_LONGUEUR: 'Le numéro de sécurité sociale n’a pas 15 caractères, clé comprise.',
  NIR_FORME: 'Le numéro de sécurité sociale n’a pas la bonne forme.',
  NIR_CLE: 'La clé du numéro de sécurité sociale est fausse.',
  NOM_VIDE: 'Le nom de naissance est vide.',
  NOM_TROP_LONG: 'Le nom dépasse 100 caractères.',
  PRENOM_VIDE: 'Le prénom est vide.',
  SEXE_INCONNU: 'Le sexe n’est ni F ni M.',
  DATE_NAISSANCE_IMPOSSIBLE: 'La date de naissance n’existe pas.',
  RISQUE_INCONNU: 'Le risque n’est pas connu.',
  DATE_DEBUT_IMPOSSIBLE: 'La date de début d’arrêt n’existe pas.',
  DEBUT_DANS_LE_FUTUR: 'L’arrêt commence dans le futur.',
  DATE_FIN_IMPOSSIBLE: 'La date de fin prescrite n’existe pas.',
  FIN_AVANT_DEBUT: 'La fin prescrite est avant le début de l’arrêt.',
  STATUT_EMPLOI_INCONNU: 'Le statut d’emploi n’est pas connu.',
  SIRET_FAUX: 'Le numéro SIRET est faux.',
  CODE_APE_FAUX: 'Le code APE n’a pas la bonne forme.',
  REGIME_INCONNU: 'Le régime n’est pas connu.',
  DOUBLON: 'La ligne répète une ligne précédente.',
  DOUBLON_CONTRADICTOIRE: 'La ligne contredit une ligne précédente\u00a0: même personne et même arrêt.',
} as const;

/** Code d'une raison de rejet. */
export type CodeRejet = keyof typeof MESSAGES_REJET;

/** Raison de rejet d'une ligne ; le message ne reprend jamais la valeur fautive. */
export interface MotifRejet {
  readonly code: CodeRejet;
  readonly message: string;
}

/** Construit une raison ; `precision` complète la phrase (numéro de ligne, nom de colonne). */
export const motifRejet = (code: CodeRejet, precision = ''): MotifRejet => ({
  code,
  message: precision === '' ? MESSAGES_REJET[code] : `${MESSAGES_REJET[code].slice(0, -1)} ${precision}.`,
});
