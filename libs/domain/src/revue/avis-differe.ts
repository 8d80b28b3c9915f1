import type { Unite } from '../annuaire/fonctions.js';
import type { CategorieDonnee } from '../dossier/categories.js';
import type { EtatPassage, EtatRevue } from './revue.js';

/**
 * Catégorie dont relève un avis différé : celle de la voix qui l'écrit. Un avis du Service médical se lit comme ses autres
 * avis, ce que dit la CPAM comme les dispositifs qu'elle instruit ; le reste comme la question posée au groupe.
 */
export const categorieAvisDiffere = (unite: Unite): CategorieDonnee => {
  if (unite === 'SERVICE_MEDICAL') return 'avis';
  return unite === 'CPAM' ? 'dispositifs' : 'revueAgenda';
};

/** Un avis s'écrit avant que le dossier soit conclu, et tant que la séance n'est pas finie. */
export const accepteAvisDiffere = (revue: EtatRevue, passage: EtatPassage): boolean =>
  SEANCES.includes(revue) && PASSAGES.includes(passage);

const SEANCES: readonly EtatRevue[] = ['PLANIFIEE', 'ORDRE_DU_JOUR_OUVERT', 'ORDRE_DU_JOUR_FIGE', 'EN_COURS'];
const PASSAGES: readonly EtatPassage[] = ['INSCRIT', 'RETENU'];
