import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { ImportVue, LigneApercu, Page, SortLigne } from '@pdp/domain';
import { cles } from '../../platform/api/cles';
import { adresse, api } from '../../platform/api/client';
import { identifiantAleatoire } from '../../platform/api/idempotence';
import { estEnCours } from './imports.vue';

/** Listes déjà déposées, les plus récentes d'abord ; relues tant que l'une est en cours. */
export const optionsImports = queryOptions({
  queryKey: cles.imports(),
  queryFn: ({ signal }) => api.lire<Page<ImportVue>>('/imports', { signal, params: { limite: 20 } }),
  refetchInterval: ({ state }) => (state.data?.elements.some(estEnCours) ? 2_000 : false),
});

/** Un import ; son avancement est relu deux fois par seconde tant qu'il est en cours. */
export const optionsImport = (id: string) =>
  queryOptions({
    queryKey: cles.import(id),
    queryFn: ({ signal }) => api.lire<ImportVue>(`/imports/${id}`, { signal }),
    refetchInterval: ({ state }) => (state.data && estEnCours(state.data) ? 500 : false),
  });

/** Lignes d'aperçu d'un sort, ou toutes. */
export const optionsLignes = (id: string, version: number, sort: SortLigne | undefined) =>
  infiniteQueryOptions({
    queryKey: cles.import(id, 'lignes', { version, sort }),
    queryFn: ({ signal, pageParam }) =>
      api.lire<Page<LigneApercu>>(`/imports/${id}/lignes`, {
        signal,
        params: { sort, limite: 50, curseur: pageParam },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.curseurSuivant,
  });

/** Adresse du fichier des lignes rejetées, avec leur raison. */
export const adresseRejets = (id: string): string => adresse(`/imports/${id}/rejets.csv`);

/** L'import dont la lecture est en cours, s'il y en a un : le dépôt ne connaît son numéro qu'à la fin. */
export async function lireImportEnCours(nomFichier: string): Promise<ImportVue | undefined> {
  const { elements } = await api.lire<Page<ImportVue>>('/imports', { params: { limite: 3 } });
  return elements.find((vue) => estEnCours(vue) && vue.nomFichier === nomFichier);
}

/** Confirme une liste lue : assurés, arrêts et listes d'appel en une fois. */
export function useConfirmerImport({ id, version }: Pick<ImportVue, 'id' | 'version'>) {
  const requetes = useQueryClient();
  return useMutation({
    mutationFn: () =>
      api.creer<ImportVue>(
        `/imports/${id}/confirmation`,
        {},
        { version, cleIdempotence: identifiantAleatoire(), delaiMs: 600_000 },
      ),
    // Sans attendre la relecture : elle ôterait la ligne avant que son succès soit dit.
    onSettled: () =>
      [cles.import(id), cles.imports(), cles.reperage(), cles.monTravail()].forEach((queryKey) => {
        void requetes.invalidateQueries({ queryKey });
      }),
  });
}
