import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type {
  FeuilleEcrite,
  FeuilleVue,
  GestePlanRequete,
  PlanEcrit,
  PlanVue,
  TransitionFeuilleRequete,
} from '@pdp/domain';
import { cles } from '../../platform/api/cles';
import { api } from '../../platform/api/client';
import { identifiantAleatoire } from '../../platform/api/idempotence';

/** Plan d'actions d'un dossier et feuille de route, tels que ce lecteur les lit. */
export const optionsPlan = (dossierId: string) =>
  queryOptions({
    queryKey: cles.dossier(dossierId, 'plan'),
    queryFn: ({ signal }) => api.lire<PlanVue>(`/dossiers/${dossierId}/plan`, { signal }),
  });

/** Écritures du plan et de la feuille. */
export const commandesPlan = {
  agir: (dossierId: string, version: number, corps: GestePlanRequete, cle: string) =>
    api.creer<PlanEcrit>(`/dossiers/${dossierId}/plan/gestes`, corps, {
      cleIdempotence: cle,
      ...(version > 0 ? { version } : {}),
    }),
  repondre: ({ id, version }: Pick<FeuilleVue, 'id' | 'version'>, corps: TransitionFeuilleRequete, cle: string) =>
    api.creer<FeuilleEcrite>(`/feuilles-de-route/${id}/transitions`, corps, { version, cleIdempotence: cle }),
};

/** Réponse de la personne depuis son livret. */
export function useRepondreFeuille(dossierId: string) {
  const requetes = useQueryClient();
  return useMutation({
    mutationFn: ({ feuille, ...corps }: TransitionFeuilleRequete & { readonly feuille: FeuilleVue }) =>
      commandesPlan.repondre(feuille, corps, identifiantAleatoire()),
    onSettled: () => void requetes.invalidateQueries({ queryKey: cles.dossier(dossierId, 'plan') }),
  });
}
