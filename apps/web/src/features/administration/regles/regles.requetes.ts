import { queryOptions, useQueryClient } from '@tanstack/react-query';
import type { AjouterRegleRequete, ReglesVue } from '@pdp/domain';
import { cles } from '../../../platform/api/cles';
import { api } from '../../../platform/api/client';

/** Règles datées de la plateforme. */
export const optionsRegles = queryOptions({
  queryKey: cles.regles(),
  queryFn: ({ signal }) => api.lire<ReglesVue>('/regles', { signal }),
});

/** Ajoute une ligne datée. */
export const ajouterRegle = (corps: AjouterRegleRequete, cleIdempotence: string) =>
  api.creer<{ id: string }>('/regles', corps, { cleIdempotence });

/** À appeler après un ajout. */
export function useRelireRegles(): () => void {
  const requetes = useQueryClient();
  return () => void requetes.invalidateQueries({ queryKey: cles.regles() });
}
