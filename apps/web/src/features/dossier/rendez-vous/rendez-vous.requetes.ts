import { queryOptions } from '@tanstack/react-query';
import type {
  LieuAccueilVue,
  PlanifierRendezVousRequete,
  RendezVousTransforme,
  RendezVousVue,
  TransitionRendezVousRequete,
  VersionVue,
} from '@pdp/domain';
import { cles } from '../../../platform/api/cles';
import { adresse, api } from '../../../platform/api/client';

/** Rendez-vous d'un dossier, les plus récents d'abord. */
export const optionsRendezVous = (dossierId: string) =>
  queryOptions({
    queryKey: cles.dossier(dossierId, 'rendez-vous'),
    queryFn: ({ signal }) =>
      api.lire<{ elements: readonly RendezVousVue[] }>(`/dossiers/${dossierId}/rendez-vous`, { signal }),
  });

/** Lieux d'accueil de la plateforme ; qui les tient y voit aussi les fermés. */
export const optionsLieux = queryOptions({
  queryKey: ['lieux-accueil'],
  queryFn: ({ signal }) => api.lire<{ elements: readonly LieuAccueilVue[] }>('/lieux-accueil', { signal }),
});

/** Planifier, puis les gestes. */
export const commandesRendezVous = {
  planifier: (dossierId: string, corps: PlanifierRendezVousRequete, cleIdempotence: string) =>
    api.creer<VersionVue>(`/dossiers/${dossierId}/rendez-vous`, corps, { cleIdempotence }),
  transiter: ({ id, version }: Pick<RendezVousVue, 'id' | 'version'>, corps: TransitionRendezVousRequete) =>
    api.creer<RendezVousTransforme>(`/rendez-vous/${id}/transitions`, corps, { version }),
};

/** Fichier d'agenda d'un rendez-vous : un titre neutre, l'heure, le lieu. */
export const adresseAgendaAgent = (id: string): string => adresse(`/rendez-vous/${id}/calendrier.ics`);
