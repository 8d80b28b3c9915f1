import { auCalme } from '../platform/au-calme';
import { demanderFeuilles } from '../platform/ui/theme/feuilles';

/** Adresse du livret de l'assuré, la seule page qui s'ouvre souvent au téléphone sur une ligne lente. */
export const CHEMIN_DU_LIVRET = '/mon-livret';

// Sans suite ici : la route redemandera ce qui n'est pas arrivé, et dira elle-même l'échec.
const sansSuite = (demande: Promise<unknown>): void => void demande.catch(() => undefined);

/**
 * Demande d'avance, sans attendre de savoir qui est là, ce que la page ouverte attendra. Sur le livret, son code ; le reste, et les
 * feuilles qu'il n'emploie pas, une fois la page affichée. À appeler une fois, au démarrage.
 */
export function avancer(chemin: string): void {
  if (chemin !== CHEMIN_DU_LIVRET) return sansSuite(demanderFeuilles());
  sansSuite(import('../pages/mon-livret/page-mon-livret'));
  sansSuite(import('../features/navigation/coque/coque-assure'));
  window.addEventListener('load', () => sansSuite(auCalme().then(demanderFeuilles)), { once: true });
}
