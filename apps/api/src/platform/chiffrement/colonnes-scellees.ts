/** Une colonne chiffrée : sa table, sa clé primaire, et le lien authentifié avec chaque valeur. */
export type ColonneScellee = {
  readonly table: string;
  readonly colonne: string;
  readonly cle: readonly string[];
  /** Valeurs reprises ensemble par une rotation : peu pour des fichiers, gardés en mémoire le temps d'un lot. */
  readonly lot?: number;
  /** Une ligne d'import est scellée d'avance pour l'assuré qu'elle créera : lien d'une autre table que la sienne. */
  readonly comme?: { readonly nom: string; readonly ligne: readonly string[] };
};

const colonne = (table: string, nom: string, ...cle: string[]): ColonneScellee => ({ table, colonne: nom, cle });

/** Toutes les colonnes chiffrées de la base ; un essai vérifie qu'aucune autre ne finit comme elles. */
export const COLONNES_SCELLEES = [
  colonne('assure', 'nir_scelle', 'id'),
  colonne('assure', 'coordonnees_scellees', 'id'),
  colonne('utilisateur', 'courriel_scelle', 'id'),
  colonne('utilisateur', 'telephone_scelle', 'id'),
  colonne('categorie_dossier', 'contenu_scelle', 'dossier_id', 'categorie'),
  colonne('visite_pre_reprise', 'resultat_scelle', 'id'),
  colonne('signalement', 'recu_scelle', 'id'),
  colonne('livret_brouillon', 'contenu_scelle', 'dossier_id'),
  colonne('livret_version', 'contenu_scelle', 'id'),
  colonne('livret_cap', 'texte_scelle', 'id'),
  colonne('livret_proposition', 'phrase_scellee', 'id'),
  colonne('livret_question', 'texte_scelle', 'id'),
  colonne('livret_question', 'reponse_scellee', 'id'),
  colonne('livret_mot', 'texte_scelle', 'id'),
  colonne('mandat', 'identite_scellee', 'id'),
  colonne('dispositif', 'contenu_scelle', 'id'),
  colonne('diagnostic_social', 'contenu_scelle', 'id'),
  colonne('dit_assure', 'phrase_scellee', 'id'),
  colonne('cloture_dossier', 'faits_scelles', 'id'),
  colonne('relais', 'interlocuteur_scelle', 'id'),
  colonne('droit_social', 'contenu_scelle', 'id'),
  colonne('aide_financiere', 'contenu_scelle', 'id'),
  colonne('plan_actions', 'contenu_scelle', 'dossier_id'),
  colonne('feuille_route', 'contenu_scelle', 'id'),
  colonne('document', 'titre_scelle', 'id'),
  colonne('fichier', 'nom_scelle', 'id'),
  colonne('fichier', 'cle_scellee', 'id'),
  { ...colonne('export_acces', 'pdf_scelle', 'id'), lot: 5 },
  { ...colonne('export_acces', 'json_scelle', 'id'), lot: 5 },
  colonne('idempotence', 'corps_scelle', 'utilisateur_id', 'cle'),
  colonne('import_ligne', 'brut_scelle', 'import_id', 'numero'),
  {
    ...colonne('import_ligne', 'nir_scelle', 'import_id', 'numero'),
    comme: { nom: 'assure.nir_scelle', ligne: ['assure_candidat'] },
  },
  {
    ...colonne('import_ligne', 'coordonnees_scellees', 'import_id', 'numero'),
    comme: { nom: 'assure.coordonnees_scellees', ligne: ['assure_candidat'] },
  },
] as const satisfies readonly ColonneScellee[];

/** `table.colonne`, première moitié du lien authentifié ; la seconde est l'id de la ligne. */
export type NomDeColonne =
  | 'assure.nir_scelle'
  | 'assure.coordonnees_scellees'
  | 'utilisateur.courriel_scelle'
  | 'utilisateur.telephone_scelle'
  | 'categorie_dossier.contenu_scelle'
  | 'visite_pre_reprise.resultat_scelle'
  | 'signalement.recu_scelle'
  | 'livret_brouillon.contenu_scelle'
  | 'livret_version.contenu_scelle'
  | 'livret_cap.texte_scelle'
  | 'livret_proposition.phrase_scellee'
  | 'livret_question.texte_scelle'
  | 'livret_question.reponse_scellee'
  | 'livret_mot.texte_scelle'
  | 'mandat.identite_scellee'
  | 'dispositif.contenu_scelle'
  | 'diagnostic_social.contenu_scelle'
  | 'dit_assure.phrase_scellee'
  | 'cloture_dossier.faits_scelles'
  | 'relais.interlocuteur_scelle'
  | 'droit_social.contenu_scelle'
  | 'aide_financiere.contenu_scelle'
  | 'plan_actions.contenu_scelle'
  | 'feuille_route.contenu_scelle'
  | 'document.titre_scelle'
  | 'fichier.nom_scelle'
  | 'fichier.cle_scellee'
  | 'export_acces.pdf_scelle'
  | 'export_acces.json_scelle'
  | 'idempotence.corps_scelle'
  | 'import_ligne.brut_scelle';

/** Lien authentifié d'une valeur : table, colonne et ligne (les parties d'une clé composée jointes par « : »). */
export const lienDe = (nom: string, ligne: string): string => `${nom}:${ligne}`;
