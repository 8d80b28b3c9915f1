import { useEffect, useState } from 'react';
import { jourDe } from './dates';

/** Date civile du jour, à l'heure de Paris ; passe au lendemain sans recharger la page. */
export function useAujourdhui(): string {
  const [jour, poserJour] = useState(() => jourDe(new Date()));
  useEffect(() => {
    const minuterie = setInterval(() => poserJour(jourDe(new Date())), 60_000);
    return () => clearInterval(minuterie);
  }, []);
  return jour;
}

/** Instant courant, rafraîchi à l'intervalle donné. */
export function useMaintenant(intervalleMs = 60_000): Date {
  const [maintenant, poserMaintenant] = useState(() => new Date());
  useEffect(() => {
    const minuterie = setInterval(() => poserMaintenant(new Date()), intervalleMs);
    return () => clearInterval(minuterie);
  }, [intervalleMs]);
  return maintenant;
}
