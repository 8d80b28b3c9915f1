import { queryOptions } from '@tanstack/react-query';
import type { DispositifVue, DispositifsVue, OuvrirDispositifRequete, TransitionDispositifRequete } from '@pdp/domain';
import { cles } from '../../platform/api/cles';
import { api } from '../../platform/api/client';

/** Dispositifs d'un dossier, lisibles par ce lecteur. */
export const optionsDispositifs = (dossierId: string) =>
  queryOptions({
    queryKey: cles.dossier(dossierId, 'dispositifs'),
    queryFn: ({ signal }) => api.lire<DispositifsVue>(`/dossiers/${dossierId}/dispositifs`, { signal }),
  });

type Avance = Pick<DispositifVue, 'id' | 'etat' | 'version'>;

/** Ouverture et gestes. */
export const commandesDispositif = {
  ouvrir: (dossierId: string, corps: OuvrirDispositifRequete, cleIdempotence: string) =>
    api.creer<Avance>(`/dossiers/${dossierId}/dispositifs`, corps, { cleIdempotence }),
  agir: ({ id, version }: Avance, corps: TransitionDispositifRequete, cleIdempotence: string) =>
    api.creer<Avance>(`/dispositifs/${id}/transitions`, corps, { version, cleIdempotence }),
};
