import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { DemandeDeposee, DeposerDemandeRequete, MesDroitsVue, TransitionDemandeRequete } from '@pdp/domain';
import { cles } from '../../platform/api/cles';
import { api } from '../../platform/api/client';

/** Demandes de la personne sur ses données, et leurs réponses ; `dossierId` choisit, pour un mandataire à plusieurs mandats. */
export const optionsMesDroits = (dossierId: string | undefined) =>
  queryOptions({
    queryKey: [...cles.mesDroits(), dossierId ?? 'premier'],
    queryFn: ({ signal }) => api.lire<MesDroitsVue>('/mes-droits', { signal, params: { dossierId } }),
    staleTime: 0,
  });

function useRelire(): () => Promise<void> {
  const requetes = useQueryClient();
  return () => requetes.invalidateQueries({ queryKey: cles.mesDroits() });
}

/** Dépose une demande. `cleIdempotence` : la même pour un nouvel essai du même texte. */
export function useDeposerDemande(dossierId: string) {
  const relire = useRelire();
  return useMutation({
    mutationFn: ({ cleIdempotence, ...requete }: DeposerDemandeRequete & { cleIdempotence: string }) =>
      api.creer<DemandeDeposee>('/mes-droits/demandes', requete, { cleIdempotence, params: { dossierId } }),
    // Sans attendre : la relecture ferait disparaître le formulaire avant qu'il ait dit que la demande est partie.
    onSuccess: () => void relire(),
  });
}

/** Précise ou abandonne une demande. */
export function useAgirSurDemande() {
  const relire = useRelire();
  return useMutation({
    mutationFn: ({ id, version, ...requete }: TransitionDemandeRequete & { id: string; version: number }) =>
      api.creer<DemandeDeposee>(`/demandes-droit/${id}/transitions`, requete, { version }),
    onSettled: () => void relire(),
  });
}

/** Prend un fichier, une seule fois, et le confie au navigateur. */
export function usePrendreFichier() {
  const relire = useRelire();
  return useMutation({
    mutationFn: async ({ id, format }: { id: string; format: 'pdf' | 'json' }) => {
      const { contenu, nom } = await api.recevoir(`/exports-acces/${id}/${format}`);
      const lien = document.createElement('a');
      lien.href = URL.createObjectURL(contenu);
      lien.download = nom;
      lien.click();
      // Le navigateur a besoin d'un instant pour commencer à écrire le fichier.
      setTimeout(() => URL.revokeObjectURL(lien.href), 10_000);
    },
    onSettled: () => void relire(),
  });
}
