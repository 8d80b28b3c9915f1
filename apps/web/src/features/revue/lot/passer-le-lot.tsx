import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { RevueVue } from '@pdp/domain';
import { cles } from '../../../platform/api/cles';
import { pluriel } from '../../../platform/format/textes';
import { peut } from '../../../platform/permissions/capacites';
import { prevenir } from '../../../platform/ui/retours/prevenir';
import { commandesRevue } from '../revue.requetes';

/** Conclut d'un geste les dossiers « rien à signaler » qui attendent encore ; au conducteur seulement. */
export function PasserLeLot({ revue }: { readonly revue: RevueVue }) {
  const requetes = useQueryClient();
  const restants = revue.passages.filter((p) => p.format === 'LOT' && (p.etat === 'INSCRIT' || p.etat === 'RETENU'));
  const passer = useMutation({
    mutationFn: () => commandesRevue.passerLeLot(revue.id, revue.epoqueConduite),
    onSuccess: ({ passages }) => prevenir.succes(`${pluriel(passages, 'dossier')} : rien à signaler, on poursuit.`),
    onSettled: () => requetes.invalidateQueries({ queryKey: cles.revue(revue.id) }),
    onError: prevenir.echec,
  });
  if (restants.length === 0 || !peut(revue, 'conduire')) return null;
  return (
    <Button
      variant="default"
      loading={passer.isPending}
      onClick={() => passer.mutate()}
      styles={{ root: { height: 'auto', minHeight: 36 }, label: { whiteSpace: 'normal' } }}
    >
      Passer le lot : {pluriel(restants.length, 'dossier')} sans rien à signaler
    </Button>
  );
}
