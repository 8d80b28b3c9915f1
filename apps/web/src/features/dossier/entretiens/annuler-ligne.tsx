import { Button, Menu } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { LIBELLES_MOTIF_ANNULATION } from '@pdp/domain';
import type { MotifAnnulation } from '@pdp/domain';
import { prevenir } from '../../../platform/ui/retours/prevenir';
import { Erreur } from '../../../platform/ui/retours/erreur';
import { useRelireDossier } from '../dossier.requetes';

type Props = {
  readonly dossierId: string;
  /** Ce qui s'annule, lu par les lecteurs d'écran : « l'entretien du 3 novembre 2026 ». */
  readonly quoi: string;
  readonly annuler: (motif: MotifAnnulation) => Promise<unknown>;
};

/** Annule une ligne notée par erreur, en disant pourquoi ; elle reste lisible et ne compte plus. */
export function AnnulerLigne({ dossierId, quoi, annuler }: Props) {
  const relire = useRelireDossier(dossierId);
  const envoi = useMutation({
    mutationFn: annuler,
    onSuccess: () => prevenir.succes('Annulé. La ligne ne compte plus.'),
    onSettled: () => relire(),
  });
  return (
    <>
      {envoi.isError && <Erreur erreur={envoi.error} />}
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="subtle" size="compact-sm" aria-label={`Annuler ${quoi}`} loading={envoi.isPending}>
            Annuler
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>Pourquoi&nbsp;?</Menu.Label>
          {(Object.entries(LIBELLES_MOTIF_ANNULATION) as [MotifAnnulation, string][]).map(([motif, libelle]) => (
            <Menu.Item key={motif} onClick={() => envoi.mutate(motif)}>
              {libelle}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
