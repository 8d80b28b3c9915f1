import { useEffect, useRef, useState } from 'react';
import type { SurAvancement, Televersement } from '../../platform/api/televerser';

/** Suit un envoi de fichier : sa part, son abandon en quittant l'écran, et la page retenue tant qu'il dure. */
export function useEnvoiFichier() {
  const [part, poserPart] = useState<number | undefined>();
  const enCours = useRef<(() => void) | undefined>(undefined);
  useEffect(() => () => enCours.current?.(), []);
  useEffect(() => {
    if (part === undefined) return undefined;
    const retenir = (e: BeforeUnloadEvent) => e.preventDefault();
    window.addEventListener('beforeunload', retenir);
    return () => window.removeEventListener('beforeunload', retenir);
  }, [part]);
  const suivre = async <T>(ouvrir: (surAvancement: SurAvancement) => Televersement<T>): Promise<T> => {
    poserPart(0);
    const envoi = ouvrir((avance) => poserPart(avance ?? 0));
    enCours.current = envoi.abandonner;
    try {
      return await envoi.reponse;
    } finally {
      enCours.current = undefined;
      poserPart(undefined);
    }
  };
  return { part, suivre };
}
