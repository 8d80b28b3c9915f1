/** Tâche née d'un dossier du régime agricole (domain.md 1.1.6, Q15). */
export const LIBELLE_ORIENTATION_MSA = 'Orienter vers la MSA';

/** Jours laissés pour orienter. */
export const JOURS_POUR_ORIENTER = 3;

/** Dit à qui tente de faire avancer un dossier du régime agricole. */
export const PHRASE_REGIME_AGRICOLE =
  'Cette personne relève du régime agricole : orientez-la vers la MSA. Le dossier n’avance plus, sauf pour se clore. Si le régime est faux, corrigez-le dans « Identité ».';
