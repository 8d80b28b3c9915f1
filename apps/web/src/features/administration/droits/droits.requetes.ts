import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { SimulationDroits } from '@pdp/domain';
import { cles } from '../../../platform/api/cles';
import { api } from '../../../platform/api/client';
import type { ParametresUrl } from '../../../platform/api/client';

/** Droits d'une fonction sur un dossier fictif. */
export const optionsSimulation = (filtres: ParametresUrl) =>
  queryOptions({
    queryKey: cles.simulation(filtres),
    queryFn: ({ signal }) => api.lire<SimulationDroits>('/droits/simulation', { signal, params: filtres }),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
