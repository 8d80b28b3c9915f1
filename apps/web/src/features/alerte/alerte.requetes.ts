import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { AlertesVue, OuvrirAlerteRequete, RepondreAlerteRequete, TransitionAlerteRequete } from '@pdp/domain';
import { cles } from '../../platform/api/cles';
import { api } from '../../platform/api/client';

/** Alertes de la plateforme, et entreprises répétées. */
export const optionsAlertes = queryOptions({
  queryKey: cles.alertes(),
  queryFn: ({ signal }) => api.lire<AlertesVue>('/alertes-entreprise', { signal }),
});

type Ecrite = { readonly id: string; readonly etat: string };

/** Ouvre une alerte. */
export const ouvrirAlerte = (corps: OuvrirAlerteRequete, cleIdempotence: string) =>
  api.creer<Ecrite>('/alertes-entreprise', corps, { cleIdempotence });

/** À appeler après une écriture. */
export function useRelireAlertes(): () => void {
  const requetes = useQueryClient();
  return () => {
    void requetes.invalidateQueries({ queryKey: cles.alertes() });
    void requetes.invalidateQueries({ queryKey: cles.taches() });
  };
}

/** Réponse d'un référent, ou étape de la coordination. */
export function useGesteAlerte(id: string) {
  const relire = useRelireAlertes();
  return useMutation({
    mutationFn: (corps: RepondreAlerteRequete | TransitionAlerteRequete) =>
      api.creer<Ecrite>(`/alertes-entreprise/${id}/${'transition' in corps ? 'transitions' : 'reponses'}`, corps),
    onSettled: relire,
  });
}
