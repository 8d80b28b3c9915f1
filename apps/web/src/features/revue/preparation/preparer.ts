import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { PassageVue, PreparerPassageRequete } from '@pdp/domain';
import { cles } from '../../../platform/api/cles';
import { prevenir } from '../../../platform/ui/retours/prevenir';
import { commandesRevue } from '../revue.requetes';

/** Change la question ou le créneau d'un dossier inscrit. */
export function usePreparer(revueId: string, passage: Pick<PassageVue, 'id' | 'version'>, surFini?: () => void) {
  const requetes = useQueryClient();
  return useMutation({
    mutationFn: (corps: PreparerPassageRequete) => commandesRevue.preparer(passage.id, passage.version, corps),
    onSuccess: () => surFini?.(),
    onSettled: () => requetes.invalidateQueries({ queryKey: cles.revue(revueId) }),
    onError: prevenir.echec,
  });
}
