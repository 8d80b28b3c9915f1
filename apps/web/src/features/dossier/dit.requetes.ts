import { queryOptions } from '@tanstack/react-query';
import type { DitVue, NoterDitRequete, Page } from '@pdp/domain';
import { cles } from '../../platform/api/cles';
import { api } from '../../platform/api/client';

/** Ce qui a été dit à l'assuré, du plus récent au plus ancien, livrets publiés compris. */
export const optionsDits = (dossierId: string) =>
  queryOptions({
    queryKey: cles.dossier(dossierId, 'dits'),
    queryFn: ({ signal }) => api.lire<Page<DitVue>>(`/dossiers/${dossierId}/dits`, { signal }),
  });

export const noterDit = (dossierId: string, corps: NoterDitRequete, cleIdempotence: string) =>
  api.creer<DitVue>(`/dossiers/${dossierId}/dits`, corps, { cleIdempotence });
