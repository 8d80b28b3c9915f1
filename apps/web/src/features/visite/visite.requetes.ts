import { infiniteQueryOptions, queryOptions, useQueryClient } from '@tanstack/react-query';
import type { CreerVisiteRequete, Page, TransitionVisiteRequete, VisiteVue } from '@pdp/domain';
import { cles } from '../../platform/api/cles';
import { api } from '../../platform/api/client';
import { identifiantAleatoire } from '../../platform/api/idempotence';

/** Visites de pré-reprise d'un dossier. */
export const optionsVisitesDossier = (dossierId: string) =>
  queryOptions({
    queryKey: cles.dossier(dossierId, 'visites'),
    queryFn: ({ signal }) =>
      api.lire<{ readonly elements: readonly VisiteVue[] }>(`/dossiers/${dossierId}/visites-pre-reprise`, { signal }),
  });

/** Visites adressées au service de santé au travail de l'utilisateur, dans un état. */
export const optionsVisitesService = (etat: string) =>
  infiniteQueryOptions({
    queryKey: cles.visites({ etat }),
    queryFn: ({ signal, pageParam }) =>
      api.lire<Page<VisiteVue>>('/visites-pre-reprise', { signal, params: { etat, limite: 50, curseur: pageParam } }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.curseurSuivant,
  });

/** Une visite. */
export const optionsVisite = (id: string) =>
  queryOptions({
    queryKey: [...cles.visites(), id],
    queryFn: ({ signal }) => api.lire<VisiteVue>(`/visites-pre-reprise/${id}`, { signal }),
  });

type Transformee = { readonly id: string; readonly etat: string; readonly version: number };

/** Demande et avancée d'une visite. */
export const commandesVisite = {
  creer: (dossierId: string, corps: CreerVisiteRequete, cleIdempotence: string) =>
    api.creer<Transformee>(`/dossiers/${dossierId}/visites-pre-reprise`, corps, { cleIdempotence }),
  transiter: (visite: Pick<VisiteVue, 'id' | 'version'>, corps: TransitionVisiteRequete) =>
    api.creer<Transformee>(`/visites-pre-reprise/${visite.id}/transitions`, corps, {
      version: visite.version,
      cleIdempotence: identifiantAleatoire(),
    }),
};

/** Relit les visites, le dossier et les compteurs. */
export function useRelireVisites(dossierId: string): () => Promise<unknown> {
  const requetes = useQueryClient();
  return () =>
    Promise.all(
      [cles.visites(), cles.dossier(dossierId), cles.monTravail(), cles.taches()].map((queryKey) =>
        requetes.invalidateQueries({ queryKey }),
      ),
    );
}
