import { queryOptions } from '@tanstack/react-query';
import type { AnnuairePage, DonnerConsentementRequete, Unite } from '@pdp/domain';
import { cles } from '../../platform/api/cles';
import { api } from '../../platform/api/client';

/** Personnes d'un service, par l'annuaire. */
export const optionsPersonnes = (unite: Unite | '') =>
  queryOptions({
    queryKey: cles.annuaire({ unite, limite: 200 }),
    queryFn: ({ signal }) => api.lire<AnnuairePage>('/annuaire', { signal, params: { unite, limite: 200 } }),
    enabled: unite !== '',
  });

/** Organismes qui exercent un service : ceux des personnes de l'annuaire. */
export function organismesDe(
  page: AnnuairePage | undefined,
): readonly { readonly value: string; readonly label: string }[] {
  const connus = new Map<string, string>();
  for (const { organisme } of page?.elements ?? []) if (organisme) connus.set(organisme.id, organisme.nom);
  return [...connus].map(([value, label]) => ({ value, label })).sort((a, b) => a.label.localeCompare(b.label, 'fr'));
}

/** Donne et retire un accord. */
export const commandesConsentement = {
  donner: (dossierId: string, corps: DonnerConsentementRequete, cleIdempotence: string) =>
    api.creer<{ id: string; version: number; etat: string }>(`/dossiers/${dossierId}/consentements`, corps, {
      cleIdempotence,
    }),
  retirer: (id: string, version: number, canal: string) =>
    api.creer<{ id: string; retireLe: string }>(`/consentements/${id}/retrait`, { canal }, { version }),
};
