import { useEffect, useState } from 'react';

/** Instant présent en millisecondes, rafraîchi au pas donné (1 s par défaut). */
export function useSecondes(pasMs = 1_000): number {
  const [maintenant, poser] = useState(() => Date.now());
  useEffect(() => {
    const minuterie = setInterval(() => poser(Date.now()), pasMs);
    return () => clearInterval(minuterie);
  }, [pasMs]);
  return maintenant;
}

/** Minutes entières écoulées depuis un instant ; 0 s'il n'y en a pas. */
export const minutesDepuis = (instant: string | null, maintenantMs: number): number =>
  instant === null ? 0 : Math.max(0, Math.floor((maintenantMs - Date.parse(instant)) / 60_000));
