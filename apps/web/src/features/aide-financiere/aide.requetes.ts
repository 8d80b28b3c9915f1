import { queryOptions } from '@tanstack/react-query';
import type {
  AideAvancee,
  AideFinanciereVue,
  AidesFinancieresVue,
  PreparerAideRequete,
  TransitionAideRequete,
} from '@pdp/domain';
import { cles } from '../../platform/api/cles';
import { api } from '../../platform/api/client';

/** Demandes d'aide d'un dossier, lisibles par ce lecteur. */
export const optionsAides = (dossierId: string) =>
  queryOptions({
    queryKey: cles.dossier(dossierId, 'aides'),
    queryFn: ({ signal }) => api.lire<AidesFinancieresVue>(`/dossiers/${dossierId}/aides-financieres`, { signal }),
  });

/** Préparer une demande, et ce qu'elle devient. */
export const commandesAide = {
  preparer: (dossierId: string, corps: PreparerAideRequete, cleIdempotence: string) =>
    api.creer<AideAvancee>(`/dossiers/${dossierId}/aides-financieres`, corps, { cleIdempotence }),
  avancer: ({ id, version }: AideFinanciereVue, corps: TransitionAideRequete, cleIdempotence: string) =>
    api.creer<AideAvancee>(`/aides-financieres/${id}/transitions`, corps, { version, cleIdempotence }),
};
