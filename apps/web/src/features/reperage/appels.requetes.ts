import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReperagePage, ReperageVue, TransitionReperageReponse, TransitionReperageRequete } from '@pdp/domain';
import { cles } from '../../platform/api/cles';
import { api } from '../../platform/api/client';
import type { ParametresUrl } from '../../platform/api/client';
import { identifiantAleatoire } from '../../platform/api/idempotence';

/** Liste d'appel de mon service, ce qui attend depuis le plus longtemps d'abord. */
export const optionsAppels = (filtres: ParametresUrl) =>
  infiniteQueryOptions({
    queryKey: cles.reperage(filtres),
    queryFn: ({ signal, pageParam }) =>
      api.lire<ReperagePage>('/reperage', { signal, params: { ...filtres, limite: 50, curseur: pageParam } }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.curseurSuivant,
  });

/** Signale ou écarte une ligne ; la liste et les compteurs sont relus, que l'action passe ou non. */
export function useTraiterAppel({ id, version }: Pick<ReperageVue, 'id' | 'version'>) {
  const requetes = useQueryClient();
  return useMutation({
    mutationFn: (corps: TransitionReperageRequete) =>
      api.creer<TransitionReperageReponse>(`/reperage/${id}/transitions`, corps, {
        version,
        cleIdempotence: identifiantAleatoire(),
      }),
    // Sans attendre la relecture : elle ôterait la ligne avant que son succès soit dit.
    onSettled: () =>
      [cles.reperage(), cles.signalements(), cles.monTravail()].forEach((queryKey) => {
        void requetes.invalidateQueries({ queryKey });
      }),
  });
}
