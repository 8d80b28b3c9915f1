import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ConstaterMandatRequete, MandatDonne, MandatsVue } from '@pdp/domain';
import { cles } from '../../../platform/api/cles';
import { api } from '../../../platform/api/client';
import { optionsDocuments } from '../../document/document.requetes';

/** Procurations d'un dossier ; pour qui recueille ses accords. */
export const optionsMandats = (dossierId: string) =>
  queryOptions({
    queryKey: cles.dossier(dossierId, 'mandats'),
    queryFn: ({ signal }) => api.lire<MandatsVue>(`/dossiers/${dossierId}/mandats`, { signal }),
  });

/** Relit les procurations du dossier. */
export function useRelireMandats(dossierId: string): () => void {
  const requetes = useQueryClient();
  return () => void requetes.invalidateQueries({ queryKey: optionsMandats(dossierId).queryKey });
}

/** Documents du dossier, à choisir comme preuve. */
export function useDocumentsAChoisir(dossierId: string): { value: string; label: string }[] {
  const documents = useQuery(optionsDocuments(dossierId)).data?.elements ?? [];
  return [
    { value: '', label: 'Choisir…' },
    ...documents.flatMap(({ id, titre }) => (titre === null ? [] : [{ value: id, label: titre }])),
  ];
}

/** Ce que le Service social note d'une procuration. */
export const commandesMandat = {
  constater: (dossierId: string, mandat: ConstaterMandatRequete, cleIdempotence: string) =>
    api.creer<MandatDonne>(`/dossiers/${dossierId}/mandats`, mandat, { cleIdempotence }),
  revoquer: (dossierId: string, mandatId: string, documentId: string) =>
    api.creer<unknown>(`/dossiers/${dossierId}/mandats/${mandatId}/revocation`, { documentId }),
};
