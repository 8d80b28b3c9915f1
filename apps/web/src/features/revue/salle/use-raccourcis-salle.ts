import { useEffect, useEffectEvent } from 'react';
import { tinykeys } from 'tinykeys';
import { RACCOURCIS_REVUE, doitIgnorer } from '../../../platform/clavier/raccourcis';

/** Ce que chaque touche fait dans la salle. */
export type GestesDeSalle = Readonly<Record<keyof typeof RACCOURCIS_REVUE, () => void>>;

/** Branche N, P, D, A et S dans la salle ; traités ici, ils ne déclenchent pas ceux de l'application. */
export function useRaccourcisSalle(gestes: GestesDeSalle): void {
  const jouer = useEffectEvent((nom: keyof GestesDeSalle) => gestes[nom]());
  useEffect(() => {
    const noms = Object.keys(RACCOURCIS_REVUE) as (keyof GestesDeSalle)[];
    const touches = noms.map((nom) => [
      RACCOURCIS_REVUE[nom].combinaison,
      (e: KeyboardEvent) => {
        e.preventDefault();
        jouer(nom);
      },
    ]);
    // En phase de capture : la salle passe avant les raccourcis de l'application.
    return tinykeys(window, Object.fromEntries(touches) as Record<string, (e: KeyboardEvent) => void>, {
      ignore: (e) => doitIgnorer(e),
      capture: true,
    });
  }, []);
}

/** Met le curseur dans un champ de la salle (`data-salle`), ou le bouton qui l'ouvre ; faux s'il n'est pas à l'écran. */
export function viser(repere: 'decision' | 'action', geste: 'focus' | 'click' = 'focus'): boolean {
  const element = document.querySelector<HTMLElement>(`[data-salle="${repere}"]`);
  const cible = element?.matches('textarea,button') ? element : element?.querySelector<HTMLElement>('textarea,button');
  if (!cible) return false;
  cible.scrollIntoView({ block: 'nearest' });
  if (geste === 'click') cible.click();
  else cible.focus();
  // Le curseur va au bout du texte : on continue, on ne récrit pas devant.
  if (geste === 'focus' && cible instanceof HTMLTextAreaElement)
    cible.setSelectionRange(cible.value.length, cible.value.length);
  return true;
}
