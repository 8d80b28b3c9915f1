import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { CompteursDossiers, DossiersPage } from '@pdp/domain';
import { cles } from '../../platform/api/cles';
import { api } from '../../platform/api/client';
import type { ParametresUrl } from '../../platform/api/client';

/** Dossiers ouverts au lecteur, page par page. */
export const optionsDossiers = (filtres: ParametresUrl) =>
  infiniteQueryOptions({
    queryKey: [...cles.dossiers(filtres), 'pages'],
    queryFn: ({ signal, pageParam }) =>
      api.lire<DossiersPage>('/dossiers', { signal, params: { ...filtres, limite: 50, curseur: pageParam } }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.curseurSuivant,
  });

/** Compteurs de vigilance des dossiers que le lecteur suit. */
export const optionsCompteurs = queryOptions({
  queryKey: [...cles.dossiers(), 'compteurs'],
  queryFn: ({ signal }) => api.lire<CompteursDossiers>('/dossiers/compteurs', { signal }),
});
