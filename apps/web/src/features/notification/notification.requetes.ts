import { queryOptions } from '@tanstack/react-query';
import type { NotificationsPage } from '@pdp/domain';
import { cles } from '../../platform/api/cles';
import { api } from '../../platform/api/client';

/** Dernières notifications et nombre de non lues (pastille de la barre). */
export const optionsNotifications = queryOptions({
  queryKey: cles.notifications('liste'),
  queryFn: ({ signal }) => api.lire<NotificationsPage>('/notifications', { signal, params: { limite: 50 } }),
});
