import { queryOptions } from '@tanstack/react-query';
import type {
  DroitSocialAvance,
  DroitSocialVue,
  DroitsSociauxVue,
  NoterDroitSocialRequete,
  TransitionDroitSocialRequete,
} from '@pdp/domain';
import { cles } from '../../platform/api/cles';
import { api } from '../../platform/api/client';

/** Droits d'une personne, lisibles par ce lecteur. */
export const optionsDroitsSociaux = (dossierId: string) =>
  queryOptions({
    queryKey: cles.dossier(dossierId, 'droits-sociaux'),
    queryFn: ({ signal }) => api.lire<DroitsSociauxVue>(`/dossiers/${dossierId}/droits-sociaux`, { signal }),
  });

/** Noter un droit, et ce qu'il devient. */
export const commandesDroitSocial = {
  noter: (dossierId: string, corps: NoterDroitSocialRequete, cleIdempotence: string) =>
    api.creer<DroitSocialAvance>(`/dossiers/${dossierId}/droits-sociaux`, corps, { cleIdempotence }),
  avancer: ({ id, version }: DroitSocialVue, corps: TransitionDroitSocialRequete, cleIdempotence: string) =>
    api.creer<DroitSocialAvance>(`/droits-sociaux/${id}/transitions`, corps, { version, cleIdempotence }),
};
