import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type {
  DemandeDeposee,
  DemandeDroitVue,
  LeverLimitationRequete,
  LigneDemandeDroit,
  LimitationVue,
  LimiterDossierRequete,
  Page,
  TransitionDemandeRequete,
} from '@pdp/domain';
import { cles } from '../../platform/api/cles';
import { api } from '../../platform/api/client';

/** File des demandes de la plateforme : celles où une réponse est due, ou les closes. */
export const optionsFile = (etat: 'ouvertes' | 'closes') =>
  infiniteQueryOptions({
    queryKey: [...cles.demandesDroit('file'), etat],
    queryFn: ({ signal, pageParam }) =>
      api.lire<Page<LigneDemandeDroit>>('/demandes-droit', {
        signal,
        params: { etat, limite: 50, curseur: pageParam },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.curseurSuivant,
  });

/** Une demande ; chaque lecture est journalisée, elle ne se relit pas toute seule. */
export const optionsDemande = (id: string) =>
  queryOptions({
    queryKey: cles.demandesDroit(id),
    queryFn: ({ signal }) => api.lire<DemandeDroitVue>(`/demandes-droit/${id}`, { signal }),
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });

// Une écriture n'attend pas la relecture : elle ferait disparaître le formulaire avant qu'il ait dit « C'est fait ».
function useRelire(): () => Promise<void> {
  const requetes = useQueryClient();
  return () => requetes.invalidateQueries({ queryKey: cles.demandesDroit() });
}

/** Fait avancer une demande. */
export function useTransiter(id: string, version: number) {
  const relire = useRelire();
  return useMutation({
    mutationFn: (requete: TransitionDemandeRequete) =>
      api.creer<DemandeDeposee>(`/demandes-droit/${id}/transitions`, requete, { version }),
    onSuccess: () => void relire(),
  });
}

/** Gèle ou dégèle le dossier d'une demande. */
export function useGel(dossierId: string) {
  const relire = useRelire();
  const poser = useMutation({
    mutationFn: (requete: LimiterDossierRequete) =>
      api.creer<LimitationVue>(`/dossiers/${dossierId}/limitation`, requete),
    onSuccess: () => void relire(),
  });
  const lever = useMutation({
    mutationFn: (requete: LeverLimitationRequete) =>
      api.creer<LimitationVue>(`/dossiers/${dossierId}/limitation/levee`, requete),
    onSuccess: () => void relire(),
  });
  return { poser, lever };
}
