import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type {
  OuvrirReconfirmationRequete,
  ReconfirmationDetail,
  ReconfirmationsPage,
  RepondreReconfirmationRequete,
} from '@pdp/domain';
import { cles } from '../../../platform/api/cles';
import { api } from '../../../platform/api/client';
import { identifiantAleatoire } from '../../../platform/api/idempotence';
import { useRelireHabilitations } from '../habilitation.requetes';

/** Listes de la plateforme, ouvertes d'abord. */
export const optionsReconfirmations = queryOptions({
  queryKey: cles.reconfirmations(),
  queryFn: ({ signal }) => api.lire<ReconfirmationsPage>('/reconfirmations', { signal }),
});

/** Une liste et ses habilitations. */
export const optionsReconfirmation = (id: string) =>
  queryOptions({
    queryKey: cles.reconfirmations(id),
    queryFn: ({ signal }) => api.lire<ReconfirmationDetail>(`/reconfirmations/${id}`, { signal }),
  });

function useApres(): (detail: ReconfirmationDetail) => void {
  const requetes = useQueryClient();
  const relire = useRelireHabilitations();
  return (detail) => {
    requetes.setQueryData(cles.reconfirmations(detail.id), detail);
    void requetes.invalidateQueries({ queryKey: cles.reconfirmations(), exact: true });
    relire();
  };
}

/** Répond à des lignes, toutes ou aucune. */
export function useRepondre(id: string) {
  const apres = useApres();
  return useMutation({
    mutationFn: (corps: RepondreReconfirmationRequete) =>
      api.creer<ReconfirmationDetail>(`/reconfirmations/${id}/reponses`, corps, {
        cleIdempotence: identifiantAleatoire(),
      }),
    onSuccess: apres,
  });
}

/** Ouvre la liste d'un organisme tout de suite. */
export function useOuvrir() {
  const apres = useApres();
  return useMutation({
    mutationFn: (corps: OuvrirReconfirmationRequete) =>
      api.creer<ReconfirmationDetail>('/reconfirmations', corps, { cleIdempotence: identifiantAleatoire() }),
    onSuccess: apres,
  });
}
