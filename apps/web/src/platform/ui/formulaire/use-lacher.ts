import { useEffect, useEffectEvent, useState } from 'react';
import type { RefObject } from 'react';

/** Accepte un fichier glissé sur une zone ; un bouton doit offrir le même geste au clavier. Rend vrai pendant le survol. */
export function useLacher(zone: RefObject<HTMLElement | null>, deposer: (fichier: File) => void): boolean {
  const [survol, poserSurvol] = useState(false);
  const recevoir = useEffectEvent((e: DragEvent) => {
    e.preventDefault();
    poserSurvol(false);
    const fichier = e.dataTransfer?.files[0];
    if (fichier) deposer(fichier);
  });
  useEffect(() => {
    const element = zone.current;
    if (!element) return undefined;
    const survoler = (e: DragEvent) => {
      e.preventDefault();
      poserSurvol(true);
    };
    const quitter = () => poserSurvol(false);
    const lacher = (e: DragEvent) => recevoir(e);
    element.addEventListener('dragover', survoler);
    element.addEventListener('dragleave', quitter);
    element.addEventListener('drop', lacher);
    return () => {
      element.removeEventListener('dragover', survoler);
      element.removeEventListener('dragleave', quitter);
      element.removeEventListener('drop', lacher);
    };
  }, [zone]);
  return survol;
}
