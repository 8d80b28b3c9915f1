import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { AnnuairePage, OrganismeVue, Page, Unite } from '@pdp/domain';
import { cles } from '../../platform/api/cles';
import { api } from '../../platform/api/client';
import type { ParametresUrl } from '../../platform/api/client';

/** Professionnels de la plateforme, par nom. */
export const optionsAnnuaire = (filtres: ParametresUrl) =>
  infiniteQueryOptions({
    queryKey: cles.annuaire(filtres),
    queryFn: ({ signal, pageParam }) =>
      api.lire<AnnuairePage>('/annuaire', { signal, params: { ...filtres, limite: 50, curseur: pageParam } }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.curseurSuivant,
  });

/** Organismes de la plateforme qui exercent une unité, ou tous. */
export const optionsOrganismes = (unite: Unite | undefined) =>
  queryOptions({
    queryKey: cles.annuaire({ organismes: true, unite }),
    queryFn: ({ signal }) => api.lire<Page<OrganismeVue>>('/organismes', { signal, params: { unite } }),
    staleTime: 5 * 60_000,
  });
