import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { DemandeDeposee, EcrireMotRequete, MotLivret, PartieLivret } from '@pdp/domain';
import { cles } from '../../platform/api/cles';
import { api } from '../../platform/api/client';

function useRelireLivret(): () => Promise<void> {
  const requetes = useQueryClient();
  return () => requetes.invalidateQueries({ queryKey: cles.monLivret() });
}

/** Écrit un mot, ou change celui donné. `cleIdempotence` : la même pour un nouvel essai du même texte. */
export function useEcrireMot(dossierId: string, mot: MotLivret | undefined) {
  const relire = useRelireLivret();
  return useMutation({
    mutationFn: ({ cleIdempotence, ...requete }: EcrireMotRequete & { cleIdempotence: string }) =>
      mot === undefined
        ? api.creer<MotLivret>('/mon-livret/mots', requete, { cleIdempotence, params: { dossierId } })
        : api.remplacer<MotLivret>(`/mon-livret/mots/${mot.id}`, requete, {
            version: mot.version,
            params: { dossierId },
          }),
    onSuccess: relire,
  });
}

/** Efface un mot, sans retour. */
export function useEffacerMot(dossierId: string) {
  const relire = useRelireLivret();
  return useMutation({
    mutationFn: ({ id, version }: MotLivret) =>
      api.supprimer<unknown>(`/mon-livret/mots/${id}`, { version, params: { dossierId } }),
    onSettled: () => void relire(),
  });
}

/** « Ce n'est pas exact » : la demande de correction part chez le délégué à la protection des données. */
export function useDireInexact(dossierId: string, partie: PartieLivret) {
  const relire = useRelireLivret();
  return useMutation({
    mutationFn: ({ detail, cleIdempotence }: { detail: string; cleIdempotence: string }) =>
      api.creer<DemandeDeposee>(
        '/mes-droits/demandes',
        { type: 'RECTIFICATION', detail, objet: partie },
        { cleIdempotence, params: { dossierId } },
      ),
    onSuccess: relire,
  });
}
