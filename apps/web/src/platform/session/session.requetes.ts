import { queryOptions, useMutation, useQueryClient, useSuspenseQuery, type QueryClient } from '@tanstack/react-query';
import type { ChangerHabilitationRequete, SessionVue } from '@pdp/domain';
import { cles } from '../api/cles';
import { api } from '../api/client';
import { attribuerBrouillons, viderBrouillons } from '../brouillons/brouillons';

/** Lecture de la session : une fois par ouverture, puis à chaque renouvellement. */
export const optionsSession = queryOptions({
  queryKey: cles.session(),
  // Sans `signal` : un observateur démonté pendant la lecture l'annulerait, et la page d'entrée avec elle.
  queryFn: async () => {
    const session = await api.lire<SessionVue>('/session', { enFond: false });
    attribuerBrouillons(session.utilisateur.id);
    return session;
  },
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
  retry: false,
  refetchOnWindowFocus: false,
});

/** Relit la session sans la prolonger ; un échec ne change rien, la veille continue sur ce qu'elle sait. */
export async function relireSession(requetes: QueryClient): Promise<void> {
  try {
    requetes.setQueryData(cles.session(), await api.lire<SessionVue>('/session', { enFond: true }));
  } catch {
    // Session finie : le 401 l'a déjà dit. Réseau coupé : rien de neuf.
  }
}

/** Session en cours ; à n'appeler que sous une route connectée (la session y est déjà chargée). */
export const useSession = (): SessionVue => useSuspenseQuery(optionsSession).data;

/** Change de fonction : tout le cache est vidé, car les droits changent avec elle. */
export function useChangerHabilitation(apres: () => void) {
  const requetes = useQueryClient();
  return useMutation({
    mutationFn: (habilitationId: string) =>
      api.remplacer<unknown>('/session/habilitation', { habilitationId } satisfies ChangerHabilitationRequete),
    onSuccess: async () => {
      const session = await api.lire<SessionVue>('/session');
      requetes.clear();
      requetes.setQueryData(cles.session(), session);
      apres();
    },
  });
}

/** Termine la session, efface les brouillons de ce poste et mène à la page de connexion. */
export function useDeconnexion() {
  const requetes = useQueryClient();
  return useMutation({
    mutationFn: () => api.creer<{ url?: string } | undefined>('/deconnexion', {}),
    onSettled: (fin) => {
      viderBrouillons();
      requetes.clear();
      window.location.assign(fin?.url ?? '/connexion?fin=true');
    },
  });
}
