import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { AnnuairePage, LigneJournalVue, Page } from '@pdp/domain';
import { cles } from '../../platform/api/cles';
import { adresse, api } from '../../platform/api/client';
import type { ParametresUrl } from '../../platform/api/client';

/** Journal des accès de la plateforme. Chaque page lue est elle-même journalisée : rien ne se relit tout seul. */
export const optionsJournal = (filtres: ParametresUrl) =>
  infiniteQueryOptions({
    queryKey: cles.journal(filtres),
    queryFn: ({ signal, pageParam }) =>
      api.lire<Page<LigneJournalVue>>('/journal', { signal, params: { ...filtres, limite: 50, curseur: pageParam } }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.curseurSuivant,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });

/** Adresse du fichier CSV de ces filtres. */
export const adresseExport = (filtres: ParametresUrl): string => adresse('/journal.csv', filtres);

/** Agents à proposer dans le filtre. */
export const optionsAgents = () =>
  queryOptions({
    queryKey: cles.annuaire({ journal: true }),
    queryFn: ({ signal }) => api.lire<AnnuairePage>('/annuaire', { signal, params: { limite: 200 } }),
    staleTime: 5 * 60_000,
  });
