import { queryOptions } from '@tanstack/react-query';
import type { FournisseursConnexion } from '@pdp/domain';
import { cles } from '../../platform/api/cles';
import { api } from '../../platform/api/client';

/** Services de connexion actifs ; ne changent qu'au redémarrage du serveur. */
export const optionsFournisseurs = queryOptions({
  queryKey: cles.fournisseurs(),
  queryFn: ({ signal }) => api.lire<FournisseursConnexion>('/connexion/fournisseurs', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});
