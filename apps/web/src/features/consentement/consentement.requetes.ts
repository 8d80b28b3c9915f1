import { queryOptions } from '@tanstack/react-query';
import type {
  AnnuairePage,
  OrganismeVue,
  Page,
  PreuveAccordVue,
  RecueillirConsentementRequete,
  Unite,
} from '@pdp/domain';
import { cles } from '../../platform/api/cles';
import { api } from '../../platform/api/client';

/** Personnes d'un service, par l'annuaire. */
export const optionsPersonnes = (unite: Unite | '') =>
  queryOptions({
    queryKey: cles.annuaire({ unite, limite: 200 }),
    queryFn: ({ signal }) => api.lire<AnnuairePage>('/annuaire', { signal, params: { unite, limite: 200 } }),
    enabled: unite !== '',
  });

/** Organismes qui exercent un service. */
export const optionsOrganismes = (unite: Unite | '') =>
  queryOptions({
    queryKey: ['organismes', unite],
    queryFn: ({ signal }) => api.lire<Page<OrganismeVue>>('/organismes', { signal, params: { unite } }),
    enabled: unite !== '',
    staleTime: 10 * 60_000,
  });

/** Choix d'un organisme, par ordre alphabétique. */
export const choixOrganismes = (page: Page<OrganismeVue> | undefined): readonly { value: string; label: string }[] =>
  (page?.elements ?? [])
    .map(({ id, nom }) => ({ value: id, label: nom }))
    .sort((a, b) => a.label.localeCompare(b.label, 'fr'));

/** Signature gardée avec un accord. */
export const optionsPreuve = (consentementId: string) =>
  queryOptions({
    queryKey: ['consentement', consentementId, 'preuve'],
    queryFn: ({ signal }) => api.lire<PreuveAccordVue>(`/consentements/${consentementId}/preuve`, { signal }),
    retry: false,
  });

/** Donne et retire un accord. */
export const commandesConsentement = {
  donner: (dossierId: string, corps: RecueillirConsentementRequete, cleIdempotence: string) =>
    api.creer<{ id: string; version: number; etat: string }>(`/dossiers/${dossierId}/consentements`, corps, {
      cleIdempotence,
    }),
  retirer: (id: string, version: number, canal: string) =>
    api.creer<{ id: string; retireLe: string }>(`/consentements/${id}/retrait`, { canal }, { version }),
};
