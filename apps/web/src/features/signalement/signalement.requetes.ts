import { infiniteQueryOptions, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  CreerSignalementRequete,
  ReconnaissanceVue,
  SignalementCree,
  SignalementsPage,
  SignalementVue,
  TransitionSignalementReponse,
  TransitionSignalementRequete,
} from '@pdp/domain';
import { cles } from '../../platform/api/cles';
import { api } from '../../platform/api/client';
import type { ParametresUrl } from '../../platform/api/client';
import { identifiantAleatoire } from '../../platform/api/idempotence';
import { etatNir } from '../../platform/ui/formulaire/nir';

/** Liste des signalements : ceux que j'ai émis, ou ceux que mon unité traite. */
export const optionsSignalements = (filtres: ParametresUrl) =>
  infiniteQueryOptions({
    queryKey: cles.signalements(filtres),
    queryFn: ({ signal, pageParam }) =>
      api.lire<SignalementsPage>('/signalements', { signal, params: { ...filtres, limite: 50, curseur: pageParam } }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.curseurSuivant,
  });

/** Un signalement, avec son historique. */
export const optionsSignalement = (id: string) =>
  queryOptions({
    queryKey: cles.signalement(id),
    queryFn: ({ signal }) => api.lire<SignalementVue>(`/signalements/${id}`, { signal }),
  });

/** Envoie un signalement. */
export const creerSignalement = (corps: CreerSignalementRequete, cleIdempotence: string): Promise<SignalementCree> =>
  api.creer<SignalementCree>('/signalements', corps, { cleIdempotence });

/** Ce qui sert à reconnaître une personne pendant la saisie. */
export type Identification = { nir: string; nomNaissance: string; prenom: string; dateNaissance: string };

/** Dit si la personne est déjà connue dès que le NIR est valide ; sans réponse, la saisie continue. */
export function useReconnaissance({
  nir,
  nomNaissance,
  prenom,
  dateNaissance,
}: Identification): ReconnaissanceVue | undefined {
  const complete = nomNaissance.trim() !== '' && prenom.trim() !== '' && dateNaissance.length === 10;
  const identite = complete ? { nomNaissance, prenom, dateNaissance } : {};
  const { data } = useQuery({
    queryKey: ['reconnaissance', nir, identite],
    queryFn: ({ signal }) => api.creer<ReconnaissanceVue>('/assures/reconnaissance', { nir, ...identite }, { signal }),
    enabled: etatNir(nir) === 'valide',
    retry: false,
    gcTime: 0,
    staleTime: 60_000,
  });
  return data;
}

/** Fait avancer un signalement ; relit la liste, la fiche et les compteurs, que l'action passe ou non. */
export function useTransitionSignalement(signalement: Pick<SignalementVue, 'id' | 'version'>) {
  const requetes = useQueryClient();
  return useMutation({
    mutationFn: (corps: TransitionSignalementRequete) =>
      api.creer<TransitionSignalementReponse>(`/signalements/${signalement.id}/transitions`, corps, {
        version: signalement.version,
        cleIdempotence: identifiantAleatoire(),
      }),
    onSettled: () =>
      Promise.all(
        [cles.signalements(), cles.signalement(signalement.id), cles.monTravail(), cles.dossiers()].map((queryKey) =>
          requetes.invalidateQueries({ queryKey }),
        ),
      ),
  });
}
