import { queryOptions } from '@tanstack/react-query';
import type {
  ClotureVue,
  PasCloture,
  ProposerRelaisRequete,
  RelaisVue,
  ReponseSuivi,
  NouvellesVue,
  TransitionRelaisRequete,
} from '@pdp/domain';
import { cles } from '../../platform/api/cles';
import { api } from '../../platform/api/client';

/** Clôture d'un dossier, relais et suivi. */
export const optionsCloture = (dossierId: string) =>
  queryOptions({
    queryKey: cles.dossier(dossierId, 'cloture'),
    queryFn: ({ signal }) => api.lire<ClotureVue>(`/dossiers/${dossierId}/cloture`, { signal }),
  });

/** Relais et réponses au suivi. */
export const commandesCloture = {
  proposer: (dossierId: string, corps: ProposerRelaisRequete, cleIdempotence: string) =>
    api.creer<PasCloture>(`/dossiers/${dossierId}/relais`, corps, { cleIdempotence }),
  repondreRelais: ({ id, version }: RelaisVue, corps: TransitionRelaisRequete, cleIdempotence: string) =>
    api.creer<PasCloture>(`/relais/${id}/transitions`, corps, { version, cleIdempotence }),
  repondreSuivi: ({ id, version }: NouvellesVue, corps: ReponseSuivi, cleIdempotence: string) =>
    api.creer<PasCloture>(`/suivis/${id}/reponse`, corps, { version, cleIdempotence }),
};
