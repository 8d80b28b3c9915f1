import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { EnvoisPage, NotificationsPage, PreferencesNotification } from '@pdp/domain';
import { cles } from '../../platform/api/cles';
import { api } from '../../platform/api/client';
import { identifiantAleatoire } from '../../platform/api/idempotence';

/** Dernières notifications et nombre de non lues (pastille de la barre). */
export const optionsNotifications = queryOptions({
  queryKey: cles.notifications('liste'),
  queryFn: ({ signal }) => api.lire<NotificationsPage>('/notifications', { signal, params: { limite: 50 } }),
});

/** Toutes les notifications, page par page ; `filtre` ne garde que ce qui reste à lire. */
export const optionsToutesNotifications = (filtre: 'non-lues' | undefined) =>
  infiniteQueryOptions({
    queryKey: cles.notifications(`pages-${filtre ?? 'toutes'}`),
    queryFn: ({ signal, pageParam }) =>
      api.lire<NotificationsPage>('/notifications', { signal, params: { filtre, limite: 50, curseur: pageParam } }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.curseurSuivant,
  });

/** Marque une notification comme lue, ou toutes sans identifiant. */
export function useMarquerLues() {
  const requetes = useQueryClient();
  return useMutation({
    mutationFn: (id: string | undefined) =>
      api.creer<{ lues: number }>(id === undefined ? '/notifications/lecture' : `/notifications/${id}/lecture`, {}),
    onSettled: () => void requetes.invalidateQueries({ queryKey: cles.notifications() }),
  });
}

/** Rythme des courriels et SMS. */
export const optionsPreferences = queryOptions({
  queryKey: cles.notifications('preferences'),
  queryFn: ({ signal }) => api.lire<PreferencesNotification>('/notifications/preferences', { signal }),
});

/** Enregistre les préférences ; le dernier choix vaut. */
export function useReglerPreferences() {
  const requetes = useQueryClient();
  return useMutation({
    mutationFn: (preferences: PreferencesNotification) =>
      api.remplacer<PreferencesNotification>('/notifications/preferences', preferences),
    onSuccess: (preferences) => requetes.setQueryData(optionsPreferences.queryKey, preferences),
  });
}

/** Messages confiés aux canaux ; `echecs` ne montre que ceux qui ne sont pas partis. */
export const optionsEnvois = (echecs: boolean, filtres: { etat?: string | undefined; canal?: string | undefined }) =>
  infiniteQueryOptions({
    queryKey: cles.envois({ echecs, ...filtres }),
    queryFn: ({ signal, pageParam }) =>
      api.lire<EnvoisPage>(echecs ? '/notifications/echecs' : '/notifications/envois', {
        signal,
        params: { ...filtres, limite: 30, curseur: pageParam },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.curseurSuivant,
  });

/** Remet un message en file, tout de suite. */
export function useRenvoyer() {
  const requetes = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      api.creer<{ id: string; etat: string }>(
        `/notifications/echecs/${id}/renvoi`,
        {},
        { cleIdempotence: identifiantAleatoire() },
      ),
    onSettled: () => void requetes.invalidateQueries({ queryKey: cles.envois() }),
  });
}
