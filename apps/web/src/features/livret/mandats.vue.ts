import type { MandatVue } from '@pdp/domain';
import { dateEnClair } from './livret.vue';

/** Ce que cette personne peut faire, et jusqu'à quand. */
export function mandatEnClair({ portee, etat, debut, fin, revoqueLe }: MandatVue, aujourdhui: string): string {
  if (etat === 'REVOQUE') return `N’a plus accès depuis le ${dateEnClair(revoqueLe ?? '', aujourdhui)}.`;
  if (etat === 'FINI') return `N’a plus accès depuis le ${dateEnClair(fin ?? '', aujourdhui)}.`;
  const droit = portee === 'AGIR' ? 'peut lire et agir à votre place' : 'peut lire, sans rien changer';
  const quand = etat === 'A_VENIR' ? `À partir du ${dateEnClair(debut, aujourdhui)}, ` : '';
  const terme = fin === null ? '' : `, jusqu’au ${dateEnClair(fin, aujourdhui)}`;
  const phrase = `${quand}cette personne ${droit}${terme}.`;
  return `${phrase.charAt(0).toUpperCase()}${phrase.slice(1)}`;
}
