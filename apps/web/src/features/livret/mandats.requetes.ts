import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { DonnerMandatRequete, MandatDonne, MandatsVue } from '@pdp/domain';
import { cles } from '../../platform/api/cles';
import { api } from '../../platform/api/client';
import { identifiantAleatoire } from '../../platform/api/idempotence';

const cle = (dossierId: string) => [...cles.monLivret('mandats'), dossierId];

/** Personnes que l'assuré a désignées, ou qu'une procuration désigne. */
export const optionsMesMandats = (dossierId: string) =>
  queryOptions({
    queryKey: cle(dossierId),
    queryFn: ({ signal }) => api.lire<MandatsVue>('/mon-livret/mandats', { signal, params: { dossierId } }),
  });

/** Désigne une personne ; la réponse porte le code, montré une seule fois. */
export function useDonnerMandat(dossierId: string) {
  const requetes = useQueryClient();
  return useMutation({
    mutationFn: (requete: DonnerMandatRequete) =>
      api.creer<MandatDonne>('/mon-livret/mandats', requete, {
        cleIdempotence: identifiantAleatoire(),
        params: { dossierId },
      }),
    onSuccess: () => requetes.invalidateQueries({ queryKey: cle(dossierId) }),
  });
}

/** Retire cette personne : son accès tombe dès la réponse. */
export function useRetirerMandat(dossierId: string) {
  const requetes = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      api.creer<unknown>(`/mon-livret/mandats/${id}/revocation`, {}, { params: { dossierId } }),
    onSettled: () => void requetes.invalidateQueries({ queryKey: cle(dossierId) }),
  });
}
