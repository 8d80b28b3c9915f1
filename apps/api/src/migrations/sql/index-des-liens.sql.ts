/**
 * Index des liens que la base suit elle-même : une frise cherche les signalements d'un dossier, un pas de visite ferme les tâches nées
 * d'elle, et l'effacement d'un dossier suit chaque clé étrangère. Sans eux, chacun de ces gestes relit la table entière.
 */
const INDEX: Readonly<Record<string, string>> = {
  signalement_dossier: 'signalement (dossier_id) WHERE dossier_id IS NOT NULL',
  tache_visite: 'tache (visite_id) WHERE visite_id IS NOT NULL',
  tache_signalement: 'tache (signalement_id) WHERE signalement_id IS NOT NULL',
  reperage_assure: 'reperage (assure_id)',
  lien_reponse_dispositif: 'lien_reponse (dispositif_id)',
  entretien_remplacant: 'entretien (remplace_par_id) WHERE remplace_par_id IS NOT NULL',
  rendez_vous_entretien: 'rendez_vous (entretien_id) WHERE entretien_id IS NOT NULL',
  rendez_vous_suite: 'rendez_vous (suite_de_id) WHERE suite_de_id IS NOT NULL',
  mandat_document: 'mandat (document_id) WHERE document_id IS NOT NULL',
  mandat_document_de_fin: 'mandat (revocation_document_id) WHERE revocation_document_id IS NOT NULL',
  suivi_de_cloture: 'suivi_cloture (cloture_id) WHERE cloture_id IS NOT NULL',
  orientation_resultat: 'orientation_etm (resultat_id) WHERE resultat_id IS NOT NULL',
  livret_question_tache: 'livret_question (tache_id) WHERE tache_id IS NOT NULL',
  revue_suivi_tache: 'revue_suivi (tache_id)',
  revue_plus_tard_passage: 'revue_plus_tard (passage_id)',
  compte_rendu_ajout_passage: 'compte_rendu_ajout (passage_id)',
};

export const INDEX_DES_LIENS_SQL = Object.entries(INDEX)
  .map(([nom, cible]) => `CREATE INDEX ${nom} ON ${cible};`)
  .join('\n');

export const INDEX_DES_LIENS_RETIRES_SQL = Object.keys(INDEX)
  .map((nom) => `DROP INDEX ${nom};`)
  .join('\n');
