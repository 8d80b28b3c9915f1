import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { TachesPage, TacheVue, VersionVue } from '@pdp/domain';
import { cles } from '../../platform/api/cles';
import { api } from '../../platform/api/client';
import { estEchec } from '../../platform/api/probleme';
import { prevenir } from '../../platform/ui/retours/prevenir';

/** Toutes mes tâches, page par page ; « Mon travail » n'en porte que les premières. */
export const optionsMesTaches = infiniteQueryOptions({
  queryKey: cles.taches(),
  queryFn: ({ signal, pageParam }) =>
    api.lire<TachesPage>('/taches', { signal, params: { limite: 50, curseur: pageParam } }),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.curseurSuivant,
});

type Changement = { readonly tache: Pick<TacheVue, 'id' | 'version'>; readonly transition: 'faire' | 'rouvrir' };

/** Fait avancer une tâche ; « faite » se défait pendant douze secondes. */
export function useChangerTache() {
  const requetes = useQueryClient();
  const relire = () => {
    void requetes.invalidateQueries({ queryKey: cles.monTravail() });
    void requetes.invalidateQueries({ queryKey: cles.taches() });
  };
  const mutation = useMutation({
    mutationFn: ({ tache, transition }: Changement) =>
      api.modifier<VersionVue>(`/taches/${tache.id}`, { transition }, { version: tache.version }),
    onSuccess: ({ version }, { tache, transition }) => {
      relire();
      if (transition === 'rouvrir') return;
      prevenir.succes('Tâche faite.', {
        annuler: () => mutation.mutate({ tache: { id: tache.id, version }, transition: 'rouvrir' }),
      });
    },
    onError: (erreur) => {
      prevenir.echec(erreur);
      if (estEchec(erreur, 'version-perimee')) relire();
    },
  });
  return mutation;
}
