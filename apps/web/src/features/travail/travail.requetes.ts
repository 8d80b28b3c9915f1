import { queryOptions } from '@tanstack/react-query';
import type { MonTravailVue } from '@pdp/domain';
import { cles } from '../../platform/api/cles';
import { api } from '../../platform/api/client';

/** « Mon travail » : tâches, prochaine revue, vigilance, et compteurs du menu. */
export const optionsMonTravail = queryOptions({
  queryKey: cles.monTravail(),
  queryFn: ({ signal }) => api.lire<MonTravailVue>('/mon-travail', { signal }),
});
