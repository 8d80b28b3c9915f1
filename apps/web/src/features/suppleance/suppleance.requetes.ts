import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { CandidatsSuppleance, CreerSuppleanceRequete, SuppleanceVue, SuppleancesPage } from '@pdp/domain';
import { cles } from '../../platform/api/cles';
import { api } from '../../platform/api/client';
import { identifiantAleatoire } from '../../platform/api/idempotence';

/** Suppléances qui me concernent ; toutes celles de la plateforme pour l'administrateur. */
export const optionsSuppleances = queryOptions({
  queryKey: cles.suppleances(),
  queryFn: ({ signal }) => api.lire<SuppleancesPage>('/suppleances', { signal }),
});

/** Qui peut suppléer cette habilitation ; sans elle, la mienne. */
export const optionsCandidats = (habilitationId: string | undefined) =>
  queryOptions({
    queryKey: cles.suppleances(`candidats/${habilitationId ?? 'moi'}`),
    queryFn: ({ signal }) =>
      api.lire<CandidatsSuppleance>('/suppleances/candidats', { signal, params: { habilitationId } }),
  });

/** Désigne un suppléant. */
export const creerSuppleance = (corps: CreerSuppleanceRequete, cleIdempotence: string): Promise<SuppleanceVue> =>
  api.creer<SuppleanceVue>('/suppleances', corps, { cleIdempotence });

/** À appeler après toute écriture. */
export function useRelireSuppleances(): () => void {
  const requetes = useQueryClient();
  return () => void requetes.invalidateQueries({ queryKey: cles.suppleances() });
}

/** Met fin à une suppléance avant son terme. */
export function useTerminerSuppleance() {
  const relire = useRelireSuppleances();
  return useMutation({
    mutationFn: (id: string) =>
      api.creer<SuppleanceVue>(`/suppleances/${id}/fin`, undefined, { cleIdempotence: identifiantAleatoire() }),
    onSettled: relire,
  });
}
