import { NativeSelect } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { AXES, LIBELLES_AXE } from '@pdp/domain';
import type { Axe, AxeVue, DossierVue } from '@pdp/domain';
import { peutActe } from '@pdp/permissions';
import { api } from '../../../platform/api/client';
import { cles } from '../../../platform/api/cles';
import { useSession } from '../../../platform/session/session.requetes';
import { Carte } from '../../../platform/ui/mise-en-page/carte';
import { prevenir } from '../../../platform/ui/retours/prevenir';

/** Axe du dossier, pour qui l'accompagne : PDP ou SPS, comptés à part au pilotage. */
export function AxeDossier({ dossier }: { readonly dossier: DossierVue }) {
  const { fonction } = useSession().habilitationActive;
  const range = peutActe(fonction, 'dossier.classer');
  const lu = useQuery({
    queryKey: cles.dossier(dossier.id, 'axe'),
    queryFn: ({ signal }) => api.lire<AxeVue>(`/dossiers/${dossier.id}/axe`, { signal }),
    enabled: range,
  });
  const ranger = useMutation({
    mutationFn: (axe: Axe) => api.creer<AxeVue>(`/dossiers/${dossier.id}/axe`, { axe }),
    onSuccess: () => {
      prevenir.succes('Axe enregistré.');
      void lu.refetch();
    },
    onError: prevenir.echec,
  });
  if (!lu.data) return null;
  return (
    <Carte titre="Axe du Service social">
      <NativeSelect
        aria-label="Axe du Service social"
        description="Chaque axe se compte à part."
        data={AXES.map((value) => ({ value, label: LIBELLES_AXE[value] }))}
        value={ranger.isPending ? ranger.variables : lu.data.axe}
        onChange={(e) => ranger.mutate(e.currentTarget.value as Axe)}
      />
    </Carte>
  );
}
