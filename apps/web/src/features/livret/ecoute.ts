import { useEffect, useState } from 'react';
import type { RefObject } from 'react';
import { morceauxALire } from './livret.vue';

const synthese = (): SpeechSynthesis | undefined => ('speechSynthesis' in window ? window.speechSynthesis : undefined);

/** Lit la page à voix haute avec la voix du téléphone ; seuls les blocs marqués `data-lu` sont dits. */
export function useEcoute(page: RefObject<HTMLElement | null>): {
  readonly disponible: boolean;
  readonly enCours: boolean;
  readonly basculer: () => void;
} {
  const [enCours, poserEnCours] = useState(false);
  useEffect(() => () => synthese()?.cancel(), []);
  const basculer = () => {
    const voix = synthese();
    if (!voix) return;
    voix.cancel();
    if (enCours) return poserEnCours(false);
    const blocs = [...(page.current?.querySelectorAll<HTMLElement>('[data-lu]') ?? [])]
      // Ce qui est replié ne se voit pas : il ne se dit pas non plus.
      .filter((bloc) => bloc.getClientRects().length > 0 && bloc.closest('details:not([open])') === null)
      .map((bloc) => bloc.innerText);
    const phrases = morceauxALire(blocs);
    phrases.forEach((phrase, rang) => {
      const enonce = new SpeechSynthesisUtterance(phrase);
      enonce.lang = 'fr-FR';
      enonce.rate = 0.95;
      if (rang === phrases.length - 1) enonce.onend = () => poserEnCours(false);
      enonce.onerror = () => poserEnCours(false);
      voix.speak(enonce);
    });
    return poserEnCours(phrases.length > 0);
  };
  return { disponible: synthese() !== undefined, enCours, basculer };
}
