import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { ConservationVue, LancerPasseRequete, PasseConservationVue } from '@pdp/domain';
import { cles } from '../../platform/api/cles';
import { api } from '../../platform/api/client';

const RELECTURE_MS = 2_000;

/** Règles et dernières passes ; relues tant qu'une passe avance. */
export const optionsConservation = queryOptions({
  queryKey: cles.conservation(),
  queryFn: ({ signal }) => api.lire<ConservationVue>('/conservation', { signal }),
  refetchInterval: ({ state }) =>
    state.data?.passes.some(({ etat }) => etat === 'EN_COURS') === true ? RELECTURE_MS : false,
});

/** Lance une passe, ou reprend celle qui n'a pas fini. */
export function useLancerPasse() {
  const requetes = useQueryClient();
  return useMutation({
    mutationFn: (requete: LancerPasseRequete) => api.creer<PasseConservationVue>('/conservation/passes', requete),
    onSuccess: () => requetes.invalidateQueries({ queryKey: cles.conservation() }),
  });
}
