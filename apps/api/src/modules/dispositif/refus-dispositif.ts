import { erreurMetier, type ErreurDispositif, type ErreurMetier } from '@pdp/domain';
import { accesRefuse } from '../../platform/http/probleme.exception.js';

/** Un refus du domaine, tel que l'API le rend : 403 pour la fonction, 422 pour le reste, avec les champs. */
export const enProbleme = ({ code, message, champs }: ErreurDispositif): ErreurMetier => {
  if (code === 'ACTEUR_NON_HABILITE') return accesRefuse(message);
  const nature =
    code === 'EXIGENCE_NON_REMPLIE' || code === 'SAISIE_INVALIDE' ? 'regle-metier' : 'transition-impossible';
  return erreurMetier(nature, message, { champs });
};
