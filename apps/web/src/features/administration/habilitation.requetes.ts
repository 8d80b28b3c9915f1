import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type {
  CreerHabilitationRequete,
  DesactiverUtilisateurRequete,
  HabilitationAdminVue,
  HabilitationsPage,
  InvitationVue,
  ModifierHabilitationRequete,
  RetablirRequete,
  UtilisateurDesactive,
} from '@pdp/domain';
import { cles } from '../../platform/api/cles';
import { api } from '../../platform/api/client';
import { identifiantAleatoire } from '../../platform/api/idempotence';

/** Habilitations de la plateforme, passées comprises, par nom. */
export const optionsHabilitations = (recherche: string | undefined) =>
  infiniteQueryOptions({
    queryKey: cles.habilitations({ recherche }),
    queryFn: ({ signal, pageParam }) =>
      api.lire<HabilitationsPage>('/habilitations', { signal, params: { recherche, limite: 50, curseur: pageParam } }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.curseurSuivant,
  });

/** Donne une fonction à une personne. */
export const creerHabilitation = (
  corps: CreerHabilitationRequete,
  cleIdempotence: string,
): Promise<HabilitationAdminVue> => api.creer<HabilitationAdminVue>('/habilitations', corps, { cleIdempotence });

/** À appeler après toute écriture : la liste et l'annuaire ont changé. */
export function useRelireHabilitations(): () => void {
  const requetes = useQueryClient();
  return () => {
    void requetes.invalidateQueries({ queryKey: cles.habilitations() });
    void requetes.invalidateQueries({ queryKey: cles.annuaire() });
  };
}

/** Change la fin d'une habilitation ; les sessions ouvertes sous elle se terminent aussitôt. */
export function useModifierFin({ id, version }: Pick<HabilitationAdminVue, 'id' | 'version'>) {
  const relire = useRelireHabilitations();
  return useMutation({
    mutationFn: (corps: ModifierHabilitationRequete) =>
      api.modifier<HabilitationAdminVue>(`/habilitations/${id}`, corps, { version }),
    onSettled: relire,
  });
}

/** Ferme un compte ; toutes ses sessions se terminent. */
export function useFermerCompte(utilisateurId: string) {
  const relire = useRelireHabilitations();
  return useMutation({
    mutationFn: (corps: DesactiverUtilisateurRequete) =>
      api.creer<UtilisateurDesactive>(`/utilisateurs/${utilisateurId}/desactivation`, corps, {
        cleIdempotence: identifiantAleatoire(),
      }),
    onSettled: relire,
  });
}

/** Rétablit le compte s'il est suspendu, sinon l'habilitation. */
export function useRetablir({ id, version, utilisateur }: HabilitationAdminVue) {
  const relire = useRelireHabilitations();
  const chemin = utilisateur.suspendu ? `/utilisateurs/${utilisateur.id}` : `/habilitations/${id}`;
  return useMutation({
    mutationFn: (corps: RetablirRequete) =>
      api.creer<unknown>(`${chemin}/retablissement`, corps, {
        cleIdempotence: identifiantAleatoire(),
        ...(utilisateur.suspendu ? {} : { version }),
      }),
    onSettled: relire,
  });
}

/** Donne un code neuf à un compte invité ; celui d'avant ne vaut plus. */
export const useDonnerCode = (utilisateurId: string) =>
  useMutation({
    mutationFn: () =>
      api.creer<InvitationVue>(`/utilisateurs/${utilisateurId}/invitation`, undefined, {
        cleIdempotence: identifiantAleatoire(),
      }),
  });
