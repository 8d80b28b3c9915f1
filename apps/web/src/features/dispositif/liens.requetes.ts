import type { CreerLienRequete, LienCree } from '@pdp/domain';
import { api } from '../../platform/api/client';

/** Liens à usage unique d'une réponse attendue : en donner un, le retirer. */
export const commandesLien = {
  creer: (dispositifId: string, corps: CreerLienRequete, cleIdempotence: string) =>
    api.creer<LienCree>(`/dispositifs/${dispositifId}/liens`, corps, { cleIdempotence }),
  retirer: (id: string) => api.supprimer<{ id: string }>(`/liens/${id}`),
};
