import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { MesSessions, SessionsTerminees } from '@pdp/domain';
import { cles } from '../../platform/api/cles';
import { api } from '../../platform/api/client';

/** Mes sessions ouvertes, relues à chaque ouverture de la page. */
export const optionsMesSessions = queryOptions({
  queryKey: cles.mesSessions(),
  queryFn: ({ signal }) => api.lire<MesSessions>('/mes-sessions', { signal }),
  staleTime: 0,
});

/** Met fin à une session ouverte ailleurs, ou à toutes les autres (`null`). */
export function useMettreFin() {
  const requetes = useQueryClient();
  return useMutation({
    mutationFn: (id: string | null) =>
      id === null
        ? api.creer<SessionsTerminees>('/mes-sessions/fin-des-autres', {})
        : api.supprimer<unknown>(`/mes-sessions/${id}`),
    onSettled: () => requetes.invalidateQueries({ queryKey: cles.mesSessions() }),
  });
}
