import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { InscrirePassageRequete } from '@pdp/domain';
import { cles } from '../../../platform/api/cles';
import { creerIdempotence, identifiantAleatoire } from '../../../platform/api/idempotence';
import { prevenir } from '../../../platform/ui/retours/prevenir';
import { commandesRevue } from '../revue.requetes';

/** Inscrit un dossier, une seule fois même si l'on clique deux fois ; l'ordre du jour et les candidats se relisent. */
export function useInscription(revueId: string, surFini?: () => void) {
  const [idempotence] = useState(() => creerIdempotence(identifiantAleatoire));
  const requetes = useQueryClient();
  return useMutation({
    mutationFn: (corps: InscrirePassageRequete) => commandesRevue.inscrire(revueId, corps, idempotence.clePour(corps)),
    onSuccess: async () => {
      surFini?.();
      await requetes.invalidateQueries({ queryKey: cles.revue(revueId) });
    },
    onError: prevenir.echec,
  });
}
