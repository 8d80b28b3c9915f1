import { erreurMetier, type ErreurMetier, type ErreurRegle } from '@pdp/domain';
import { accesRefuse } from './probleme.exception.js';

/** Refus d'une règle du domaine, sous la forme que la réponse attend (422, ou 403 si c'est la fonction qui manque). */
export function deRegle({ code, message, champs }: ErreurRegle): ErreurMetier {
  if (code === 'ACTEUR_NON_HABILITE') return accesRefuse(message);
  const deTransition = code === 'TRANSITION_IMPOSSIBLE' || code === 'TRANSITION_INCONNUE';
  return erreurMetier(
    deTransition ? 'transition-impossible' : 'regle-metier',
    message,
    champs.length > 0 ? { champs } : {},
  );
}
